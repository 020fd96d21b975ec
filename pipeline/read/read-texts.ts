import type { Database } from "../database/database.ts";
import { openFiles, type SourceFile } from "../files/open-files.ts";
import type { RecordTest, Sheet, SheetRow } from "../files/sheet.ts";
import { planColumns, type TakenColumn } from "./columns.ts";
import {
	type AliasTable,
	createAliasTable,
	type FieldRule,
	toHeaderKey,
} from "./field-rules.ts";
import { findHeader } from "./header.ts";
import { createJudge, type Verdict } from "./judge-records.ts";
import { cutLongCells } from "./long-cells.ts";
import { quoteNames } from "./quotable.ts";

/** A record's cells by field; a field that its sheet lacks is not there. */
export type TextRecord = Readonly<Record<string, string>>;

export interface RecordPlace {
	file: string;
	sheet: string;
	row: number;
}

/** One file as far as it could be read. */
export interface TextFile {
	path: string;
	/** Why nothing could be read. */
	problem?: string;
	/** The fields that it has. */
	fields: readonly string[];
	/** Its headings; without a header, its first cells; null where one is not to be quoted. */
	headings: readonly (string | null)[];
	records: readonly TextRecord[];
	/** Records whose shape is damaged. */
	rejects: readonly RecordPlace[];
}

/**
 * Reads just these fields of every sheet of a file, record by record, in their order.
 * Records need no number and no time; sheets without any of the fields are passed over.
 */
export async function readTexts(
	database: Database,
	file: SourceFile,
	fields: Readonly<Record<string, FieldRule>>,
): Promise<TextFile> {
	const aliases = createAliasTable(fields);
	const isKnown = (heading: string) =>
		aliases.fieldOf.has(toHeaderKey(heading));
	const result = {
		fields: new Set<string>(),
		headings: [] as (string | null)[],
		records: [] as TextRecord[],
		rejects: [] as RecordPlace[],
	};
	let problem: string | undefined;
	for await (const opened of openFiles(file, isKnown, database)) {
		if ("problem" in opened) problem ??= opened.problem;
		else
			for (const sheet of opened.sheets) {
				const read = await readSheet(sheet, fields, aliases);
				for (const heading of read.headings) result.headings.push(heading);
				for (const field of read.fields) result.fields.add(field);
				for (const record of read.records) result.records.push(record);
				for (const { row } of read.rejects)
					result.rejects.push({ file: opened.path, sheet: sheet.name, row });
			}
	}
	return {
		...result,
		path: file.path,
		problem,
		fields: [...result.fields],
	};
}

interface SheetTexts {
	fields: readonly string[];
	headings: readonly (string | null)[];
	records: TextRecord[];
	rejects: SheetRow[];
}

async function readSheet(
	sheet: Sheet,
	fields: Readonly<Record<string, FieldRule>>,
	aliases: AliasTable,
): Promise<SheetTexts> {
	const header = findHeader(sheet, aliases);
	if (!header) {
		const [first] = sheet.head;
		const texts = (first?.cells ?? [])
			.map((cell) => String(cell).trim())
			.filter((text) => text !== "");
		const headings = first ? quoteNames(texts, first.row, sheet.head) : [];
		return { fields: [], headings, records: [], rejects: [] };
	}
	const plan = planColumns(header, aliases, fields, "");
	const read: SheetTexts = {
		fields: plan.columns.map(({ field }) => field),
		headings: plan.all.map((column) => column.header),
		records: [],
		rejects: [],
	};
	const test = createShapeTest(header.headings.length);
	const judge = createJudge(header, sheet, test, NO_TOTALS);
	const take = (verdicts: readonly Verdict[]) => {
		for (const { record, verdict } of verdicts)
			if (verdict === "keep")
				read.records.push(pick(cutLongCells(record).record, plan.columns));
			else if (verdict !== "ignore") read.rejects.push(record);
	};
	for await (const batch of sheet.rows(test)) take(judge.judge(batch));
	take(judge.finish());
	return read;
}

// A citizen's sentence may well begin with 合计.
const NO_TOTALS: readonly string[] = [];

// Texts have no number to be known by: after damage, a line of the full width begins anew.
function createShapeTest(width: number): RecordTest {
	return {
		width,
		learn: () => undefined,
		isRecord: (cells, isCutOff) => !isCutOff && cells.length === width,
		hasId: () => true,
		isTicket: () => true,
	};
}

function pick(
	{ cells }: SheetRow,
	columns: readonly TakenColumn[],
): TextRecord {
	return Object.fromEntries(
		columns.map(({ field, indexes }) => [
			field,
			indexes.map((index) => String(cells[index] ?? "")).join(">"),
		]),
	);
}
