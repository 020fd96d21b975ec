import { addDays, daysBetween } from "../days.ts";

/** A sheet of an export: its headings, and how many tickets of it were accepted on each day. */
export interface SourceSheet {
	file: string;
	headers: readonly string[];
	fields: readonly string[];
	days: ReadonlyMap<string, number>;
}

/** Where tickets come from: the sheets of one platform. */
export interface Source {
	files: readonly string[];
	fields: ReadonlySet<string>;
	days: ReadonlyMap<string, number>;
	first: string;
	last: string;
}

// An export that gained or lost columns is still the same platform's.
const SAME_HEADERS = 0.5;
// A platform that was replaced leaves no more than this between the old and the new.
const HANDED_OVER_DAYS = 7;

/** The sources of the exports: sheets that are headed alike, and what goes on where another ends. */
export function findSources(sheets: readonly SourceSheet[]): Source[] {
	let groups: SourceSheet[][] = [];
	for (const sheet of sheets.filter(({ days }) => days.size > 0)) {
		const alike = groups.filter((group) =>
			group.some((other) => areAlike(sheet.headers, other.headers)),
		);
		groups = [
			...groups.filter((group) => !alike.includes(group)),
			[...alike.flat(), sheet],
		];
	}
	return joinSuccessors(groups.map(toSource));
}

/** True of the headings of two sheets where half of the fewer are common. */
export function areAlike(
	one: readonly string[],
	other: readonly string[],
): boolean {
	const headers = new Set(other);
	const own = new Set(one);
	const common = [...own].filter((header) => headers.has(header)).length;
	return common >= SAME_HEADERS * Math.min(own.size, headers.size);
}

function toSource(
	sheets: readonly Omit<SourceSheet, "headers">[] | Source[],
): Source {
	const days = new Map<string, number>();
	for (const sheet of sheets)
		for (const [day, tickets] of sheet.days)
			days.set(day, (days.get(day) ?? 0) + tickets);
	const sorted = [...days.keys()].sort();
	return {
		files: [
			...new Set(
				sheets.flatMap((sheet) =>
					"file" in sheet ? [sheet.file] : sheet.files,
				),
			),
		],
		fields: new Set(sheets.flatMap(({ fields }) => [...fields])),
		days,
		first: sorted[0] ?? "",
		last: sorted.at(-1) ?? "",
	};
}

function joinSuccessors(sources: readonly Source[]): Source[] {
	const [end = ""] = sources
		.map(({ last }) => last)
		.sort()
		.reverse();
	const [start = ""] = sources.map(({ first }) => first).sort();
	const isEnded = ({ last }: Source) =>
		daysBetween(last, end) > HANDED_OVER_DAYS;
	const isBegun = ({ first }: Source) =>
		daysBetween(start, first) > HANDED_OVER_DAYS;
	for (const before of sources.filter(isEnded)) {
		const after = sources.find(
			(each) =>
				each !== before &&
				isBegun(each) &&
				Math.abs(daysBetween(before.last, each.first)) <= HANDED_OVER_DAYS,
		);
		if (after)
			return joinSuccessors([
				...sources.filter((each) => each !== before && each !== after),
				toSource([before, after]),
			]);
	}
	return [...sources];
}

/** A span of days, the last included. */
interface Days {
	start: string;
	end: string;
}

export const LONGEST_PAUSE_DAYS = 10;
const LONGEST_LEAD_OF_WEEK = 1;
const WEEKS_ARE_SHORTER_THAN = 28;
// Of what comes rarely a pause of days is nothing.
const FEWEST_MISSED = 5;

/** How many tickets of a source fall into a span. */
export function countIn({ days }: Source, { start, end }: Days): number {
	let count = 0;
	for (const [day, tickets] of days)
		if (day >= start && day <= end) count += tickets;
	return count;
}

/** False where a source begins or ends inside a span, or is not there, for longer than its own pace explains. */
export function isWholeIn(source: Source, { start, end }: Days): boolean {
	const inside = [...source.days.keys()]
		.filter((day) => day >= start && day <= end)
		.sort();
	const length = daysBetween(start, end) + 1;
	const [first = addDays(end, 1)] = inside;
	const last = inside.at(-1) ?? addDays(start, -1);
	const missed = Math.max(daysBetween(start, first), daysBetween(last, end));
	const tickets = [...source.days.values()].reduce((sum, each) => sum + each);
	const pace = tickets / (daysBetween(source.first, source.last) + 1);
	const most =
		length < WEEKS_ARE_SHORTER_THAN ? LONGEST_LEAD_OF_WEEK : LONGEST_PAUSE_DAYS;
	return missed <= most || pace * missed < FEWEST_MISSED;
}
