import { mkdirSync, readFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { packagePath } from "../../pipeline/package-root.ts";
import { ROWS } from "./rows.ts";

// npm run bench [-- --only small,explain] [--runs 5] [--in folder]
const { values } = parseArgs({
	options: {
		/** All but the millions where it is not given. */
		only: { type: "string" },
		runs: { type: "string", default: "5" },
		in: { type: "string", default: packagePath("out", "bench", "workspaces") },
	},
});
const wanted =
	values.only?.split(",") ??
	Object.keys(ROWS).filter((name) => !name.endsWith("million"));
const unknown = wanted.find((name) => !(name in ROWS));
if (unknown)
	throw new Error(`no ${unknown} among ${Object.keys(ROWS).join(", ")}`);

mkdirSync(values.in, { recursive: true });
// What loading and the floor are made of.
const LIBRARIES = [
	"@duckdb/node-api",
	"@node-rs/jieba",
	"vega",
	"vega-lite",
	"@e965/xlsx",
];
const [first] = cpus();
console.log(
	`${cpus().length} × ${first?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${process.platform} ${release()}, Node ${process.versions.node}; medians of ${values.runs}`,
);
console.log(`${tellVersions()}\n`);
console.log("| work | took | against | reached | must |");
console.log("|---|---|---|---|---|");
for (const name of wanted)
	for (const row of ROWS[name]?.(values.in, Number(values.runs)) ?? [])
		console.log(
			`| ${row.work} | ${row.taken} | ${row.against} | ${row.reached} | ${row.must} |`,
		);

function tellVersions(): string {
	const text = readFileSync(packagePath("package.json"), "utf8");
	const { version, dependencies } = JSON.parse(text);
	const libraries = LIBRARIES.map((name) => `${name} ${dependencies[name]}`);
	return [`hotline-review ${version}`, ...libraries].join(", ");
}
