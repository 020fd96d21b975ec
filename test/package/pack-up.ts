import { execFileSync, execSync } from "node:child_process";
import {
	cpSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { packagePath } from "../../pipeline/package-root.ts";

const MADE_FROM = [
	"data",
	"docs",
	"queries",
	"templates",
	"CHANGELOG.md",
	"LICENSE",
	"NOTICE",
	"README.md",
	"README.zh-CN.md",
	"SECURITY.md",
	"package.json",
	"pipeline",
	"tsconfig.json",
];

/** What lies about in a checkout that somebody works in, and must stay there. */
export const PLANTED = [
	".cache/run-1/run.duckdb",
	".secret",
	"data/defaults/.secret",
	"data/defaults/工单.xlsx",
	"data/starter/.secret",
	"data/starter/exports/工单.csv",
	"data/starter/out/2023-03/report.html",
	"data/yiyuan/.secret",
	"data/yiyuan/campaign/households.csv",
	"data/yiyuan/exports/工单.csv",
	"data/yiyuan/out/published/2023-03.csv",
	"dist/pipeline/deleted-long-ago.js",
	"docs/工单.xlsx",
	"out/2023-03/report.html",
	"queries/export.csv",
	"templates/notes.docx",
];

/** Packs a copy of the checkout in which `planted` lies about; answers the package's file. */
export function packUp(folder: string, planted: readonly string[]): string {
	const checkout = join(folder, "checkout");
	for (const name of MADE_FROM)
		cpSync(packagePath(name), join(checkout, name), { recursive: true });
	for (const path of planted) {
		mkdirSync(dirname(join(checkout, path)), { recursive: true });
		writeFileSync(join(checkout, path), "planted");
	}
	symlinkSync(
		packagePath("node_modules"),
		join(checkout, "node_modules"),
		"junction",
	);
	execSync("npm pack --silent --pack-destination ..", {
		cwd: checkout,
		stdio: "pipe",
	});
	const [name = ""] = readdirSync(folder).filter((file) =>
		file.endsWith(".tgz"),
	);
	return join(folder, name);
}

/** The paths in a package, without the folder that all of them lie in. */
export function listPacked(file: string): string[] {
	const listing = execFileSync("tar", ["-tzf", file], { encoding: "utf8" });
	return listing
		.split("\n")
		.filter((path) => path !== "" && !path.endsWith("/"))
		.map((path) => path.replace(/^package\//, ""))
		.sort();
}

/** What belongs into the package, by what the checkout was made from and compiled to. */
export function expectedInPackage(): string[] {
	const given = ["queries", "templates", "data/defaults", "data/examples"];
	const rareFonts = Object.keys(
		JSON.parse(readFileSync(packagePath("dist/fonts/rare.json"), "utf8")),
	);
	return [
		...["CHANGELOG.md", "LICENSE", "NOTICE", "SECURITY.md"],
		...["README.md", "README.zh-CN.md", "package.json"],
		...filesBelow("dist/pipeline"),
		"dist/charts.json",
		"dist/common-words.bin",
		"dist/defaults.json",
		"dist/fonts/400.ttf",
		"dist/fonts/700.ttf",
		"dist/fonts/LICENSE",
		"dist/fonts/rare.json",
		...rareFonts.map((name) => `dist/fonts/${name}`),
		"dist/queries.json",
		"dist/rarities.bin",
		"dist/templates.cjs",
		...given.flatMap(filesBelow),
		...filesBelow("data/starter"),
		...filesBelow("docs").filter((path) => !path.endsWith(".yaml")),
	]
		.filter((path) => !PLANTED.includes(path))
		.sort();
}

function filesBelow(root: string): string[] {
	return readdirSync(packagePath(root), {
		recursive: true,
		withFileTypes: true,
	})
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => path.slice(packagePath().length + 1).replaceAll("\\", "/"));
}
