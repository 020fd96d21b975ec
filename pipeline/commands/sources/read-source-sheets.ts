import type { Database } from "../../database/database.ts";
import { selectRows } from "../../database/select-rows.ts";
import { toHeaderKey } from "../../read/field-rules.ts";
import type { SourceSheet } from "../../workspace/compared/sources.ts";

/** The sheets of the exports by their headings, and of which days each tells. */
export async function readSourceSheets(
	database: Database,
): Promise<SourceSheet[]> {
	const sheets = await selectRows<{ sheet_no: number; file: string }>(
		database,
		"raw_sheets",
		{ columns: ["sheet_no", "file"], order: ["sheet_no"] },
	);
	const columns = await selectRows<{
		sheet_no: number;
		header: string | null;
		field: string | null;
		is_taken: boolean;
	}>(database, "raw_columns", {
		columns: ["sheet_no", "header", "field", "is_taken"],
		order: ["sheet_no", "header"],
	});
	const days = await selectRows<{
		sheet_no: number;
		day: string;
		tickets: number;
	}>(database, "int_source_days", { order: ["sheet_no", "day"] });
	return sheets.map(({ sheet_no, file }) => {
		const own = columns.filter((each) => each.sheet_no === sheet_no);
		return {
			file,
			headers: own.flatMap(({ header }) =>
				header === null ? [] : toHeaderKey(header),
			),
			fields: own.flatMap(({ field, is_taken }) =>
				field !== null && is_taken ? field : [],
			),
			days: new Map(
				days
					.filter((each) => each.sheet_no === sheet_no)
					.map(({ day, tickets }) => [day.slice(0, 10), tickets]),
			),
		};
	});
}
