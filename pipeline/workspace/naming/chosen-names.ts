import { UserError } from "../../user-error.ts";
import { askBack, type Named } from "../nearest.ts";
import {
	exactCode,
	namedFields,
	namedGroups,
	namedValues,
} from "../profile/profile-names.ts";
import { isForFiles } from "./for-files.ts";
import {
	type ColumnLine,
	filesOf,
	type NamingBook,
	namingFile,
	readNamingTexts,
	toHeadingKey,
	type WordLine,
} from "./naming-book.ts";

/** What a profile says of columns and words. */
interface NamingSettings {
	fields?: Record<string, string[]>;
	values?: Record<string, Record<string, string[]>>;
	date_formats?: string[];
	satisfaction?: { levels?: string[] };
}

/** A line with what was chosen for it, by code. */
interface Chosen<Line> {
	line: Line & { row: number };
	code: string;
}

/** A profile with what the clerk chose in the workspace's book beneath it: what the profile says of a column or word stands. */
export function withChosenNames<Settings extends NamingSettings>(
	settings: Settings,
	workspace: string,
	book: NamingBook | undefined,
): Settings {
	if (!book) return settings;
	const place = { file: namingFile(workspace) };
	const columns = chooseColumns(book, place).filter(
		({ line }) => !isForFiles(line, book),
	);
	const words = chooseWords(
		book.words.filter((line) => !isCommunity(line) && !isUnit(line)),
		place,
		{ satisfaction: settings.satisfaction?.levels ?? [] },
	);
	return {
		...settings,
		fields: addFields(settings.fields, columns),
		values: addValues(settings.values, words),
		date_formats: [
			...new Set([
				...(settings.date_formats ?? []),
				...columns.flatMap(({ line }) => line.layout || []),
			]),
		],
	};
}

/** What a word may be besides what the vocabularies say: the profile's own levels, the street's communities. */
export type OwnMeanings = Readonly<Record<string, readonly string[]>>;

/** These, of a workspace. */
export function ownMeanings(
	{ profile, communities = [] }: Meaningful,
	units: readonly { name: string }[] = [],
) {
	return {
		satisfaction: profile.satisfaction.levels,
		[COMMUNITY]: communities.map(({ name }) => name),
		[UNIT]: units.map(({ name }) => name),
	};
}

interface Meaningful {
	profile: { satisfaction: { levels: readonly string[] } };
	communities?: readonly { name: string }[] | undefined;
}

/** The group of words that are names of communities: of these the reference table is the vocabulary. */
export const COMMUNITY = "community";

/** The group of words that are names of units. */
export const UNIT = "unit";

/** What a name of a community means that no list has yet. */
export const NEW_COMMUNITY = "new";

/** The groups that a line of words may belong to. */
export const wordGroups = (): Named[] => [
	...namedGroups(),
	{ code: COMMUNITY, names: [readNamingTexts().community] },
	{ code: UNIT, names: [readNamingTexts().unit] },
];

/** True of a line of words that are names of communities. */
export const isCommunity = ({ group }: WordLine) =>
	exactCode(group, wordGroups()) === COMMUNITY;

/** True of a line of words that are names of units. */
export const isUnit = ({ group }: WordLine) =>
	exactCode(group, wordGroups()) === UNIT;

/** The meanings that a group of words may be given. */
export function meaningsOf(group: string, own: OwnMeanings = {}): Named[] {
	const known =
		group === COMMUNITY
			? [{ code: NEW_COMMUNITY, names: [readNamingTexts().new_community] }]
			: group === UNIT
				? []
				: namedValues(group);
	return [
		...known,
		...(own[group] ?? [])
			.filter((each) => !known.some(({ code }) => code === each))
			.map((each) => ({ code: each, names: [each] })),
	];
}

interface BookPlace {
	file: string;
}

/** What was chosen for each line of columns. */
export function chooseColumns(
	{ columns }: NamingBook,
	place: BookPlace,
): Chosen<ColumnLine>[] {
	const { sheet } = readNamingTexts().columns;
	const known = namedFields();
	const chosen = columns.flatMap((line) =>
		choose(line, known, "字段", { ...place, sheet }),
	);
	for (const [index, each] of chosen.entries()) {
		checkLayout(each, { ...place, sheet });
		const rival = chosen.slice(0, index).find((other) => isRival(each, other));
		if (rival) throw tellRivals(rival, each, known, { ...place, sheet });
	}
	return chosen;
}

/** What was chosen for each line of words, by group. */
export function chooseWords(
	words: NamingBook["words"],
	place: BookPlace,
	own: OwnMeanings,
): (Chosen<WordLine> & { group: string })[] {
	const { sheet, headings } = readNamingTexts().words;
	return words.flatMap((line) => {
		if (line.choice === "") return [];
		const group = exactCode(line.group, wordGroups());
		if (group === undefined)
			throw new UserError(`“${cut(line.group)}”不是哪一类词。`, {
				place: { ...place, sheet, row: line.row, column: headings.group },
				hint: askBack(line.group, wordGroups()),
			});
		const known = meaningsOf(group, own);
		const what = group === COMMUNITY ? "社区" : "取值";
		return choose(line, known, what, { ...place, sheet }).map((each) => ({
			...each,
			group,
		}));
	});
}

type SheetPlace = BookPlace & { sheet: string };

function choose<Line extends { choice: string; guess: string; row: number }>(
	line: Line,
	known: readonly Named[],
	what: string,
	place: SheetPlace,
): Chosen<Line>[] {
	const { agreed, unused, columns } = readNamingTexts();
	const { choice, guess, row } = line;
	if (choice === "" || choice === unused) return [];
	const at = { ...place, row, column: columns.headings.choice };
	if (choice === agreed && guess === "")
		throw new UserError(`选了“${agreed}”，可是这一行没有猜测。`, {
			place: at,
			hint: `从下拉框里选一项，或选“${unused}”，或空着。`,
		});
	const typed = choice === agreed ? guess : choice;
	const code = exactCode(typed, known);
	if (code !== undefined) return [{ line, code }];
	throw new UserError(`没有名为“${cut(typed)}”的${what}。`, {
		place: at,
		hint: `${askBack(typed, known)}从下拉框里选一项，或选“${unused}”，或空着。`,
	});
}

const cut = (text: string) => [...text].slice(0, 40).join("");

const LAYOUT = /^(?=.*YY)(?=.*M)(?=.*D)[YMDHhmsSA\s\-/.:,年月日时分秒T]+$/;

function checkLayout({ line }: Chosen<ColumnLine>, place: SheetPlace): void {
	if (line.layout === "" || LAYOUT.test(line.layout)) return;
	const column = readNamingTexts().columns.headings.layout;
	throw new UserError(`“${cut(line.layout)}”不是时间的写法。`, {
		place: { ...place, row: line.row, column },
		hint: "写成 MM/DD/YYYY HH:mm 的样子：年 YYYY、月 MM、日 DD、时 HH、分 mm、秒 ss；不清楚就空着。",
	});
}

/** A category of several steps is several columns, and a time may be a day and a clock. */
function isRival(one: Chosen<ColumnLine>, other: Chosen<ColumnLine>): boolean {
	if (one.code !== other.code || one.code === PATH) return false;
	const isPair =
		(one.line.looks_like === CLOCK) !== (other.line.looks_like === CLOCK);
	return (
		!isPair &&
		filesOf(one.line).some((file) => filesOf(other.line).includes(file))
	);
}

/** The field that may be several columns. */
export const PATH = "topic_path";
const CLOCK = "clock";

function tellRivals(
	first: Chosen<ColumnLine>,
	second: Chosen<ColumnLine>,
	known: readonly Named[],
	place: SheetPlace,
): UserError {
	const name = known.find(({ code }) => code === second.code)?.names[0];
	return new UserError(
		`“${cut(first.line.header)}”（第 ${first.line.row} 行）和“${cut(second.line.header)}”都选了“${name}”，它们在同一个文件里，只能有一列是它。`,
		{
			place: {
				...place,
				row: second.line.row,
				column: readNamingTexts().columns.headings.choice,
			},
			hint: "两行里改一行：选别的，或选“不用”。",
		},
	);
}

function addFields(
	own: NamingSettings["fields"] = {},
	chosen: readonly Chosen<ColumnLine>[],
): Record<string, string[]> {
	const said = new Set(
		Object.values(own).flatMap((headers) =>
			headers.flatMap((header) => header.split(">").map(toHeadingKey)),
		),
	);
	const fields = new Map(Object.entries(own));
	const add = (code: string, header: string) =>
		fields.set(code, [...(fields.get(code) ?? []), header]);
	const free = chosen.filter(
		({ line }) => !said.has(toHeadingKey(line.header)),
	);
	for (const path of findPaths(free)) add(PATH, path);
	for (const { line, code } of free) add(code, line.header);
	return Object.fromEntries(fields);
}

/** Steps of a category as they stand in a file from left to right, the widest first. */
export function findPaths(chosen: readonly Chosen<ColumnLine>[]): string[] {
	const steps = chosen.filter(({ code }) => code === PATH);
	const files = new Set(steps.flatMap(({ line }) => filesOf(line)));
	const paths = [...files].map((file) =>
		steps
			.filter(({ line }) => filesOf(line).includes(file))
			.map(({ line }) => line.header)
			.join(">"),
	);
	return [...new Set(paths)].filter((path) => path.includes(">"));
}

function addValues(
	own: NamingSettings["values"] = {},
	chosen: readonly (Chosen<WordLine> & { group: string })[],
): Record<string, Record<string, string[]>> {
	const values = new Map(
		Object.entries(own).map(([group, lists]) => [
			group,
			new Map(Object.entries(lists)),
		]),
	);
	for (const { line, code, group } of chosen) {
		const lists = values.get(group) ?? new Map<string, string[]>();
		values.set(group, lists);
		const said = Object.values(own[group] ?? {})
			.flat()
			.map(toHeadingKey);
		if (said.includes(toHeadingKey(line.word))) continue;
		lists.set(code, [...(lists.get(code) ?? []), line.word]);
	}
	return Object.fromEntries(
		[...values].map(([group, lists]) => [group, Object.fromEntries(lists)]),
	);
}
