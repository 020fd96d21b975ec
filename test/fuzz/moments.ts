/** A date cell: a day number and whether its format shows the day alone. */
export interface WorkbookDate {
	serial: number;
	isDay: boolean;
}

/** A moment as an export writes it, and as it must be understood. */
export interface WrittenMoment {
	written: string | WorkbookDate | number;
	canonical: string;
}

/** A minute after the first day of the planted quarter. */
export type Minute = number;

const START = Date.UTC(2023, 0, 2);
export const MINUTES = 86 * 24 * 60;

const pad = (value: number) => String(value).padStart(2, "0");
const WEEKDAYS = "日一二三四五六";

interface Parts {
	year: number;
	month: number;
	day: number;
	hour: number;
	minute: number;
	weekday: string;
	serial: number;
}

function toParts(minute: Minute): Parts {
	const date = new Date(START + minute * 60_000);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
		hour: date.getUTCHours(),
		minute: date.getUTCMinutes(),
		weekday: WEEKDAYS[date.getUTCDay()] ?? "",
		serial: (date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000,
	};
}

const dayOf = ({ year, month, day }: Parts) =>
	`${year}-${pad(month)}-${pad(day)}`;
const clockOf = ({ hour, minute }: Parts) => `${pad(hour)}:${pad(minute)}`;

type Shape = (parts: Parts) => WrittenMoment["written"];

const WIDE: Shape = (at) =>
	`${dayOf(at)} ${clockOf(at)}`.replace(/\d/g, (digit) =>
		String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
	);

const HALVES: Shape = (at) => {
	const half = at.hour < 12 ? "上午" : "下午";
	return `${at.year}年${at.month}月${at.day}日 ${half}${at.hour > 12 ? at.hour - 12 : at.hour}点${pad(at.minute)}分`;
};

const TIMED: Shape[] = [
	(at) => `${dayOf(at)} ${clockOf(at)}:00`,
	(at) => `${at.year}/${at.month}/${at.day} ${at.hour}:${pad(at.minute)}`,
	(at) => `${at.year}年${at.month}月${at.day}日 ${at.hour}时${at.minute}分`,
	(at) => `${dayOf(at)}T${clockOf(at)}:00`,
	(at) => `${dayOf(at)} 星期${at.weekday} ${clockOf(at)}`,
	(at) =>
		`${at.year}${pad(at.month)}${pad(at.day)}${pad(at.hour)}${pad(at.minute)}00`,
	(at) => `${dayOf(at)} ${clockOf(at)}:00\t`,
	(at) => `${at.serial}`,
	HALVES,
	WIDE,
];

const DAYS: Shape[] = [
	dayOf,
	(at) => `${at.year}.${at.month}.${at.day}`,
	(at) => `${at.year}年${at.month}月${at.day}日`,
];

const CELLS: Shape[] = [
	({ serial }) => ({ serial, isDay: false }),
	({ serial }) => ({ serial: Math.floor(serial), isDay: true }),
	(at) => at.serial,
];

const SHAPES = [...TIMED, ...DAYS, ...CELLS];

/** How many ways there are to write a moment; the last ones need a workbook. */
export const MOMENT_SHAPES = SHAPES.length;

/** A moment written in one of the shapes that exports use. */
export function writeMoment(
	minute: Minute,
	shape: number,
	hasTypes: boolean,
): WrittenMoment {
	const at = toParts(minute);
	const count = hasTypes ? SHAPES.length : TIMED.length + DAYS.length;
	const index = shape % count;
	const written = (SHAPES[index] as Shape)(at);
	const isDay =
		(index >= TIMED.length && index < TIMED.length + DAYS.length) ||
		(typeof written === "object" && written.isDay) ||
		(typeof written === "number" && Number.isInteger(written)) ||
		(typeof written === "string" && /^\d{5}$/.test(written));
	const clock = isDay ? "00:00:00" : `${clockOf(at)}:00`;
	return { written, canonical: `${dayOf(at)} ${clock}` };
}

/** Words and numbers that stand where a time should and are none. */
export const BAD_MOMENTS = [
	"昨天上午",
	"2023-13-45 10:00",
	"2023-02-30",
	"23-3-5 09:00",
	"1999-12-31 10:00",
	"2150-01-01 00:00",
	"13912345678",
	"=NOW()",
	"2023-03-05 25:61",
];
