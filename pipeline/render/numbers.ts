/** How numbers and times are written for a reader: the only place that knows. */

export const NOTHING = "—";
const MINUS = "−";
/** Fewer cases than this are told as they are, not in percent. */
export const FEWEST_FOR_PERCENT = 10;

export type ChangeUnit = "percent" | "items" | "points";

/** A whole number with thousands separators: `1,234`. */
export function formatCount(count: number | null): string {
	return count === null ? NOTHING : withThousands(count.toFixed(0));
}

/** One decimal: `23.5`. */
export function formatDecimal(value: number | null): string {
	return value === null ? NOTHING : withThousands(toTenths(value));
}

/** A share of 0 to 1 in percent, one decimal: `92.3%`. */
export function formatPercent(share: number | null): string {
	return share === null ? NOTHING : `${toTenths(share * 100)}%`;
}

/** A numerator over its denominator: `231/250`; over nothing it is nothing. */
export function formatFraction(
	numerator: number | null,
	denominator: number | null,
): string {
	if (numerator === null || !denominator) return NOTHING;
	return `${formatCount(numerator)}/${formatCount(denominator)}`;
}

/** A weighted numerator over its denominator: `634.4/670`. */
export function formatWeighted(
	numerator: number | null,
	denominator: number | null,
): string {
	if (numerator === null || !denominator) return NOTHING;
	return `${formatPoints(numerator)}/${formatCount(denominator)}`;
}

/** As many of two decimals as there are: `634.4`, `12`, `19.75`. */
export function formatPoints(points: number | null): string {
	if (points === null) return NOTHING;
	const [whole = "", decimals = ""] = points.toFixed(2).split(".");
	const rest = decimals.replace(/0+$/, "");
	return `${withThousands(whole)}${rest === "" ? "" : `.${rest}`}`;
}

/** A ratio with two decimals: `0.58`. */
export function formatRatio(ratio: number | null): string {
	return ratio === null ? NOTHING : ratio.toFixed(2);
}

/** A rate; too few cases for a percentage are told as they are, `3/5`. */
export function formatRate(
	numerator: number | null,
	denominator: number | null,
): string {
	if (numerator === null || !denominator) return NOTHING;
	return denominator < FEWEST_FOR_PERCENT
		? formatWeighted(numerator, denominator)
		: formatPercent(numerator / denominator);
}

/** A part of a whole whose parts are rounded so that they sum to it; of a small whole, `3/5`. */
export function formatPart(
	part: number | null,
	whole: number | null,
	share: number | null,
): string {
	return whole && whole >= FEWEST_FOR_PERCENT
		? formatPercent(share)
		: formatFraction(part, whole);
}

/** Both ends of an interval of shares: `86.1%–92.3%`. */
export function formatInterval(
	lower: number | null,
	upper: number | null,
): string {
	return lower === null || upper === null
		? NOTHING
		: `${formatPercent(lower)}–${formatPercent(upper)}`;
}

/** A span of hours, however long, so that spans compare: `6.5小时`. */
export function formatHours(hours: number | null): string {
	return hours === null ? NOTHING : `${formatDecimal(hours)}小时`;
}

/** A span of working days: `3个工作日`; within the day of a deadline there is none yet. */
export function formatWorkingDays(days: number | null): string {
	if (days === null) return NOTHING;
	return days > 0 ? `${formatCount(days)}个工作日` : "不满1个工作日";
}

/** A change with its sign, without its unit's word: `+5.3%`, `−12`, `+2.3`. */
export function formatSigned(change: number, unit: ChangeUnit): string {
	const size = formatSize(change, unit);
	if (Number.parseFloat(size) === 0) return size;
	return `${change > 0 ? "+" : MINUS}${size}`;
}

/** The size of a change, sign left out: `5.3%`, `12`, `2.3`. */
export function formatSize(change: number, unit: ChangeUnit): string {
	const size = Math.abs(change);
	if (unit === "percent") return formatPercent(size);
	return unit === "points" ? formatDecimal(size) : formatCount(size);
}

/** `2022-10` as `2022年10月`. */
export function formatMonth(month: string): string {
	const [year, number] = month.split("-");
	return `${year}年${Number(number)}月`;
}

/** `2023-03-05 16:20:00` as `2023年3月5日`. */
export function formatDay(time: string): string {
	const [year, month, day] = time.slice(0, 10).split("-").map(Number);
	return `${year}年${month}月${day}日`;
}

/** `2023-03-05 16:20:00` as `2023年3月5日16:20`; the end of a day as `24:00`. */
export function formatTime(time: string): string {
	const clock = time.slice(11, 16);
	return `${formatDay(time)}${clock === "23:59" ? "24:00" : clock}`;
}

/** The day alone, as a table shows it: `2023-03-05`. */
export function formatDate(time: string | null): string {
	return time === null ? NOTHING : time.slice(0, 10);
}

/** `2023-03-05 16:20:00` as `3月5日`. */
export function formatMonthDay(time: string): string {
	const [, month, day] = time.slice(0, 10).split("-").map(Number);
	return `${month}月${day}日`;
}

// 0.9285 is a hair less in binary; a plain toFixed would print 92.8.
function toTenths(value: number): string {
	return (Math.round(value * 10 + 1e-7 * Math.sign(value)) / 10).toFixed(1);
}

function withThousands(digits: string): string {
	return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
