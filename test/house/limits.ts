import { dirname } from "node:path";
import { importsOf, type SourceFile } from "./sources.ts";

/** What the house keeps to; `planted` are files that break it, to see that it is noticed. */
export interface Limit {
	says: string;
	offenders(files: readonly SourceFile[]): string[];
	planted: SourceFile[];
}

const LONGEST_CODE = 300;
const LONGEST_MODEL = 120;
const LONGEST_LINE = 160;
const MOST_FILES = 35;
const ROW_FILE = "pipeline/database/database.ts";
// Folders of like files, one more of which makes nothing harder to find.
const LIKE_FILES = /^(test\/)?queries\/metrics$|^templates\/charts$/;
// A forecast, a cluster, a register of households and an issue have these names no more. What is published as
// `outlook` or `matter` keeps its word, and no name is made of it.
const GIVEN_UP =
	/outlook_?\w|\w_?outlook|(est|int|mart)_matter|campaign_(households|grids|visits|whistles|decisions)|int_faults/i;
const lines = (text: string) => text.split("\n").length - 1;
const plant = (path: string, text = ""): SourceFile => ({ path, text });
const repeat = (count: number, make: (index: number) => SourceFile) =>
	Array.from({ length: count }, (_, index) => make(index));

export const LIMITS: Limit[] = [
	{
		says: `no file of code is over ${LONGEST_CODE} lines`,
		offenders: (files) =>
			files
				.filter(({ path }) => path.endsWith(".ts"))
				.filter(({ text }) => lines(text) > LONGEST_CODE)
				.map(({ path, text }) => `${path}: ${lines(text)}`),
		planted: [plant("pipeline/read/long.ts", "\n".repeat(LONGEST_CODE + 1))],
	},
	{
		says: `no model is over ${LONGEST_MODEL} lines`,
		offenders: (files) =>
			files
				.filter(({ path }) => /^queries\/.*\.sql$/.test(path))
				.filter(({ text }) => lines(text) > LONGEST_MODEL)
				.map(({ path, text }) => `${path}: ${lines(text)}`),
		planted: [
			plant("queries/tickets/long.sql", "\n".repeat(LONGEST_MODEL + 1)),
		],
	},
	{
		says: `no line of a template and no header of a model is over ${LONGEST_LINE} bytes`,
		offenders: (files) =>
			files.flatMap(({ path, text }) => {
				const isTemplate = /^templates\/.*\.(hbs|css|js)$/.test(path);
				if (!isTemplate && !path.startsWith("queries/")) return [];
				return text
					.split("\n")
					.filter((line) => isTemplate || line.startsWith("--"))
					.filter((line) => Buffer.byteLength(line) > LONGEST_LINE)
					.map((line) => `${path}: ${line}`);
			}),
		planted: [plant("templates/long.hbs", "　".repeat(LONGEST_LINE / 3 + 1))],
	},
	{
		says: `no room has over ${MOST_FILES} files`,
		offenders: (files) => {
			const rooms = new Map<string, number>();
			for (const { path } of files)
				rooms.set(dirname(path), (rooms.get(dirname(path)) ?? 0) + 1);
			return [...rooms]
				.filter(([room, count]) => count > MOST_FILES && !LIKE_FILES.test(room))
				.map(([room, count]) => `${room}: ${count}`);
		},
		planted: repeat(MOST_FILES + 1, (index) =>
			plant(`pipeline/wing/f${index}.ts`),
		),
	},
	{
		says: "what a row is stands in one file",
		offenders: (files) =>
			files
				.filter(({ path }) => path !== ROW_FILE && path.endsWith(".ts"))
				.filter(({ text }) =>
					/^\s*(export )?(type Row\b[^,]*=|interface Row\b)/m.test(text),
				)
				.map(({ path }) => path),
		planted: [plant("pipeline/plan/own.ts", "type Row = Record<string, 1>;")],
	},
	{
		says: "a thing has one word: no name is made of one that was given up",
		offenders: (files) =>
			files
				.filter(({ path }) => /^(pipeline|queries|templates)\//.test(path))
				.filter(({ text }) => GIVEN_UP.test(text))
				.map(({ path }) => path),
		planted: [plant("pipeline/plan/x.ts", "const OutlookCell = 1;")],
	},
	{
		says: "no file imports itself through others",
		offenders: findCircles,
		planted: [
			plant("pipeline/plan/a.ts", 'import { b } from "./b.ts";'),
			plant("pipeline/plan/b.ts", 'import { a } from "./a.ts";'),
		],
	},
	{
		says: "no function and no value is exported that no other file names",
		offenders: findUnused,
		// In two parts, or this file would name it.
		planted: [
			plant("pipeline/plan/c.ts", ["export const nobody", "Asks"].join("")),
		],
	},
	{
		says: "each folder of tests stands for one of the pipeline",
		offenders: (files) => {
			const rooms = new Set(files.map(({ path }) => dirname(path)));
			return [...rooms].filter(
				(room) =>
					room.startsWith("test/pipeline/") &&
					!rooms.has(room.replace("test/", "")),
			);
		},
		planted: [plant("test/pipeline/nowhere/a.test.ts")],
	},
	{
		says: "each model has its rows in the same room, and no rows are of no model",
		offenders: (files) => {
			const named = (pattern: RegExp) =>
				new Set(files.flatMap(({ path }) => pattern.exec(path)?.[1] ?? []));
			const models = named(/^queries\/(.+)\.sql$/);
			const rows = named(/^test\/queries\/(.+)\.yaml$/);
			return [
				...[...models].filter((model) => !rows.has(model)),
				...[...rows].filter((model) => !models.has(model)),
			];
		},
		planted: [plant("queries/tickets/int_unheard_of.sql")],
	},
];

function findCircles(files: readonly SourceFile[]): string[] {
	const next = new Map(
		files
			.filter(({ path }) => path.endsWith(".ts"))
			.map((file) => [
				file.path,
				// In fixtures a type may come from the file that is filled with it.
				importsOf(file)
					.filter(({ isType }) => !isType || file.path.startsWith("pipeline/"))
					.map(({ to }) => to),
			]),
	);
	const circles: string[] = [];
	const done = new Set<string>();
	const walk = (file: string, path: readonly string[]) => {
		if (path.includes(file)) circles.push([...path, file].join(" → "));
		if (done.has(file) || path.includes(file)) return;
		for (const other of next.get(file) ?? []) walk(other, [...path, file]);
		done.add(file);
	};
	for (const file of next.keys()) walk(file, []);
	return circles;
}

function findUnused(files: readonly SourceFile[]): string[] {
	const code = files.filter(({ path }) => path.endsWith(".ts"));
	const namedIn = new Map<string, number>();
	for (const { text } of code)
		for (const word of new Set(text.match(/\w+/g)))
			namedIn.set(word, (namedIn.get(word) ?? 0) + 1);
	return code
		.filter(({ path }) => path.startsWith("pipeline/"))
		.flatMap(({ path, text }) =>
			[
				...text.matchAll(
					/^export (?:async )?(?:function\*?|const|class) (\w+)/gm,
				),
			]
				.map(([, name = ""]) => name)
				.filter((name) => namedIn.get(name) === 1)
				.map((name) => `${path}: ${name}`),
		);
}
