const DAY_SECONDS = 86_400;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/**
 * The wall-clock time of a spreadsheet's day number: a whole number is a day, one
 * with a fraction a time, whatever its format shows; undefined where it is neither.
 */
export function serialToTime(
	serial: number,
	is1904: boolean,
): string | undefined {
	const seconds = Math.round(serial * DAY_SECONDS);
	const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
	const instant = new Date(epoch + seconds * 1000);
	const year = instant.getUTCFullYear();
	if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return undefined;
	const text = instant.toISOString();
	return Number.isInteger(serial)
		? text.slice(0, 10)
		: text.slice(0, 19).replace("T", " ");
}

/** The clock that a fraction of a day shows; undefined where it is none. */
export function fractionToClock(fraction: number): string | undefined {
	if (!(fraction >= 0 && fraction < 1)) return undefined;
	const seconds = Math.min(Math.round(fraction * DAY_SECONDS), DAY_SECONDS - 1);
	return new Date(seconds * 1000).toISOString().slice(11, 19);
}
