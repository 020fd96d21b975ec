import { compareNatural } from "./natural-order.ts";

/** The latest date a file name states, as `YYYYMMDD`; a month means its last day. */
export function fileDate(name: string): string | undefined {
	const dates = [...findDays(name), ...findMonths(name)].sort();
	return dates.at(-1);
}

/** The latest day that the name of an export states, as `YYYY-MM-DD`. */
export function statedDay(path: string): string | null {
	const date = fileDate(nameOf(path));
	return date
		? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
		: null;
}

/** The rank of each path, 1 for the oldest export: undated, then by date, name and path. */
export function rankExports(paths: readonly string[]): Map<string, number> {
	const keyed = paths.map((path) => {
		const name = nameOf(path);
		return { path, name, date: fileDate(name) ?? "" };
	});
	keyed.sort(
		(a, b) =>
			compareNatural(a.date, b.date) ||
			compareNatural(a.name, b.name) ||
			compareNatural(a.path, b.path),
	);
	return new Map(keyed.map(({ path }, index) => [path, index + 1]));
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

function findDays(name: string): string[] {
	const written = name.matchAll(
		/(?<!\d)(\d{4})(?:[-._/]|年)(\d{1,2})(?:[-._/]|月)(\d{1,2})(?!\d)/g,
	);
	// 12 and 14 digits are a date with a time of day.
	const packed = name.matchAll(
		/(?<!\d)(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?(?!\d)/g,
	);
	return [...written, ...packed].flatMap(([, year, month, day]) =>
		toDate(year, month, day),
	);
}

function findMonths(name: string): string[] {
	const written = name.matchAll(
		/(?<!\d)(\d{4})(?:(?:[-._/])(\d{1,2})(?![\d]|[-._/]\d)|年(?:\d{1,2}月?[-~至到])?(\d{1,2})月(?!\d))/g,
	);
	const packed = name.matchAll(/(?<!\d)(\d{4})(\d{2})(?!\d)/g);
	return [
		...[...written].flatMap(([, year, a, b]) => toMonthEnd(year, a ?? b)),
		...[...packed].flatMap(([, year, month]) => toMonthEnd(year, month)),
	];
}

function toDate(year = "", month = "", day = ""): string[] {
	const isReal =
		isYear(year) && isMonth(month) && +day >= 1 && +day <= daysIn(year, month);
	return isReal ? [year + month.padStart(2, "0") + day.padStart(2, "0")] : [];
}

function toMonthEnd(year = "", month = ""): string[] {
	if (!isYear(year) || !isMonth(month)) return [];
	return [year + month.padStart(2, "0") + daysIn(year, month)];
}

function isYear(year: string): boolean {
	return +year >= 2000 && +year <= 2100;
}

function isMonth(month: string): boolean {
	return +month >= 1 && +month <= 12;
}

function daysIn(year: string, month: string): number {
	return new Date(Date.UTC(+year, +month, 0)).getUTCDate();
}
