import { DAY_SECONDS, formatWallTime, type WallTime } from "./clock.ts";
import type { Entry } from "./export-plan.ts";
import type { ColumnName, Era, ExportSettings } from "./export-settings.ts";
import { expand } from "./grammar.ts";
import { loadPhrases, type Phrases } from "./phrases.ts";
import { createRandom, type Random } from "./random.ts";
import { formatDay } from "./texts.ts";

/** A cell: text, a number, or a time that a spreadsheet stores as a day number. */
export type Cell = string | number | { serial: number; isDay: boolean };

/** How the times of a file are written. */
export type DateStyle = Era["dates"] | "iso";

interface CellContext {
	settings: ExportSettings;
	phrases: Phrases;
	seed: string;
	dates: DateStyle;
	era: Era;
}

/** A writer of the cells of one file, by column. */
export function createCellWriter(
	settings: ExportSettings,
	seed: string,
	dates: DateStyle,
	era: Era,
): (entry: Entry, number: number) => Record<ColumnName, Cell> {
	const context = { settings, phrases: loadPhrases(), seed, dates, era };
	return (entry, number) => ({
		...writeCells(context, entry, number),
		...entry.raw,
	});
}

function writeCells(
	context: CellContext,
	entry: Entry,
	number: number,
): Record<ColumnName, Cell> {
	const { sighting, placement, role } = entry;
	const { ticket } = sighting;
	const { settings } = context;
	const random = createRandom(`${context.seed}/cells/${ticket.id}/${role}`);
	const marker = () => random.pick(settings.markers);
	const flag = (isTrue: boolean) => settings.flags[isTrue ? "yes" : "no"] ?? "";
	return {
		number,
		id: writeId(settings, ticket.id, context.dates, random),
		title: random.chance(settings.title_absent) ? "" : ticket.title,
		content: ticket.content,
		type: settings.types[ticket.type] ?? "",
		channel: ticket.channel,
		...writeTimes(context, entry, random),
		extension_state: settings.extension_states[sighting.extensionState] ?? "",
		status: settings.statuses[sighting.status] ?? "",
		unit: role === "assist" ? (ticket.assistUnit ?? "") : ticket.unit,
		role: settings.roles[role] ?? "",
		community: placement.column,
		location: placement.location,
		...writeCaller(context, entry),
		confidential: flag(ticket.isConfidential),
		returns: sighting.returns,
		return_reason: giveReason(context, entry),
		reworks: sighting.reworks,
		urges: ticket.urges,
		contacted: settings.contact_answers[sighting.contacted] ?? marker(),
		solved: sighting.solved || marker(),
		satisfaction: sighting.satisfaction || marker(),
		unreasonable: settings.claim_states[sighting.claimState] ?? "",
		result: sighting.closedAt === null ? "" : writeResult(context, entry),
	};
}

function writeId(
	{ id_tab, id_number }: ExportSettings,
	id: string,
	dates: DateStyle,
	random: Random,
): Cell {
	if (random.chance(id_tab)) return `${id}\t`;
	return dates !== "iso" && random.chance(id_number) ? Number(id) : id;
}

function writeTimes(
	{ dates, era }: CellContext,
	{ sighting }: Entry,
	random: Random,
) {
	const time = (at: WallTime | null, isDay = false) =>
		at === null ? "" : writeTime(at, isDay, dates, era, random);
	return {
		accepted: time(sighting.acceptedAt),
		dispatched: time(sighting.dispatchedAt),
		signed: time(sighting.signedAt),
		first_contact: time(sighting.contactedAt),
		deadline: time(sighting.deadlineAt, sighting.isDeadlineDay),
		extension_requested: time(sighting.extensionRequestedAt),
		extended: time(sighting.extendedAt, true),
		returned: time(sighting.returnedAt),
		closed: time(sighting.closedAt),
		called_back: time(sighting.calledBackAt),
	};
}

function writeTime(
	at: WallTime,
	isDay: boolean,
	dates: DateStyle,
	{ precision }: Era,
	random: Random,
): Cell {
	const text = formatWallTime(at).slice(0, isDay ? 10 : 19);
	const isText = dates === "mixed" && random.chance(0.35);
	if (dates === "excel" || (dates === "mixed" && !isText)) {
		const serial = at / DAY_SECONDS + EXCEL_EPOCH_DAYS;
		return { serial: isDay ? Math.floor(serial) : serial, isDay };
	}
	if (dates === "iso") return text;
	return writeTimeText(
		text,
		dates === "mixed" && random.chance(0.3),
		precision,
	);
}

const EXCEL_EPOCH_DAYS = 25_569;

/** `2022/3/5 9:05`, `2023-03-05 09:05:11` or `2023年3月5日 9时05分11秒`. */
function writeTimeText(
	text: string,
	isChinese: boolean,
	precision: Era["precision"],
): string {
	const [date = "", clock = ""] = text.split(" ");
	const [year = "", month, day] = date.split("-");
	const [hour, minute = "", second = ""] = clock.split(":");
	if (isChinese) {
		const time = clock && ` ${Number(hour)}时${minute}分${second}秒`;
		return `${year}年${Number(month)}月${Number(day)}日${time}`;
	}
	if (precision === "second") return text;
	const time = clock && ` ${Number(hour)}:${minute}`;
	return `${year}/${Number(month)}/${Number(day)}${time}`;
}

function writeCaller(
	{ settings, seed }: CellContext,
	{ sighting: { ticket } }: Entry,
) {
	// A stream of its own: who called looks the same in every export.
	const random = createRandom(`${seed}/shown/${ticket.id}`);
	const { name, surname, gender, phone } = ticket.caller;
	const title = settings.honorifics[gender] ?? "";
	const shown = random.chance(settings.phone_masked)
		? `${phone.slice(0, 3)}****${phone.slice(7)}`
		: random.pick(settings.phone_forms).replace("<phone>", phone);
	return {
		caller: ticket.isConfidential
			? settings.secret_caller
			: random.pick([name, name, surname + title, settings.unknown_caller]),
		phone: random.chance(settings.phone_absent)
			? random.pick(settings.phone_unknown)
			: shown,
		gender: random.pick([gender, gender, gender, ""]),
	};
}

function giveReason(
	{ settings, seed }: CellContext,
	{ sighting }: Entry,
): string {
	const random = createRandom(`${seed}/reason/${sighting.ticket.id}`);
	return sighting.returns > 0 ? random.pick(settings.return_reasons) : "";
}

function writeResult(
	{ phrases, seed }: CellContext,
	{ sighting: { ticket } }: Entry,
): string {
	const random = createRandom(`${seed}/result/${ticket.id}`);
	const day = formatDay(ticket.closedAt);
	return expand(random.pick(phrases.results), [{ day }, phrases.slots], random);
}
