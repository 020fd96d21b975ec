const MONTHS = [
	"jan",
	"feb",
	"mar",
	"apr",
	"may",
	"jun",
	"jul",
	"aug",
	"sep",
	"oct",
	"nov",
	"dec",
];
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
const MONTH_FIRST =
	/^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i;
const DAY_FIRST = /^(\d{1,2})[-\s]([a-z]{3,9})\.?[-\s,]\s*(\d{4})\b/i;
// Wed Mar 01 09:00:00 CST 2023: the year last, as a program prints its clock.
const YEAR_LAST =
	/^([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2})\s+(?:CST|GMT\+08:?00|UTC\+0?8)\s+(\d{4})$/i;
const ZONE = /\s*(?:\[[\w/+-]+\]|\([^()\d]*\))$/;
const SCRIPT = /^\\?\/Date\((\d{9,13})(?:[+-]\d{4})?\)\\?\/$/;
const DOTTED_CLOCK =
	/^(\d{4}([-/.])\d{1,2}\2\d{1,2})\s+(\d{1,2})\.(\d{2})(?:\.(\d{2}))?$/;
// What names of files allow between a day and its clock; a clock of two digits each, and no range of days.
const JOINED_CLOCK =
	/^(\d{4}([-/.])\d{1,2}\2\d{1,2})(?:_+(\d{1,2}):(\d{2})(?::(\d{2}))?|[-_](\d{2})([-_.:])(\d{2})\7(\d{2}))$/;
// To the millisecond, without a sign between.
const PACKED_MILLIS = /^(20\d{12})\d{3}$/;
const ENCLOSED = /^(?:\[([^[\]]+)\]|\(([^()]+)\)|<([^<>]+)>|【([^【】]+)】)$/;
// A program's list of numbers, without the seconds where there are none.
const LISTED =
	/^\[(\d{4}),\s*(\d{1,2}),\s*(\d{1,2}),\s*(\d{1,2}),\s*(\d{1,2})(?:,\s*(\d{1,2})(?:,\s*\d+)?)?\]$/;
const OF_CHINA = /(?<=\d)\s*(?:CST|北京时间)$/i;
const PACKED = /^(\d{8})\s+(\d{4}|\d{6})$/;

/**
 * A time as programs write it (months by name, zones in brackets, a script's date,
 * a packed day and clock), with the year first and in numbers; other texts as they are.
 */
export function toYearFirst(raw: string): string {
	const script = SCRIPT.exec(raw)?.[1];
	if (script) return script;
	const packed = PACKED.exec(raw);
	if (packed) return `${packed[1]}${packed[2]}`;
	const listed = LISTED.exec(raw);
	if (listed) {
		const [, year, month, day, hour, minute, second = "0"] = listed;
		return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
	}
	const enclosed = ENCLOSED.exec(raw)?.slice(1).find(Boolean);
	if (enclosed) return toYearFirst(enclosed.trim());
	const millis = PACKED_MILLIS.exec(raw)?.[1];
	if (millis) return millis;
	const joined = JOINED_CLOCK.exec(raw);
	if (joined) {
		const [, day, , hour, minute, second = "0", h = hour, , m = minute, s] =
			joined;
		return `${day} ${h}:${m}:${s ?? second}`;
	}
	const dotted = DOTTED_CLOCK.exec(raw);
	if (dotted) return `${dotted[1]} ${dotted[3]}:${dotted[4]}:${dotted[5] ?? 0}`;
	const text = raw.replace(ZONE, "").replace(OF_CHINA, "").replace(WEEKDAY, "");
	const last = YEAR_LAST.exec(text);
	if (last) return toDate(last[4], last[1], last[2], last[3]) ?? raw;
	const monthFirst = MONTH_FIRST.exec(text);
	const dayFirst = monthFirst ? null : DAY_FIRST.exec(text);
	const found = monthFirst ?? dayFirst;
	if (!found) return text;
	const [all, a = "", b = "", year] = found;
	const [month, day] = monthFirst ? [a, b] : [b, a];
	const rest = text.slice(all.length).replace(/^,/, "").trim();
	return toDate(year, month, day, rest) ?? raw;
}

function toDate(
	year = "",
	month = "",
	day = "",
	rest = "",
): string | undefined {
	const no = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
	return no > 0
		? `${year}-${String(no).padStart(2, "0")}-${day.padStart(2, "0")} ${rest}`.trim()
		: undefined;
}
