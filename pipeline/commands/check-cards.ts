import type { Database } from "../database/database.ts";
import { selectRows } from "../database/select-rows.ts";
import { readTable } from "../publish/tables.ts";
import { COMMUNITY, meaningsOf } from "../workspace/naming/chosen-names.ts";
import { guessField, guessRequired, nearestWord } from "./check-guesses.ts";
import {
	guessCommunity,
	guessMeaning,
	possibleMeanings,
} from "./guess-meaning.ts";
import { guessClock } from "./naming/clock-columns.ts";
import { findClosings } from "./naming/closing-columns.ts";
import { findNoUnits, NO_UNIT } from "./naming/unit-columns.ts";
import type { Warehouse } from "./warehouse.ts";

export interface CheckedColumn {
	/** Null where it looks like data, and is not to be quoted. */
	header: string | null;
	/** The field it is read as, or would be if another column had not taken it. */
	field: string | null;
	label: string | null;
	is_taken: boolean;
	/** `id`, `time`, `day_end`, `clock`, `phone`, `community`, `unit` or `words`, by its first cells. */
	looks_like: string | null;
	/** How many of them do, 0-1. */
	like_share: number | null;
	date_format: string | null;
	/** Of times: in how many rows this one is the first, 0-1. */
	first_share: number | null;
	/** How many of its cells are named as units or communities are, 0-1. */
	unit_share: number | null;
	/** Of an unknown column: its first values as they may be shown, a line each. */
	examples: string | null;
	/** What an unknown column probably is, or one that is known may be instead. */
	guess: string | null;
	guess_label: string | null;
	/** How sure that is, 0-1. */
	guess_certainty: number | null;
}

export interface CheckedIssue {
	issue: string;
	issue_label: string;
	column: string;
	value: string;
	count: number;
	first_row: number | null;
	/** What it most likely means, in the words of the book. */
	nearest: string | null;
	/** Of an unknown word or community: which of our groups it belongs to. */
	group: string | null;
	/** The meaning that the nearest word has, and how like it is, 0-1. */
	guess: string | null;
	guess_certainty: number | null;
}

export interface CheckedReject {
	reason: string;
	reason_label: string;
	column: string;
	count: number;
	first_row: number;
	hint: string;
}

export interface TimeShape {
	header: string;
	example: string;
	records: number;
	is_read: boolean;
}

/** The health of one sheet, or of a file that could not be opened at all. */
export interface SheetCard {
	file: string;
	sheet: string;
	format: string;
	encoding: string;
	header_row: number | null;
	records: number;
	counted: number;
	superseded: number;
	assisting: number;
	ignored: number;
	rejected: number;
	columns: CheckedColumn[];
	time_shapes: TimeShape[];
	issues: CheckedIssue[];
	rejects: CheckedReject[];
}

/** A unit as the exports name it, and its tickets. */
export interface NamedUnit {
	name: string;
	tickets: number;
}

type CardRow = Record<string, never>;

/** The health of each sheet; what was counted of it only where all could be. */
export async function readCards(
	warehouse: Warehouse,
	isComplete: boolean,
): Promise<SheetCard[]> {
	const { database } = warehouse;
	const sheets = await readSheets(database, isComplete);
	const columns = await readColumns(warehouse);
	const shapes = await selectRows<CardRow>(database, "raw_time_shapes", {
		order: ["sheet_no", "header", ["records", "desc"], "example"],
	});
	const issues = isComplete ? await readIssues(warehouse) : [];
	const rejects = isComplete ? await readRows(warehouse, "card_rejects") : [];
	return sheets.map(({ sheet_no, is_hidden: _, ...sheet }) => {
		const ofSheet = <Each extends object>(rows: readonly Each[]) =>
			rows
				.filter((row) => (row as CardRow).sheet_no === sheet_no)
				.map(({ sheet_no: _, ...row }: Each & { sheet_no?: unknown }) => row);
		return {
			...sheet,
			columns: ofSheet(columns),
			time_shapes: ofSheet(shapes),
			issues: ofSheet(issues),
			rejects: ofSheet(rejects),
		} as unknown as SheetCard;
	});
}

// Where nothing could be computed, what was read is all there is to tell.
async function readSheets(
	database: Database,
	isComplete: boolean,
): Promise<CardRow[]> {
	const order = ["sheet_no"];
	if (isComplete)
		return await selectRows<CardRow>(database, "int_ledger", { order });
	const sheets = await selectRows<CardRow>(database, "raw_sheets", { order });
	const none = { counted: 0, superseded: 0, assisting: 0 };
	return sheets.map((sheet) => ({ ...sheet, ...none }) as unknown as CardRow);
}

async function readColumns({ database, rules }: Warehouse) {
	const columns = await selectRows<
		Omit<
			CheckedColumn,
			"label" | "guess" | "guess_label" | "guess_certainty"
		> & {
			sheet_no: number;
		}
	>(database, "raw_columns", { order: [] });
	const labelOf = (field: string | null) =>
		field === null ? null : (rules.fields[field]?.label ?? field);
	const guessable = Object.fromEntries(
		Object.entries(rules.fields).filter(([, { is_given }]) => !is_given),
	);
	const noUnits = findNoUnits(columns);
	const taken = new Map<number, (string | null)[]>();
	for (const column of columns)
		taken.set(column.sheet_no, [
			...(taken.get(column.sheet_no) ?? []),
			noUnits.has(column) ? null : column.field,
		]);
	const named = columns.map((column) => {
		const others = taken.get(column.sheet_no) ?? [];
		const guess =
			column.field === null
				? (guessClock(
						column,
						columns.filter(({ sheet_no }) => sheet_no === column.sheet_no),
					) ?? guessField(column, guessable, others, rules.values))
				: null;
		// Each field is guessed once a sheet: the first column that fits.
		taken.set(column.sheet_no, [...others, guess?.field ?? null]);
		return {
			...column,
			label: labelOf(column.field),
			guess: guess?.field ?? null,
			guess_certainty: guess?.certainty ?? null,
		};
	});
	const required = new Map(
		[...taken].flatMap(([sheetNo, fields]) => [
			...guessRequired(
				named.filter(
					({ sheet_no, field }) => sheet_no === sheetNo && field === null,
				),
				["ticket_id", "accepted_at", "content"].filter(
					(each) => !fields.includes(each),
				),
			),
		]),
	);
	const { guessed, doubted } = findClosings(named);
	const hasClass = (sheetNo: number) => taken.get(sheetNo)?.includes(NO_UNIT);
	return named.map((column, index) => {
		const isClosing = guessed.has(column) || doubted.has(column);
		const before = columns[index];
		const isNoUnit =
			before && noUnits.has(before) && !hasClass(column.sheet_no);
		const guess = isClosing
			? "closed_at"
			: isNoUnit
				? NO_UNIT
				: (column.guess ?? required.get(column)?.field ?? null);
		const certainty =
			doubted.has(column) || isNoUnit || (isClosing && column.guess === null)
				? DOUBT
				: (column.guess_certainty ?? required.get(column)?.certainty ?? null);
		return {
			...column,
			guess,
			guess_label: labelOf(guess),
			guess_certainty: certainty,
		};
	});
}

// A column that is known as something else is as likely that.
const DOUBT = 0.5;

async function readIssues(warehouse: Warehouse) {
	const { rules } = warehouse;
	const fieldOf = await readFieldsOfHeaders(warehouse.database);
	const communities = Object.fromEntries(
		(rules.communities ?? []).flatMap(({ name, aliases }) =>
			[name, ...aliases].map((each): [string, string] => [each, name]),
		),
	);
	const issues = await readRows(warehouse, "card_issues");
	return issues
		.map((row) => {
			const { issue, value, column } = row as unknown as CheckedIssue;
			const isCommunity = issue === "unknown_community";
			const group = isCommunity
				? COMMUNITY
				: (fieldOf.get(`${row.sheet_no} ${column}`) ?? "");
			const meanings = isCommunity
				? communities
				: possibleMeanings(group, value, rules.values[group] ?? {});
			const isWord = isCommunity || (issue === "unknown_value" && group !== "");
			const nearest = nearestWord(value, Object.keys(meanings));
			const found = isCommunity
				? guessCommunity(value, communities, Number(row.count))
				: isWord
					? guessMeaning(group, value, nearest, meanings)
					: { guess: null, guess_certainty: null };
			return {
				...row,
				...found,
				nearest: isWord ? nameMeaning(group, found.guess) : nearest,
				group: isWord ? group : null,
			} as unknown as CardRow;
		})
		.sort((a, b) => Number(b.count) - Number(a.count));
}

// The screen and the book call it the same.
function nameMeaning(group: string, guess: string | null): string | null {
	const meaning = meaningsOf(group).find(({ code }) => code === guess);
	return meaning?.names[0] ?? guess;
}

// Satisfaction is asked in several columns with one vocabulary.
const VOCABULARIES: Record<string, string> = {
	sat_final: "satisfaction",
	sat_overall: "satisfaction",
	sat_first: "satisfaction",
	first_contact: "flag",
	ext_state: "extension_state",
	sla_value: "sla_unit",
};

async function readFieldsOfHeaders(database: Database) {
	const rows = await selectRows<{
		sheet_no: number;
		header: string;
		field: string;
	}>(database, "raw_columns", { where: { is_taken: true }, order: [] });
	return new Map(
		rows.map(({ sheet_no, header, field }) => [
			`${sheet_no} ${header}`,
			VOCABULARIES[field] ?? field,
		]),
	);
}

export async function readRows(
	{ database, models }: Warehouse,
	name: string,
): Promise<CardRow[]> {
	const model = models.find((each) => each.name === name);
	if (!model) throw new Error(`queries/${name}.sql is missing`);
	const columns = await readTable(database, model);
	const length = columns[0]?.values.length ?? 0;
	return Array.from({ length }, (_, row) =>
		Object.fromEntries(
			columns.map(({ name, values }) => [name, values[row] as never]),
		),
	);
}
