import { readdirSync, readFileSync } from "node:fs";
import { packagePath } from "../../../pipeline/package-root.ts";
import type { RowChoice } from "../../../pipeline/render/charts/chart-rows.ts";
import type { Marts } from "../../../pipeline/render/marts.ts";

interface Spec {
	usermeta: { rows: Record<string, RowChoice> };
}

const ROWS = 24;

/** Rows for every table that a chart names, as its specification describes them: names are text, `is_…` is a truth, `month` a month, all else a number. */
export function inventRows(owner = ""): Marts {
	const folder = packagePath("templates", "charts");
	const marts: Record<string, Marts[string][number][]> = {};
	for (const file of readdirSync(folder)) {
		if (!file.endsWith(".vl.json")) continue;
		const text = readFileSync(`${folder}/${file}`, "utf8");
		const { usermeta }: Spec = JSON.parse(text);
		for (const [mart, choice] of Object.entries(usermeta.rows))
			marts[mart] = [
				...(marts[mart] ?? []),
				...Array.from({ length: ROWS }, (_, index) =>
					inventRow(choice, namesIn(text), index, owner),
				),
			];
	}
	return marts;
}

// The columns that an encoding calls words.
function namesIn(text: string): Set<string> {
	const encodings = text.matchAll(
		/"field":\s*"(\w+)",\s*"type":\s*"(?:nominal|ordinal)"/g,
	);
	return new Set([...encodings].map(([, field = ""]) => field));
}

function inventRow(
	{ columns, where = {}, own, needs }: RowChoice,
	names: ReadonlySet<string>,
	index: number,
	owner: string,
): Marts[string][number] {
	const inventValue = (column: string) => {
		if (column.startsWith("is_")) return index === ROWS - 1;
		if (column === "month")
			return `${2021 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
		return names.has(column)
			? `第${index + 1}项`
			: ((index * 7) % 10) / 10 + 0.05;
	};
	return {
		...Object.fromEntries(
			[...columns, needs].map((column) => [column, inventValue(column)]),
		),
		...where,
		...(own ? { [own]: owner } : {}),
	};
}
