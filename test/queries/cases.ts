import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Model } from "../../pipeline/plan/models.ts";
import type { Row } from "./warehouse.ts";

/** What tables hold, and what a model then answers. */
export interface Case {
	name: string;
	given: Record<string, Row[]>;
	expect: Row[];
}

const folder = import.meta.dirname;

export const caseFiles: readonly string[] = readdirSync(folder, {
	encoding: "utf8",
	recursive: true,
})
	.filter((file) => file.endsWith(".yaml"))
	.map((file) => file.replaceAll("\\", "/"))
	.sort();

/** A model's rows stand in the same room as it does. */
export function caseFileOf({ file }: Pick<Model, "file">): string {
	return file.replace(/sql$/, "yaml");
}

/** The cases of a file; a given row that says `alike: 200` stands for as many alike. */
export function readCases(file: string): Case[] {
	const text = readFileSync(join(folder, file), "utf8");
	const cases: Case[] = parse(text, { merge: true });
	return cases.map(({ given, ...rest }) => ({
		...rest,
		given: Object.fromEntries(
			Object.entries(given).map(([table, rows]) => [
				table,
				rows.flatMap(({ alike = 1, ...row }) =>
					Array.from({ length: Number(alike) }, () => row),
				),
			]),
		),
	}));
}

/** Rows in one order, with the columns that any expected row names alone, null where one does not name it; numbers to six places. */
export function comparable(
	rows: readonly Row[],
	expected: readonly Row[],
): Row[] {
	const columns = [...new Set(expected.flatMap(Object.keys))].sort();
	return rows
		.map((row) =>
			Object.fromEntries(columns.map((column) => [column, round(row[column])])),
		)
		.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function round(value: Row[string] | undefined) {
	return typeof value === "number"
		? Math.round(value * 1e6) / 1e6
		: (value ?? null);
}
