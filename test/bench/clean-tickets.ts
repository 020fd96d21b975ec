import {
	appendFileSync,
	cpSync,
	mkdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createCellWriter } from "../../data/generator/cells.ts";
import { toWallTime } from "../../data/generator/clock.ts";
import type { Entry } from "../../data/generator/export-plan.ts";
import {
	type ExportSettings,
	findEra,
	headersOf,
	loadExportSettings,
} from "../../data/generator/export-settings.ts";
import { placeTicket } from "../../data/generator/places.ts";
import { sight } from "../../data/generator/sightings.ts";
import { generateTickets, type Ticket } from "../../data/generator/tickets.ts";
import { loadWorld, type World } from "../../data/generator/world.ts";
import { packagePath } from "../../pipeline/package-root.ts";

const SAMPLE = packagePath("data", "yiyuan");
const LAST_MONTH = "2023-03";
// What `inventPhone` goes by, and more callers than any draw has.
const PHONES = 10_000_000;
const PHONE_STEP = 7_919;
const MOST_CALLERS = 20_000;

/**
 * Writes a workspace of that many clean tickets: the sample's subdistrict with its
 * communities, units and topics, nothing planted, no dirt, a CSV file a month. The world is
 * drawn again and again, each time from another seed, until there are enough; no two draws
 * share a number, a caller or, but by chance, a text.
 */
export function writeCleanWorkspace(
	folder: string,
	rows: number,
	firstMonth = "2022-01",
): void {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(join(folder, "exports"), { recursive: true });
	cpSync(join(SAMPLE, "reference"), join(folder, "reference"), {
		recursive: true,
	});
	const settings = cleanSettings(loadExportSettings());
	const { era, index } = findEra(settings, LAST_MONTH);
	const headers = headersOf(settings, index);
	const heading = `${headers.map(({ header }) => header).join()}\r\n`;
	const started = new Set<string>();
	let left = rows;
	for (let draw = 0; left > 0; draw++) {
		const world = drawWorld(draw, firstMonth);
		const write = createCellWriter(settings, world.settings.seed, "iso", era);
		const lines = new Map<string, string[]>();
		const tickets = thin(generateTickets(world), left);
		left -= tickets.length;
		for (const [index, ticket] of tickets.entries()) {
			const cells = write(toEntry(world, settings, ticket, draw), index + 1);
			const line = headers.map(({ column }) => quote(String(cells[column])));
			const month = lines.get(ticket.month) ?? [];
			month.push(`${line.join()}\r\n`);
			lines.set(ticket.month, month);
		}
		for (const [month, texts] of lines) {
			const file = join(folder, "exports", `工单_${month}.csv`);
			if (!started.has(month)) writeFileSync(file, heading);
			started.add(month);
			appendFileSync(file, texts.join(""));
		}
	}
}

/** At most that many of them, evenly over the months. */
function thin(tickets: readonly Ticket[], most: number): Ticket[] {
	const share = Math.min(1, most / tickets.length);
	const countTo = (index: number) => Math.round(index * share);
	return tickets.filter((_, index) => countTo(index + 1) > countTo(index));
}

function drawWorld(draw: number, firstMonth: string): World {
	const world = loadWorld();
	return {
		...world,
		settings: {
			...world.settings,
			seed: `bench-${draw}`,
			first_month: firstMonth,
			plants: [],
			weary_estates: [],
			campaigns: [],
			effects: [],
		},
	};
}

function cleanSettings(settings: ExportSettings): ExportSettings {
	return {
		...settings,
		markers: [""],
		phone_forms: ["<phone>"],
		phone_unknown: [""],
		community_column: { alias: 0, blank: 0, text_only: 0, lost: 0 },
		phone_masked: 0,
		title_absent: 0,
		id_tab: 0,
		id_number: 0,
		deadline_blank: 0,
	};
}

function toEntry(
	world: World,
	settings: ExportSettings,
	drawn: Ticket,
	draw: number,
): Entry {
	const ticket = {
		...drawn,
		id: `${drawn.id}${String(draw).padStart(4, "0")}`,
		caller: { ...drawn.caller, phone: phoneOf(drawn.caller.phone, draw) },
	};
	const { era } = findEra(settings, LAST_MONTH);
	const at = toWallTime(era.exported_at);
	return {
		sighting: sight(ticket, at, era, settings, world.settings.seed),
		placement: placeTicket(world, settings, ticket),
		role: "lead",
		raw: {},
		damage: null,
		rejection: null,
	};
}

// As if the callers of all draws were counted through: `inventPhone` of one draw goes by its own.
function phoneOf(phone: string, draw: number): string {
	const ahead = draw * MOST_CALLERS * PHONE_STEP;
	const number = (Number(phone.slice(4)) + ahead) % PHONES;
	const round = Math.floor((draw * MOST_CALLERS) / PHONES);
	return `154${round}${String(number).padStart(7, "0")}`;
}

function quote(text: string): string {
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
