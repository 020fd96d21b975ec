import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";

const pipeline = packagePath("pipeline");
const ground = ["database", "files", "privacy", "statistics"];
const roof = ["commands"];

interface Import {
	from: string;
	to: string;
}

function readImports(): Import[] {
	const files = readdirSync(pipeline, { recursive: true, encoding: "utf8" });
	return files
		.filter((file) => file.endsWith(".ts"))
		.flatMap((file) => {
			const path = join(pipeline, file);
			const source = readFileSync(path, "utf8");
			const targets = source.matchAll(/from "(\.[^"]+)"/g);
			return [...targets].map(([, target = ""]) => ({
				from: toPosix(file),
				to: toPosix(relative(pipeline, resolve(dirname(path), target))),
			}));
		});
}

const toPosix = (path: string) => path.replaceAll("\\", "/");
const wingOf = (file: string) => (file.includes("/") ? file.split("/")[0] : "");

test("no wing imports another wing", () => {
	const between = readImports().filter(({ from, to }) => {
		const [wing, other] = [wingOf(from) ?? "", wingOf(to) ?? ""];
		return (
			wing !== other &&
			wing !== "" &&
			other !== "" &&
			!roof.includes(wing) &&
			!ground.includes(other)
		);
	});
	expect(between).toEqual([]);
});

test("the ground floor imports nothing above it", () => {
	const upward = readImports().filter(
		({ from, to }) =>
			ground.includes(wingOf(from) ?? "") &&
			![...ground, ""].includes(wingOf(to) ?? ""),
	);
	expect(upward).toEqual([]);
});

test("only the commands and main touch the console, the clock and the process", () => {
	const files = readdirSync(pipeline, { recursive: true, encoding: "utf8" });
	const guilty = files
		.map(toPosix)
		.filter(
			(file) =>
				file.endsWith(".ts") &&
				file !== "main.ts" &&
				// It asks whether the process that left a folder still lives.
				file !== "workspace/run-folder.ts" &&
				!file.startsWith("commands/"),
		)
		.filter((file) =>
			/(?<!the )\bconsole\.\w|\bprocess\.|Date\.now|new Date\(\)|Math\.random/.test(
				readFileSync(join(pipeline, file), "utf8"),
			),
		);
	expect(guilty).toEqual([]);
});
