import { toWallTime, type WallTime } from "./clock.ts";
import {
	type ColumnName,
	type Damage,
	type ExportFormat,
	type ExportSettings,
	type Fault,
	findEra,
} from "./export-settings.ts";
import { type Placement, placeTicket } from "./places.ts";
import { type Sighting, sight } from "./sightings.ts";
import type { Ticket } from "./tickets.ts";
import type { World } from "./world.ts";

/** One record of an export file, still as facts. */
export interface Entry {
	sighting: Sighting;
	placement: Placement;
	role: "lead" | "assist";
	/** Cells that say something else than the facts. */
	raw: Partial<Record<ColumnName, string>>;
	/** How the record was cut up on its way into a text file. */
	damage: Damage | null;
	/** Why no reader can take the record; null where it can. */
	rejection: string | null;
}

/** An export file before it is written; files come oldest export first. */
export interface PlannedFile {
	name: string;
	/** Null for the re-export. */
	month: string | null;
	format: ExportFormat;
	eraIndex: number;
	exportedAt: WallTime;
	entries: Entry[];
}

/** Everything the export files will hold. */
export function planExports(
	world: World,
	settings: ExportSettings,
	tickets: readonly Ticket[],
): PlannedFile[] {
	const placements = new Map(
		tickets.map((ticket) => [ticket.id, placeTicket(world, settings, ticket)]),
	);
	const toEntries = (ticket: Ticket, at: WallTime) => {
		const { era } = findEra(settings, ticket.month);
		const sighting = sight(ticket, at, era, settings, world.settings.seed);
		const placement = placements.get(ticket.id) as Placement;
		return splitRoles(sighting, placement);
	};
	const monthly = planMonths(settings, tickets, toEntries);
	const supplement = planSupplement(settings, tickets, monthly, toEntries);
	for (const file of [...monthly, supplement]) cutUp(settings, file);
	return [...monthly, supplement];
}

type ToEntries = (ticket: Ticket, at: WallTime) => Entry[];

function splitRoles(sighting: Sighting, placement: Placement): Entry[] {
	const roles =
		sighting.ticket.assistUnit && sighting.dispatchedAt !== null
			? (["lead", "assist"] as const)
			: (["lead"] as const);
	return roles.map((role) => ({
		sighting: { ...sighting },
		placement,
		role,
		raw: {},
		damage: null,
		rejection: null,
	}));
}

function planMonths(
	settings: ExportSettings,
	tickets: readonly Ticket[],
	toEntries: ToEntries,
): PlannedFile[] {
	const months = [...new Set(tickets.map(({ month }) => month))].sort();
	return months.map((month) => {
		const { era, index } = findEra(settings, month);
		const exportedAt = toWallTime(era.exported_at);
		const entries = tickets
			.filter((ticket) => ticket.month === month && ticket.at <= exportedAt)
			.flatMap((ticket) => toEntries(ticket, exportedAt));
		spoil(settings, month, entries);
		const format = settings.formats[month] ?? "xlsx";
		const name = nameMonth(settings, month, format);
		return { name, month, format, eraIndex: index, exportedAt, entries };
	});
}

function nameMonth(
	{ monthly_name, extensions }: ExportSettings,
	month: string,
	format: ExportFormat,
): string {
	const [year = "", number = ""] = month.split("-");
	return monthly_name
		.replace("<year>", year)
		.replace("<month>", number)
		.replace("<extension>", extensions[format] ?? format);
}

/** All since a day, and of the older ones those that have moved on since they were exported. */
function planSupplement(
	{ supplement, eras }: ExportSettings,
	tickets: readonly Ticket[],
	monthly: readonly PlannedFile[],
	toEntries: ToEntries,
): PlannedFile {
	const exportedAt = toWallTime(supplement.exported_at);
	const from = toWallTime(supplement.from);
	const shown = new Map(
		monthly.flatMap(({ entries }) =>
			entries.map(({ sighting }) => [sighting.ticket.id, stateOf(sighting)]),
		),
	);
	const entries = tickets
		.filter(({ at }) => at <= exportedAt)
		.map((ticket) => toEntries(ticket, exportedAt))
		.filter(([lead]) => {
			if (!lead) return false;
			const { ticket } = lead.sighting;
			return (
				ticket.at >= from || shown.get(ticket.id) !== stateOf(lead.sighting)
			);
		})
		.flat();
	return {
		name: supplement.name,
		month: null,
		format: "csv",
		eraIndex: eras.length - 1,
		exportedAt,
		entries,
	};
}

function stateOf(sighting: Sighting): string {
	const { status, extensionState, claimState, returns } = sighting;
	return [status, extensionState, claimState, returns].join();
}

function spoil(
	{ broken, odd }: ExportSettings,
	month: string,
	entries: Entry[],
): void {
	const leads = entries.filter(({ role }) => role === "lead");
	for (const fault of broken.filter((each) => each.month === month)) {
		const entry = leads[fault.row - 1];
		if (!entry) throw new Error(`no record for ${fault.reason}`);
		entry.raw[fault.column] = fault.value;
		entry.rejection = fault.reason ?? null;
	}
	for (const fault of odd.filter((each) => each.month === month)) {
		const entry = leads
			.slice(fault.row - 1)
			.find((each) => each.rejection === null && canBeOdd(each));
		if (!entry) throw new Error(`no record for ${fault.value}`);
		makeOdd(entry, fault);
	}
}

/** Damages records whose text has no mark of its own, so that nothing else about them is odd. */
function cutUp(
	{ damaged, damage_reasons }: ExportSettings,
	{ name, month, entries }: PlannedFile,
): void {
	for (const { row, kind } of damaged.filter(
		({ file }) => file === (month ?? name),
	)) {
		const entry = entries
			.slice(row - 1)
			.find((each) => each.rejection === null && canBeCutUp(each));
		if (!entry) throw new Error(`no record to damage in ${name}`);
		entry.damage = kind;
		entry.rejection = damage_reasons[kind];
	}
}

function canBeCutUp({ sighting, role }: Entry): boolean {
	const { content, assistUnit } = sighting.ticket;
	const isPlain = /^[^",\s]{20,}$/.test(content) && assistUnit === null;
	return role === "lead" && isPlain && sighting.status === "archived";
}

/** The lines the record takes in its file. */
export function countLines({ damage }: Entry): number {
	return damage === "torn" ? 2 : 1;
}

function canBeOdd({ sighting, placement }: Entry): boolean {
	return (
		sighting.status === "archived" &&
		sighting.solved !== "" &&
		placement.location.includes(sighting.ticket.estate.name)
	);
}

function makeOdd({ raw, sighting }: Entry, fault: Fault): void {
	raw[fault.column] = fault.value;
	if (fault.column === "closed") sighting.closedAt = null;
	if (fault.column === "called_back")
		sighting.calledBackAt = toWallTime(fault.value);
	if (fault.column === "satisfaction")
		sighting.satisfaction = fault.means ?? "";
}
