import { compareNatural } from "../natural-order.ts";

/** The first and the last day that a file's name states, as midnights; a month means all its days. */
export function nameDays(path: string): [string | null, string | null] {
	// A file of an archive that says nothing goes by what the archive says.
	const names = path.split("/").slice(-1);
	const archive = path.split("/").findLast((step) => /\.zip$/i.test(step));
	for (const name of archive ? [...names, archive] : names) {
		const days = [...findDays(name), ...findMonths(name)].sort();
		const [first, last] = [days[0], days.at(-1)];
		if (first && last) return [toText(first), toText(last)];
	}
	return [null, null];
}

function toText(day: string): string {
	return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)} 00:00:00`;
}

/** Paths in natural order of the file's name, then of the path. */
export function orderFiles(paths: readonly string[]): string[] {
	const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
	return [...new Set(paths)].sort(
		(a, b) => compareNatural(nameOf(a), nameOf(b)) || compareNatural(a, b),
	);
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
		...[...written].flatMap(([, year, a, b]) => toMonthDays(year, a ?? b)),
		...[...packed].flatMap(([, year, month]) => toMonthDays(year, month)),
	];
}

function toDate(year = "", month = "", day = ""): string[] {
	const isReal =
		isYear(year) && isMonth(month) && +day >= 1 && +day <= daysIn(year, month);
	return isReal ? [year + month.padStart(2, "0") + day.padStart(2, "0")] : [];
}

function toMonthDays(year = "", month = ""): string[] {
	if (!isYear(year) || !isMonth(month)) return [];
	const start = year + month.padStart(2, "0");
	return [`${start}01`, start + daysIn(year, month)];
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
