import { isBlank, type SheetRow } from "../../files/sheet.ts";
import { readClock, type TimeReader } from "./times.ts";

/** The columns of a time that was split. */
export interface DayAndClock {
	day: number;
	clock: number;
}

/**
 * Whether the column that was taken for a time and one that lost to it are a day
 * and a clock; undefined where they are two times.
 */
export function findDayAndClock(
	[taken = -1]: readonly number[],
	rivals: readonly number[],
	records: readonly SheetRow[],
	readTime: TimeReader,
): DayAndClock | undefined {
	const holds = (column: number, is: (text: string) => boolean) => {
		const texts = records
			.map(({ cells }) => cells[column])
			.filter((cell) => !isBlank(cell))
			.map((cell) => String(cell).trim());
		return texts.length > 0 && texts.every(is);
	};
	const isDay = (text: string) =>
		/^\S{10}(?: 00:00:00)?$/.test(readTime(text) ?? "");
	const isClock = (text: string) => readClock(text) !== undefined;
	const others = rivals.filter((index) => index !== taken);
	if (holds(taken, isClock)) {
		const day = others.find((index) => holds(index, isDay));
		return day === undefined ? undefined : { day, clock: taken };
	}
	if (!holds(taken, isDay)) return undefined;
	const clock = others.find((index) => holds(index, isClock));
	return clock === undefined ? undefined : { day: taken, clock };
}
