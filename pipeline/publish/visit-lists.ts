import { writeXlsx } from "hucre/xlsx";
import type { Database } from "../database/database.ts";
import { selectRows } from "../database/select-rows.ts";
import { toFileNames } from "../file-names.ts";
import { toPrintable } from "../printable.ts";
import { guardText } from "./csv.ts";
import type { OutputFile } from "./publish.ts";
import { columnName, type VisitListPlan } from "./workbooks.ts";

interface Door {
	grid: string;
	[column: string]: string | number | null;
}

/** The visit list of each grid as `restricted/visits/<grid>.xlsx`: the only files at door level, each with its own grid's doors. */
export async function exportVisitLists(
	database: Database,
	asOf: string,
	plan: VisitListPlan,
): Promise<OutputFile[]> {
	const doors = await selectRows<Door>(database, "est_visit_doors", {
		order: ["grid", "door_no"],
	});
	const dated = new Date(`${asOf.replace(" ", "T")}Z`);
	const files: OutputFile[] = [];
	const grids = [...new Set(doors.map(({ grid }) => grid))];
	for (const [grid, name] of toFileNames(grids)) {
		const own = doors.filter((door) => door.grid === grid);
		files.push({
			path: `restricted/visits/${name}.xlsx`,
			content: await writeXlsx({
				sheets: [toSheet(own, plan)],
				properties: { created: dated, modified: dated },
			}),
		});
	}
	return files;
}

function toSheet(
	doors: readonly Door[],
	{ label, blank_width, columns, blanks, choices }: VisitListPlan,
) {
	const fields = Object.keys(blanks);
	return {
		name: label,
		columns: [
			...columns.map(({ width }) => ({ width })),
			...fields.map(() => ({ width: blank_width })),
		],
		rows: [
			[...columns.map((each) => each.label), ...Object.values(blanks)],
			...doors.map((door) => [
				...columns.map(({ column }) => {
					const value = door[column] ?? null;
					return typeof value === "string"
						? guardText(toPrintable(value))
						: value;
				}),
				...fields.map(() => null),
			]),
		],
		freezePane: { rows: 1 },
		dataValidations: fields.flatMap((field, index) => {
			const values = choices[field];
			const column = columnName(columns.length + index + 1);
			const range = `${column}2:${column}${doors.length + 1}`;
			return values
				? [{ type: "list" as const, values, range, allowBlank: true }]
				: [];
		}),
	};
}
