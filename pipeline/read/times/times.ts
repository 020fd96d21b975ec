import { fractionToClock, serialToTime } from "../../files/serial.ts";
import { toYearFirst } from "./written-times.ts";

/** A wall-clock time as `YYYY-MM-DD HH:MM:SS`, or `YYYY-MM-DD` where no time of day was given. */
export type TimeText = string;

/** A reader of one layout; undefined where the text is not of that layout. */
export type TimeReader = (text: string) => TimeText | undefined;

// Twice as much as the wordiest layout takes.
const LONGEST_TIME = 100;
// The first cells of a column are looked at again and again, until it is known what it holds.
const MOST_KNOWN = 4096;
const CANONICAL =
	/^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?: (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)?$/;
const WEEKDAY = /\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/;
const DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?/;
const HALVES =
	"凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜间|[AP]\\.?M\\.?";
const CLOCK = new RegExp(
	`^(?:T|\\s)*(${HALVES})?\\s*(\\d{1,2})(?:\\s*[:时点]\\s*(?:(\\d{1,2})(?:\\s*[:分]\\s*(?:(\\d{1,2})(?:[.,]\\d+)?秒?)?)?)?)\\s*(${HALVES})?$`,
	"i",
);
const INSTANT =
	/^(\d{4})-?(\d{2})-?(\d{2})[T\s]\s*(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(?:(Z|UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?|(Z|UTC|GMT))$/i;
const PACKED = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const NUMBER = /^\d{9,13}(?:\.\d+)?$|^\d{16}$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** A reader of every layout that exports use, the given formats first. */
export function createTimeReader(
	formats: readonly string[],
	is1904 = false,
): TimeReader {
	const readers = formats.map(compileFormat);
	const read = (text: string) => {
		for (const each of readers) {
			const time = each(text);
			if (time !== undefined) return time;
		}
		return CANONICAL.test(text) ? text : parseTime(text, is1904);
	};
	const known = new Map<string, TimeText | undefined>();
	return (text) => {
		if (text.length > LONGEST_TIME) return undefined;
		if (known.has(text)) return known.get(text);
		const time = read(text);
		if (known.size === MOST_KNOWN) known.clear();
		known.set(text, time);
		return time;
	};
}

/** The time a cell states, in any layout with the year first, as a spreadsheet serial, or as an instant. */
export function parseTime(raw: string, is1904 = false): TimeText | undefined {
	const normal = raw.normalize("NFKC").trim();
	const text = GROUPED.test(normal)
		? normal.replaceAll(",", "")
		: toYearFirst(normal);
	if (SERIAL.test(text)) return serialToTime(Number(text), is1904);
	const packed = PACKED.exec(text);
	if (packed) {
		const time = toTime(packed[1], packed[2], packed[3], packed.slice(4));
		if (time !== undefined) return time;
	}
	if (NUMBER.test(text)) return epochToTime(Number(text));
	const instant = INSTANT.exec(text);
	if (instant) return instantToTime(instant);
	const plain = text
		.replace(WEEKDAY, " ")
		.replace(/^(\d{4})(\d{2})(\d{2})(?=\s)/, "$1-$2-$3")
		.trim();
	const date = DATE.exec(plain);
	if (!date) return undefined;
	const rest = plain.slice(date[0].length).trim();
	if (rest === "") return toTime(date[1], date[2], date[3], []);
	// "2023-03-0512:30" is not a day and a time.
	if (/\d$/.test(date[0]) && /^\d/.test(plain.slice(date[0].length)))
		return undefined;
	const clock = readClockParts(rest);
	return clock && toTime(date[1], date[2], date[3], clock);
}

const SHANGHAI_SECONDS = 8 * 3600;
// Ten digits that would be seconds after 2033 are something else.
const LAST_SECOND = 2_000_000_000;
const FIRST_SECOND = 946_684_800;

// Seconds have ten digits, milliseconds thirteen, microseconds sixteen.
function epochToTime(number: number): TimeText | undefined {
	const unit =
		number >= FIRST_SECOND * 1e6
			? 1e6
			: number >= FIRST_SECOND * 1000
				? 1000
				: 1;
	const seconds = number / unit;
	if (seconds < FIRST_SECOND || seconds >= LAST_SECOND) return undefined;
	return toWallTime(Math.floor(seconds));
}

function toWallTime(seconds: number): TimeText {
	return new Date((seconds + SHANGHAI_SECONDS) * 1000)
		.toISOString()
		.slice(0, 19)
		.replace("T", " ");
}

function instantToTime(found: RegExpExecArray): TimeText | undefined {
	const [, year, month, day, ...clock] = found;
	const [, sign, hours, minutes] = clock.slice(3);
	const local = toTime(year, month, day, clock.slice(0, 3));
	if (!local) return undefined;
	const offset =
		(Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60) *
		(sign === "-" ? -1 : 1);
	const instant = Date.parse(`${local.replace(" ", "T")}Z`) / 1000 - offset;
	const time = toWallTime(instant);
	return isYear(Number(time.slice(0, 4))) ? time : undefined;
}

// An empty date of a spreadsheet before a clock.
const NO_DATE = /^(?:1899-12-3[01]|1900-01-0[01]|1904-01-01|1970-01-01)[T\s]+/;

/** The clock of a cell that states no day, as `HH:MM:SS`. */
export function readClock(raw: string): string | undefined {
	if (raw.length > LONGEST_TIME) return undefined;
	const text = raw.normalize("NFKC").trim().replace(NO_DATE, "");
	if (/^0?\.\d+$|^0(?:\.0+)?$/.test(text)) return fractionToClock(Number(text));
	if (!/[:时点]/.test(text)) return undefined;
	const parts = readClockParts(text);
	return parts && toTime("2000", "1", "1", parts)?.slice(11);
}

function readClockParts(text: string): Part[] | undefined {
	const clock = CLOCK.exec(text);
	if (!clock) return undefined;
	const hour = toHour(clock[2], clock[1] ?? clock[5]);
	return [hour, clock[3], clock[4]];
}

const TOKENS: Record<string, string> = {
	YYYY: "(?<year>\\d{4})",
	MM: "(?<month>\\d{1,2})",
	DD: "(?<day>\\d{1,2})",
	HH: "(?<hour>\\d{1,2})",
	hh: "(?<hour>\\d{1,2})",
	mm: "(?<minute>\\d{1,2})",
	ss: "(?<second>\\d{1,2})",
	A: "(?<half>[AaPp][Mm]|上午|下午)",
};

/** Reads one layout of `date_formats`, such as `MM/DD/YYYY hh:mm:ss A`. */
export function compileFormat(format: string): TimeReader {
	const pattern = format.replace(
		/YYYY|MM|DD|HH|hh|mm|ss|A|[.*+?^${}()|[\]\\]/g,
		(token) => TOKENS[token] ?? `\\${token}`,
	);
	const expression = new RegExp(`^${pattern}$`);
	return (text) => {
		const found = expression.exec(text)?.groups;
		if (!found) return undefined;
		const { year, month, day, hour, minute, second, half } = found;
		const clock =
			hour === undefined ? [] : [toHour(hour, half), minute, second];
		return toTime(year, month, day, clock);
	};
}

function toHour(hour: string | undefined, half = ""): string {
	const value = Number(hour);
	const isMorning = /^(A|凌晨|清晨|早|上午)/i.test(half);
	const isLate = /^(P|下午|傍晚|晚|夜)/i.test(half);
	if (isMorning && value === 12) return "0";
	// Nobody can tell which midnight "晚上12点" is.
	if (/^[晚夜]/.test(half) && value === 12) return "unknown";
	if (isLate && value < 12) return String(value + 12);
	return half === "中午" && value < 3 ? String(value + 12) : String(value);
}

type Part = string | undefined;

function toTime(
	year: Part,
	month: Part,
	day: Part,
	[hour, minute = "0", second = "0"]: readonly Part[],
): TimeText | undefined {
	if (!isYear(Number(year)) || !isDay(Number(year), Number(month), Number(day)))
		return undefined;
	const date = `${year}-${pad(month)}-${pad(day)}`;
	if (hour === undefined) return date;
	// 24:00 is the end of the day, and a day ends at its last second.
	if (+hour === 24 && +minute === 0 && +second === 0) return `${date} 23:59:59`;
	const isReal = +hour < 24 && +minute < 60 && +second < 60;
	if (!isReal) return undefined;
	return `${date} ${pad(hour)}:${pad(minute)}:${pad(second)}`;
}

function isYear(year: number): boolean {
	return year >= 2000 && year <= 2100;
}

function isDay(year: number, month: number, day: number): boolean {
	if (!(month >= 1 && month <= 12 && day >= 1)) return false;
	return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(part: Part): string {
	return (part ?? "").padStart(2, "0");
}
