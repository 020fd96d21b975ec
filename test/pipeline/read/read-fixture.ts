import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { utils, type WorkSheet, write } from "@e965/xlsx";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { readDefaults } from "../../../pipeline/defaults.ts";
import { readExports } from "../../../pipeline/read/read-exports.ts";
import type { ReadRules } from "../../../pipeline/read/sheet-rules.ts";
import { UserError } from "../../../pipeline/user-error.ts";

/** The rules as they are shipped. */
export function defaultRules(): ReadRules {
	const values =
		readDefaults<Record<"unknown_markers" | "confidential_markers", unknown[]>>(
			"values.yaml",
		);
	return {
		fields: readDefaults("fields.yaml"),
		unknownMarkers: values.unknown_markers.map(String),
		confidentialMarkers: values.confidential_markers.map(String),
		dateFormats: [],
		deadlineLevel: "district",
	};
}

type Files = Record<string, string | Buffer>;
type Read = Record<string, unknown>;

export interface ReadResult {
	tickets: Read[];
	sheets: Read[];
	files: Read[];
	columns: Read[];
	rejects: Read[];
	issues: Read[];
	warnings: Read[];
	shapes: Read[];
}

/** Reads files of this content through the door and asks the raw tables. */
export async function readThen<T>(
	files: Files,
	ask: (rows: (sql: string) => Promise<Read[]>) => Promise<T>,
	rules: Partial<ReadRules> = {},
	secret = "secret",
): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), "read-"));
	const database = await openDuckdb();
	try {
		const sources = Object.entries(files).map(([path, content]) => {
			const absolutePath = join(folder, path);
			mkdirSync(dirname(absolutePath), { recursive: true });
			writeFileSync(absolutePath, content);
			return { path, absolutePath };
		});
		await readExports(
			database,
			sources,
			{ ...defaultRules(), ...rules },
			secret,
		);
		return await ask((sql) => database.rows<Read>(sql));
	} finally {
		await database.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Reads files of this content and returns all that the raw tables hold. */
export function readFiles(
	files: Files,
	rules?: Partial<ReadRules>,
	secret?: string,
): Promise<ReadResult> {
	return readThen(
		files,
		async (rows) => ({
			tickets: await rows(
				"from raw_tickets left join raw_texts using (record_no) order by record_no",
			),
			sheets: await rows("from raw_sheets order by sheet_no"),
			files: await rows("from raw_files order by file_no"),
			columns: await rows("from raw_columns"),
			rejects: await rows("from raw_rejects order by sheet_no, row"),
			issues: await rows("from raw_issues order by sheet_no, row, column_name"),
			warnings: await rows("from raw_warnings order by file, warning"),
			shapes: await rows("from raw_time_shapes"),
		}),
		rules,
		secret,
	);
}

/** Reads one CSV of these lines. */
export function readLines(
	lines: readonly string[],
	rules: Partial<ReadRules> = {},
): Promise<ReadResult> {
	return readFiles({ "工单.csv": lines.join("\n") }, rules);
}

/** The error of a reading that must fail. */
export async function readError(reading: Promise<unknown>): Promise<UserError> {
	const error = await reading.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof UserError) return error;
	throw error ?? new Error("the reading did not fail");
}

type CellValue = string | number | boolean | Date | null;

/** The bytes of a workbook with these sheets. */
export function toWorkbook(
	sheets: Record<string, readonly (readonly CellValue[])[]>,
	change: (sheet: WorkSheet, name: string) => void = () => undefined,
): Buffer {
	const book = utils.book_new();
	for (const [name, rows] of Object.entries(sheets)) {
		const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
		change(sheet, name);
		utils.book_append_sheet(book, sheet, name);
	}
	return write(book, { type: "buffer", bookType: "xlsx" });
}
