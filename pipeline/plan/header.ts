/** What the comment at the top of a model promises; the runner holds it to it. */
export interface ModelHeader {
	title: string;
	/** Columns that together name one row, none of them null. */
	grain: string[];
	/** Fields of the export without which the model means nothing; each entry lists alternatives. */
	needs: string[][];
	/** Columns that order the rows when the table is written out. */
	order: string[];
	/** Columns that stay out of the file. */
	hidden: string[];
	/** What its rows are called as a file, below `tables/` unless it says `restricted/`. */
	csv?: string;
	/** The workbooks that have a sheet of it, by `data/defaults/workbooks.yaml`. */
	sheet: string[];
	/** The pages that print it. */
	page: string[];
	/** Whether its rows may outlast a run: they hold no citizen's words, and take longer to make than to load. */
	isKept: boolean;
	metric?: MetricHeader;
}

export interface MetricHeader {
	kind: "rate" | "count" | "stock" | "share" | "median" | "per_1000_households";
	interval: "wilson" | "poisson" | "none";
	test: "fisher" | "conditional" | "none";
	hasFunnel: boolean;
	/** Whether what the profile keeps out of assessment is left out. */
	isAssessed: boolean;
	/** Whether it is counted with the others in one pass over `int_ticket_periods`, or has a population of its own. */
	isInPass: boolean;
}

/** What a metric may say of itself. */
export const METRIC_KEYS = [
	"metric",
	"pass",
	"assessed",
	"interval",
	"test",
	"funnel",
] as const;

/** What any model may. */
export const MODEL_KEYS = [
	"grain",
	"needs",
	"units",
	"order",
	"csv",
	"sheet",
	"page",
	"kept",
	"hidden",
] as const;

const KEYS = [...MODEL_KEYS, ...METRIC_KEYS] as const;

type Entries = Partial<Record<(typeof KEYS)[number], string>>;

/** Reads the leading comment of a model; throws on a key it does not know. */
export function parseHeader(name: string, sql: string): ModelHeader {
	const comment = leadingComment(sql);
	const title = comment.filter((line) => !isEntry(line)).join(" ");
	const entries = readEntries(name, comment);
	if (!title || !entries.grain)
		throw new Error(`${name}: the header lacks a sentence or its grain`);
	return {
		title,
		grain: splitList(entries.grain),
		needs: splitList(entries.needs ?? "").map((need) => need.split("|")),
		order: splitList(entries.order ?? ""),
		hidden: splitList(entries.hidden ?? ""),
		sheet: splitList(entries.sheet ?? ""),
		page: splitList(entries.page ?? ""),
		isKept: oneOf(name, entries.kept ?? "no", ["yes", "no"]) === "yes",
		...(entries.csv ? { csv: entries.csv } : {}),
		...(name.startsWith("metric_")
			? { metric: metricHeader(name, entries) }
			: {}),
	};
}

function leadingComment(sql: string): string[] {
	const lines = sql.split("\n");
	const end = lines.findIndex((line) => !line.startsWith("--"));
	return lines.slice(0, end).map((line) => line.slice(2).trim());
}

function isEntry(line: string): boolean {
	return /^[a-z]+:/.test(line);
}

function readEntries(name: string, comment: readonly string[]): Entries {
	const entries: Entries = {};
	for (const line of comment.filter(isEntry)) {
		const [key = "", ...rest] = line.split(":");
		const known = KEYS.find((candidate) => candidate === key);
		if (!known) throw new Error(`${name}: unknown header key ${key}`);
		entries[known] = rest.join(":").trim();
	}
	return entries;
}

function splitList(text: string): string[] {
	return text
		.split(",")
		.map((part) => part.trim())
		.filter((part) => part !== "");
}

function metricHeader(name: string, entries: Entries): MetricHeader {
	return {
		kind: oneOf(name, entries.metric, [
			"rate",
			"count",
			"stock",
			"share",
			"median",
			"per_1000_households",
		]),
		interval: oneOf(name, entries.interval ?? "none", [
			"wilson",
			"poisson",
			"none",
		]),
		test: oneOf(name, entries.test ?? "none", [
			"fisher",
			"conditional",
			"none",
		]),
		hasFunnel: oneOf(name, entries.funnel ?? "no", ["yes", "no"]) === "yes",
		isAssessed:
			entries.metric === "rate" &&
			oneOf(name, entries.assessed ?? "yes", ["yes", "no"]) === "yes",
		isInPass:
			oneOf(name, entries.pass ?? "shared", ["shared", "own"]) === "shared",
	};
}

function oneOf<Choice extends string>(
	name: string,
	value: string | undefined,
	choices: readonly Choice[],
): Choice {
	const choice = choices.find((candidate) => candidate === value);
	if (!choice)
		throw new Error(
			`${name}: header says ${value}, expected ${choices.join(" | ")}`,
		);
	return choice;
}
