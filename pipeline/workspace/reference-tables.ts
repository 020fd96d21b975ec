import { UserError } from "../user-error.ts";
import { addDays, daysBetween, isDay } from "./days.ts";
import { readReference, splitNames } from "./reference.ts";

export interface Named {
	name: string;
	aliases: string[];
}

export interface Community extends Named {
	households: number | null;
}

export interface Estate extends Named {
	community: string;
	households: number | null;
}

/** A unit, and of which kind the street has it, such as `enforcement` or `external`. */
export interface Unit extends Named {
	kind: string;
}

export function readUnits(folder: string): Unit[] {
	const columns = ["unit", "aliases", "kind"];
	const rows = readReference(folder, "units", columns) ?? [];
	return rows.map((row) => ({
		name: row.unit ?? "",
		aliases: splitNames(row.aliases),
		kind: (row.kind ?? "").trim().toLowerCase(),
	}));
}

export function readCommunities(folder: string): Community[] | undefined {
	const columns = ["community", "aliases", "households", "population", "tier"];
	return readReference(folder, "communities", columns)?.map((row) => ({
		name: row.community ?? "",
		aliases: splitNames(row.aliases),
		households: toCount(row.households, "reference/communities", "households"),
	}));
}

export function readEstates(folder: string): Estate[] {
	const columns = ["estate", "aliases", "community", "grid", "households"];
	const rows = readReference(folder, "estates", columns) ?? [];
	return rows.map((row) => ({
		name: row.estate ?? "",
		aliases: splitNames(row.aliases),
		community: row.community ?? "",
		households: toCount(row.households, "reference/estates", "households"),
	}));
}

export function readOwnDays(folder: string) {
	const rows = readReference(folder, "calendar", [
		"date",
		"is_workday",
		"name",
	]);
	return (rows ?? []).flatMap((row) => {
		const isWorkday = toFlag(row.is_workday);
		const name = row.name ?? "";
		return toDays(row.date).map((day) => ({ day, isWorkday, name }));
	});
}

const CALENDAR = "reference/calendar";

const LONGEST_HOLIDAY = 31;

// A notice gives a holiday from its first day to its last.
function toDays(text = ""): string[] {
	const [from = "", to] = text.split(/(?<!\s)\s*(?:\.\.|至|到|~|—+)\s*/);
	const first = toDay(from);
	const last = to === undefined ? first : toDay(to);
	const length = daysBetween(first, last) + 1;
	if (length < 1 || length > LONGEST_HOLIDAY)
		throw refuse(text, CALENDAR, "date", HOLIDAY);
	return Array.from({ length }, (_, index) => addDays(first, index));
}

const HOLIDAY =
	"一天写成 2023-01-22；连着的几天写成 2023-01-21..2023-01-27，前面的早，至多 31 天。";

function toDay(text = ""): string {
	const [, year, month = "", day = ""] =
		/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
	const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
	if (isDay(written)) return written;
	throw refuse(text, CALENDAR, "date", HOLIDAY);
}

function toFlag(text = ""): boolean {
	if (/^(1|true|是)$/i.test(text)) return true;
	if (/^(0|false|否)$/i.test(text)) return false;
	throw refuse(text, CALENDAR, "is_workday", "上班写 1，休息写 0。");
}

function toCount(
	text: string | undefined,
	file: string,
	column: string,
): number | null {
	if (!text) return null;
	const count = Number(text.replaceAll(",", ""));
	if (Number.isInteger(count) && count >= 0) return count;
	throw refuse(text, file, column, "只写一个整数，不带单位；不知道就留空。");
}

function refuse(
	text: string,
	file: string,
	column: string,
	hint: string,
): UserError {
	const shown = [...text].slice(0, 40).join("");
	const message = text === "" ? "缺少内容。" : `“${shown}”用不上。`;
	return new UserError(message, { place: { file, column }, hint });
}
