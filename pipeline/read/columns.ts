import type { SheetRow } from "../files/sheet.ts";
import type { Alias, AliasTable, FieldRule } from "./field-rules.ts";
import { type FieldKind, toFieldKind } from "./field-rules.ts";
import type { Header } from "./header.ts";
import { findDayAndClock } from "./times/day-and-clock.ts";
import { isLimit } from "./times/limits.ts";
import type { TimeReader } from "./times/times.ts";

/** A field of the sheet: where its cells stand and how they are read. */
export interface TakenColumn {
	field: string;
	kind: FieldKind;
	header: string;
	/** More than one where columns are joined into a path. */
	indexes: readonly number[];
	/** Columns with the same header, whose cells must be the same. */
	twins: readonly number[];
	swaps?: ReadonlyMap<string, string>;
	/** The column of the clock, where a time stands in two. */
	clock?: number;
	/** Deadlines of other levels, which stand in where this one is blank. */
	standIns: readonly number[];
}

export interface SheetColumn {
	index: number;
	/** Null where it is not to be quoted. */
	header: string | null;
	field: string | null;
	isTaken: boolean;
}

export interface SheetPlan {
	header: Header;
	columns: readonly TakenColumn[];
	/** Every column of the sheet, known or not. */
	all: readonly SheetColumn[];
	/** Headers that lost their field to another column, with the winner. */
	passedOver: readonly { header: string; winner: string }[];
	/** What a person should know of how headings and values were brought together. */
	remarks?: readonly string[];
}

/** Decides which column each field is read from. */
export function planColumns(
	header: Header,
	aliases: AliasTable,
	fields: Readonly<Record<string, FieldRule>>,
	deadlineLevel: string,
	sample: Sample = { rows: [], readTime: () => undefined },
): SheetPlan {
	const claims = claimColumns(header, aliases, sample);
	const columns: TakenColumn[] = [];
	const passedOver: { header: string; winner: string }[] = [];
	for (const [field, rule] of Object.entries(fields)) {
		const found = matchAliases(aliases.byField.get(field) ?? [], field, claims);
		const alias = chooseAlias(found, deadlineLevel);
		if (!alias) continue;
		const kind = toFieldKind(rule.kind);
		const taken = toColumn(alias, kind, header, claims, found);
		const column = isTime(kind)
			? joinClock(taken, header, claims, sample)
			: taken;
		columns.push(column);
		for (const loser of findLosers(field, column, alias, claims, found))
			passedOver.push({
				header: labelOf(header, loser),
				winner: column.header,
			});
	}
	const unit = findUnit(columns, toFieldKind(fields.sla_unit?.kind ?? "text"));
	if (unit) columns.push({ ...unit, swaps: sample.unitOf?.(unit.header) });
	return {
		header,
		columns,
		all: listColumns(header, claims, columns),
		passedOver,
	};
}

/** The first records, to see what columns hold. */
export interface Sample {
	rows: readonly SheetRow[];
	readTime: TimeReader;
	/** What a limit without a unit is counted in, by its heading. */
	unitOf?: (heading: string) => ReadonlyMap<string, string> | undefined;
}

// 3天 tells its unit; a column of units goes before.
function findUnit(
	columns: readonly TakenColumn[],
	kind: FieldKind,
): TakenColumn | undefined {
	const limit = columns.find(({ field }) => field === "sla_value");
	const hasUnit = columns.some(({ field }) => field === "sla_unit");
	return limit && !hasUnit ? { ...limit, field: "sla_unit", kind } : undefined;
}

const isTime = (kind: FieldKind) => kind === "time" || kind === "deadline";

function joinClock(
	column: TakenColumn,
	header: Header,
	claims: readonly Claim[],
	{ rows, readTime }: Sample,
): TakenColumn {
	const rivals = claims
		.filter(({ field }) => field === column.field)
		.map(({ index }) => index);
	const records = rows.filter(({ row }) => row > header.row);
	const pair = findDayAndClock(column.indexes, rivals, records, readTime);
	if (!pair) return column;
	const { day, clock } = pair;
	return {
		...column,
		header: `${labelOf(header, day)}+${labelOf(header, clock)}`,
		indexes: [day],
		twins: [],
		clock,
	};
}

interface Claim {
	index: number;
	field: string;
	key: string;
}

function claimColumns(
	header: Header,
	aliases: AliasTable,
	sample: Sample,
): Claim[] {
	return header.headings.flatMap(({ keys }, index) => {
		const key = keys.find((each) => aliases.fieldOf.has(each));
		const named = key && aliases.fieldOf.get(key);
		if (!key || !named) return [];
		const other = LIMITS[named];
		const isShared =
			other &&
			aliases.byField
				.get(other)
				?.some(({ parts }) => parts.length === 1 && parts[0] === key);
		const isOther = isShared && holds(other, index, header, sample);
		return [{ index, field: isOther ? other : named, key }];
	});
}

// 办结时限 is the moment until which there is time, or how long that is: its cells say.
const LIMITS: Readonly<Record<string, string>> = {
	deadline_at: "sla_value",
	sla_value: "deadline_at",
};
const MOST = 0.8;

function holds(
	field: string,
	index: number,
	header: Header,
	{ rows, readTime }: Sample,
): boolean {
	const cells = rows
		.filter(({ row }) => row > header.row)
		.map(({ cells }) => String(cells[index] ?? "").trim())
		.filter((cell) => cell !== "");
	const is = (cell: string) =>
		field === "sla_value" ? isLimit(cell) : readTime(cell) !== undefined;
	return cells.length > 0 && cells.filter(is).length >= cells.length * MOST;
}

function matchAliases(
	aliases: readonly Alias[],
	field: string,
	claims: readonly Claim[],
): Alias[] {
	const keys = new Set(
		claims.filter((claim) => claim.field === field).map(({ key }) => key),
	);
	return aliases.filter(({ parts }) => parts.every((part) => keys.has(part)));
}

function chooseAlias(
	found: readonly Alias[],
	level: string,
): Alias | undefined {
	const [first] = found;
	if (!first?.level) return first;
	return found.find((alias) => alias.level === level) ?? first;
}

function toColumn(
	alias: Alias,
	kind: FieldKind,
	header: Header,
	claims: readonly Claim[],
	found: readonly Alias[],
): TakenColumn {
	const places = alias.parts.map((part) =>
		claims
			.filter(({ key, field }) => key === part && field === alias.field)
			.map(({ index }) => index),
	);
	const indexes = places.map(([first = 0]) => first);
	const text = indexes.map((index) => textOf(header, index)).join(">");
	const label = indexes.map((index) => labelOf(header, index)).join(">");
	const twins = (places.length === 1 ? (places[0] ?? []) : [])
		.slice(1)
		.filter((index) => textOf(header, index) === text);
	return {
		field: alias.field,
		kind,
		header: label,
		indexes,
		twins,
		swaps: alias.swaps,
		standIns:
			kind === "deadline" && alias.level
				? found
						.filter((each) => each.level && each !== alias)
						.flatMap(({ parts }) =>
							claims
								.filter(
									({ key, field }) => key === parts[0] && field === alias.field,
								)
								.map(({ index }) => index),
						)
				: [],
	};
}

function findLosers(
	field: string,
	column: TakenColumn,
	winner: Alias,
	claims: readonly Claim[],
	found: readonly Alias[],
): number[] {
	const levelOf = (key: string) =>
		found.find(({ parts }) => parts[0] === key)?.level;
	const used = new Set([...column.indexes, ...column.twins, column.clock]);
	return claims
		.filter((claim) => claim.field === field)
		.filter(({ index }) => !used.has(index))
		.filter(({ key }) => !(winner.level && levelOf(key)))
		.map(({ index }) => index);
}

function listColumns(
	header: Header,
	claims: readonly Claim[],
	columns: readonly TakenColumn[],
): SheetColumn[] {
	const taken = new Set(
		columns.flatMap(({ indexes, clock }) => [...indexes, clock]),
	);
	const fieldAt = new Map(claims.map(({ index, field }) => [index, field]));
	return header.headings.flatMap(({ text, label }, index) =>
		text === ""
			? []
			: [
					{
						index,
						header: label,
						field: fieldAt.get(index) ?? null,
						isTaken: taken.has(index),
					},
				],
	);
}

// Columns of known fields have a name that may be quoted.
function labelOf(header: Header, index: number): string {
	return header.headings[index]?.label ?? "";
}

function textOf(header: Header, index: number): string {
	return header.headings[index]?.text ?? "";
}
