const DAY_MS = 86_400_000;

/** Days since 1970 of a day or time written `YYYY-MM-DD…`. */
export function toDayNo(time: string): number {
	return Math.round(Date.parse(`${time.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

/** A number of days since 1970 as `YYYY-MM-DD`. */
export function toDay(dayNo: number): string {
	return new Date(dayNo * DAY_MS).toISOString().slice(0, 10);
}

/** The first day of the half-year a time falls into, as `YYYY-MM-DD`. */
export function startOfHalf(time: string): string {
	return `${time.slice(0, 5)}${time.slice(5, 7) < "07" ? "01" : "07"}-01`;
}

/** The last day of the half-year that begins on a day, both in days since 1970. */
export function endOfHalf(roundStart: number): number {
	const day = toDay(roundStart);
	return toDayNo(
		day.slice(5, 7) === "01"
			? `${day.slice(0, 4)}-06-30`
			: `${day.slice(0, 4)}-12-31`,
	);
}

/** How many of the days from one to another, both included, are among the given ones. */
export function countDays(
	workdays: ReadonlySet<number>,
	from: number,
	to: number,
): number {
	let count = 0;
	for (let day = from; day <= to; day += 1) if (workdays.has(day)) count += 1;
	return count;
}
