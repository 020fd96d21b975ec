import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the page of all periods tells of one. */
export interface PeriodEntry {
	period: string;
	label: string;
	street: string;
	as_of: string;
	headlines: {
		metric: string;
		numerator: number;
		denominator: number | null;
	}[];
	/** The papers that stand in its folder, by file name. */
	files: string[];
	/** The pages of communities, by file name. */
	communities: string[];
}

const PAPERS = [
	"report.html",
	"report.docx",
	"report.pdf",
	"meeting.html",
	"meeting.docx",
	"whistle-slips.html",
	"visits.html",
	"worklists.xlsx",
	"annex.xlsx",
	"rejects.xlsx",
];

/**
 * The periods built in a folder, the newest data first; a folder whose manifest cannot
 * be read, or was written by an older version, is passed over.
 */
export function findPeriods(outFolder: string): PeriodEntry[] {
	if (!existsSync(outFolder)) return [];
	return readdirSync(outFolder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap(({ name }) => readPeriod(join(outFolder, name)) ?? [])
		.sort((a, b) => compare(b.as_of, a.as_of) || compare(b.period, a.period));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What is built in one folder, if it is. */
export function readPeriod(folder: string): PeriodEntry | undefined {
	const file = join(folder, "manifest.json");
	if (!existsSync(file)) return undefined;
	try {
		const manifest = JSON.parse(readFileSync(file, "utf8"));
		const { period, period_label, street_name, as_of, headlines } = manifest;
		if (![period, period_label, street_name, as_of].every(isText))
			return undefined;
		if (!Array.isArray(headlines)) return undefined;
		return {
			period,
			label: period_label,
			street: street_name,
			as_of,
			headlines,
			files: PAPERS.filter((name) => existsSync(join(folder, name))),
			communities: listPages(join(folder, "communities")),
		};
	} catch {
		// Somebody else's folder, or a torn one: its report is not listed, nothing else is lost.
		return undefined;
	}
}

const isText = (value: unknown): value is string =>
	typeof value === "string" && value !== "";

const listPages = (folder: string) =>
	existsSync(folder)
		? readdirSync(folder)
				.filter((name) => name.endsWith(".html"))
				.sort()
		: [];
