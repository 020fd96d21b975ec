import { type Cell, isBlank } from "../files/sheet.ts";
import type { AliasTable, FieldRule } from "./field-rules.ts";
import { isTime, toFieldKind } from "./field-rules.ts";
import { isPhone, SHORTEST_TIME } from "./guess-columns.ts";
import type { Header, Heading } from "./header.ts";
import { isIdLike } from "./record-test.ts";
import type { ReadingWords } from "./sheet-rules.ts";
import { isLimit } from "./times/limits.ts";
import { readClock, type TimeReader } from "./times/times.ts";
import { cleanCategory, cleanCount, saying } from "./values.ts";

/** How well columns fit headings by what they hold: above 0 as they should, below 0 as they should not. */
export interface Fitness {
	score(heading: number, column: number): number;
	isBlank(column: number): boolean;
	fieldOf(heading: number): string | undefined;
}

export interface FitRules {
	aliases: AliasTable;
	fields: Readonly<Record<string, FieldRule>>;
	readTime: TimeReader;
	words: ReadingWords;
}

/** What the filled cells of a column are, as shares of them. */
interface Profile extends Readonly<Record<Share, number>> {
	filled: number;
	cells: readonly string[];
}

type Share =
	| "time"
	| "sureTime"
	| "id"
	| "distinct"
	| "phone"
	| "count"
	| "limit"
	| "community"
	| "unit";

// Of a share: nearly all cells, most of them, hardly any.
const NEARLY_ALL = 0.9;
const MOST = 0.8;
const HALF = 0.5;
const FEW = 0.2;
const NOTHING: ReadonlySet<string> = new Set();

/** Looks at the first records; a column once, however often it is asked for. */
export function createFitness(
	{ headings }: Header,
	records: readonly (readonly Cell[])[],
	rules: FitRules,
): Fitness {
	const fieldsOf = headings.map(({ keys }: Heading) => {
		const key = keys.find((each) => rules.aliases.fieldOf.has(each));
		return key === undefined ? undefined : rules.aliases.fieldOf.get(key);
	});
	const profiles = new Map<number, Profile>();
	const profileOf = (column: number) => {
		const known = profiles.get(column) ?? toProfile(column, records, rules);
		profiles.set(column, known);
		return known;
	};
	return {
		fieldOf: (heading) => fieldsOf[heading],
		isBlank: (column) => profileOf(column).filled === 0,
		score(heading, column) {
			const field = fieldsOf[heading];
			const profile = profileOf(column);
			return field === undefined || profile.filled === 0
				? 0
				: scoreOf(field, profile, rules);
		},
	};
}

function toProfile(
	column: number,
	records: readonly (readonly Cell[])[],
	{ readTime, words }: FitRules,
): Profile {
	const cells = records
		.map((record) => String(saying(record[column])).trim())
		.filter((cell) => !isBlank(cell) && !words.unknown.has(cell));
	const share = (is: (cell: string) => boolean) =>
		cells.filter(is).length / Math.max(1, cells.length);
	const reads = (cell: string) => readTime(cell) !== undefined;
	const endsWith = (endings: readonly string[]) => (cell: string) =>
		endings.some((ending) => cell.endsWith(ending) && cell !== ending);
	const looks: Record<Share, () => number> = {
		time: () => share((cell) => reads(cell) || readClock(cell) !== undefined),
		sureTime: () =>
			share((cell) => cell.length >= SHORTEST_TIME && reads(cell)),
		id: () => share(isIdLike),
		distinct: () => new Set(cells).size / Math.max(1, cells.length),
		phone: () => share(isPhone),
		count: () => share((cell) => typeof cleanCount(cell, NOTHING) === "number"),
		limit: () => share(isLimit),
		community: () => share(endsWith(words.communityEndings)),
		unit: () => share(endsWith(words.unitEndings)),
	};
	return lookOnce({ filled: cells.length, cells }, looks);
}

// Of most columns two or three shares are asked for, of some more than once.
function lookOnce(
	profile: Pick<Profile, "filled" | "cells">,
	looks: Record<Share, () => number>,
): Profile {
	for (const [name, look] of Object.entries(looks)) {
		let share: number | undefined;
		const get = () => {
			share ??= look();
			return share;
		};
		Object.defineProperty(profile, name, { get, enumerable: true });
	}
	return profile as Profile;
}

function scoreOf(field: string, profile: Profile, rules: FitRules): number {
	const kind = toFieldKind(rules.fields[field]?.kind ?? "text");
	if (isTime(kind)) return byShare(profile.time, 2);
	switch (kind) {
		case "id":
			return scoreId(field, profile);
		case "count":
			return byShare(profile.count, 1);
		case "limit":
			return byShare(profile.limit, 1);
		case "category":
		case "limit_unit":
		case "flag":
			return scoreWords(field, kind, profile, rules);
		case "caller":
			return profile.phone >= HALF ? 1.5 : -foreignness(profile);
		case "text":
			return profile.community >= MOST && field !== "location"
				? -0.5
				: -foreignness(profile);
		default:
			return -foreignness(profile);
	}
}

const byShare = (share: number, most: number) =>
	share >= MOST ? most : share < FEW ? -most : 0;

// A number is another ticket's in each row; a time in milliseconds looks like one.
function scoreId(field: string, { id, distinct, sureTime, phone }: Profile) {
	const weight = field === "ticket_id" ? 1 : 0.5;
	if (id < HALF || phone >= MOST) return -2 * weight;
	if (id < NEARLY_ALL) return 0;
	const doubts = [sureTime >= NEARLY_ALL, distinct < MOST];
	return (2 - doubts.filter(Boolean).length) * weight;
}

/** How little a column can be one of words. */
function foreignness({ sureTime, phone }: Profile): number {
	if (sureTime >= NEARLY_ALL) return 2;
	return phone >= MOST ? 1 : 0;
}

function scoreWords(
	field: string,
	kind: string,
	profile: Profile,
	{ words }: FitRules,
): number {
	const foreign = foreignness(profile);
	if (foreign > 0) return -foreign;
	if (field === "community")
		return profile.community >= HALF ? 1 : profile.unit >= MOST ? -1 : 0;
	if (field.startsWith("unit_"))
		return profile.unit >= HALF ? 1 : profile.community >= MOST ? -1 : 0;
	const list = words.listOf(field, kind);
	if (!list) return 0;
	const known = profile.cells.filter((cell) =>
		list.has(String(cleanCategory(cell, NOTHING))),
	).length;
	const share = known / profile.filled;
	return share >= HALF ? 1.5 : share < FEW ? -0.5 : 0;
}
