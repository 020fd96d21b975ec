import { type BuildOptions, build } from "rolldown";
import { packagePath } from "../package-root.ts";

/** What is started by itself, by folder: the program and its threads, and what makes the sample. */
const PROGRAMS = {
	pipeline: [
		"main",
		"commands/pages/page-thread",
		"commands/texts/label-thread",
		"files/old-book-thread",
		"label/label-worker",
	],
	"data/generator": ["main"],
};

// They bring libraries for each kind of machine, or load files of their own; what speaks to databases is wanted by few.
const APART = [
	"@clickhouse/client",
	/^@duckdb\/node-bindings/,
	/^@node-rs\/jieba/,
	"@resvg/resvg-js",
	"fs-native-extensions",
	"mysql2",
	"pg",
	"pg-cursor",
	"tinypool",
];

/**
 * Joins what was compiled, and what that loads of packages, into few files: to look for a thousand modules one by one
 * took a small build a second. Each folder is made anew, so that nothing of a module that is gone stays.
 */
export async function joinModules(): Promise<void> {
	for (const [folder, names] of Object.entries(PROGRAMS))
		await build(toOptions(folder, names));
}

function toOptions(folder: string, names: readonly string[]): BuildOptions {
	const compiled = packagePath("out", "compiled", folder);
	return {
		input: Object.fromEntries(
			names.map((name) => [name, `${compiled}/${name}.js`]),
		),
		platform: "node",
		external: APART,
		logLevel: "warn",
		output: {
			dir: packagePath("dist", folder),
			cleanDir: true,
			chunkFileNames: "chunks/[name].js",
		},
	};
}
