import { DAY_SECONDS, daysOfMonth, formatWallTime } from "./clock.ts";
import type { Entry, PlannedFile } from "./export-plan.ts";
import type { ExportSettings } from "./export-settings.ts";
import {
	countRecords,
	type DamagedRecord,
	type LedgerLine,
	listDamaged,
	listRejects,
	type Reject,
} from "./ledger.ts";
import {
	type KnownTicket,
	type Measures,
	measure,
	type Span,
} from "./measures.ts";
import type { Ticket } from "./tickets.ts";
import type { World } from "./world.ts";

/** What is true of the sample, known from the generator alone. */
export interface Truth {
	seed: string;
	as_of: string;
	tickets: number;
	ledger: LedgerLine[];
	rejects: Reject[];
	damaged: DamagedRecord[];
	/** Volume of the street by month. */
	volumes: Record<string, number>;
	planted: { worse_communities: WorseCommunity[]; bursts: PlantedBurst[] };
	periods: Record<string, PeriodTruth>;
}

interface WorseCommunity {
	community: string;
	since: string;
	ontime_rate: Record<string, [number, number]>;
}

interface PlantedBurst {
	topic: string;
	estate: string;
	community: string;
	first_at: string;
	last_at: string;
	callers: number;
	ticket_ids: string[];
}

interface PeriodTruth {
	as_of: string;
	street: Measures;
	community: Record<string, Measures>;
	topic: Record<string, Measures>;
}

const UNPLACED = "未归属";

/** Works the truth out of what the export files show. */
export function findTruth(
	world: World,
	settings: ExportSettings,
	plan: readonly PlannedFile[],
): Truth {
	const newest = findNewest(plan);
	const known = [...newest.values()].map(({ sighting, placement }) => ({
		sighting,
		community: placement.community ?? UNPLACED,
	}));
	const asOf = lastEvent(known);
	const age = asOf - spanOf(world.settings.last_month, 0).endAt + 1;
	const months = [
		...new Set(known.map(({ sighting }) => sighting.ticket.month)),
	].sort();
	const spans = reviewedMonths(world.settings.last_month).map((month) =>
		spanOf(month, age),
	);
	return {
		seed: world.settings.seed,
		as_of: formatWallTime(asOf),
		tickets: known.length,
		ledger: countRecords(settings, plan, new Set(newest.values())),
		rejects: listRejects(settings, plan),
		damaged: listDamaged(plan, new Set(newest.values())),
		volumes: Object.fromEntries(
			months.map((month) => [
				month,
				measure(known, spanOf(month, age)).volume as number,
			]),
		),
		planted: findPlanted(world, known, spans),
		periods: Object.fromEntries(
			spans.map((span) => [span.name, describe(world, known, span)]),
		),
	};
}

/** The record of each ticket that counts: the last sound one of the lead. */
function findNewest(plan: readonly PlannedFile[]): Map<string, Entry> {
	return new Map(
		plan
			.flatMap(({ entries }) => entries)
			.filter(({ role, rejection }) => role === "lead" && rejection === null)
			.map((entry) => [entry.sighting.ticket.id, entry]),
	);
}

// One absurd date is planted; the contract steps over a day that stands alone.
const NO_EVENT_AFTER_DAYS = 31;

function lastEvent(known: readonly KnownTicket[]): number {
	const events = known.flatMap(({ sighting }) =>
		[
			sighting.acceptedAt,
			sighting.dispatchedAt,
			sighting.closedAt,
			sighting.calledBackAt,
		].filter((at) => at !== null),
	);
	return Float64Array.from(events)
		.sort()
		.reduce((last, at) =>
			at - last > NO_EVENT_AFTER_DAYS * DAY_SECONDS ? last : at,
		);
}

/** The month, the one before and the one a year ago. */
function reviewedMonths(month: string): string[] {
	const [year = 0, number = 0] = month.split("-").map(Number);
	const toMonth = (index: number) =>
		`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
	const index = year * 12 + number - 1;
	return [index, index - 1, index - 12].map(toMonth);
}

/** The month, looked at when its last second was `age` seconds ago. */
function spanOf(month: string, age: number): Span {
	const days = daysOfMonth(month);
	const startAt = (days[0] ?? 0) * DAY_SECONDS;
	const endAt = startAt + days.length * DAY_SECONDS;
	return { name: month, startAt, endAt, asOf: endAt - 1 + age };
}

function describe(
	{ communities, topics }: World,
	known: readonly KnownTicket[],
	span: Span,
): PeriodTruth {
	const names = [...communities.map(({ name }) => name), UNPLACED];
	const measureBy = (
		scopes: readonly string[],
		scopeOf: (ticket: KnownTicket) => string,
	) =>
		Object.fromEntries(
			scopes.map((scope) => [
				scope,
				measure(
					known.filter((ticket) => scopeOf(ticket) === scope),
					span,
				),
			]),
		);
	return {
		as_of: formatWallTime(span.asOf),
		street: measure(known, span),
		community: measureBy(names, ({ community }) => community),
		topic: measureBy(
			topics.map(({ id }) => id),
			({ sighting }) => sighting.ticket.topic.id,
		),
	};
}

function findPlanted(
	{ settings: { effects, bursts } }: World,
	known: readonly KnownTicket[],
	spans: readonly Span[],
): Truth["planted"] {
	const worse = effects.flatMap(({ community, from }) =>
		community
			? [
					{
						community,
						since: from,
						ontime_rate: ontimeOf(known, community, spans),
					},
				]
			: [],
	);
	return {
		worse_communities: worse,
		bursts: bursts.map(({ name }) =>
			describeBurst(
				known
					.map(({ sighting }) => sighting.ticket)
					.filter(({ burst }) => burst?.name === name),
			),
		),
	};
}

function ontimeOf(
	known: readonly KnownTicket[],
	community: string,
	spans: readonly Span[],
): Record<string, [number, number]> {
	const own = known.filter((ticket) => ticket.community === community);
	return Object.fromEntries(
		spans.map((span) => [
			span.name,
			measure(own, span).ontime_rate as [number, number],
		]),
	);
}

function describeBurst(tickets: readonly Ticket[]): PlantedBurst {
	const [first, last] = [tickets[0], tickets.at(-1)];
	if (!first || !last) throw new Error("a burst without tickets");
	return {
		topic: first.topic.id,
		estate: first.estate.name,
		community: first.estate.community.name,
		first_at: formatWallTime(first.at),
		last_at: formatWallTime(last.at),
		callers: new Set(tickets.map(({ caller }) => caller)).size,
		ticket_ids: tickets.map(({ id }) => id),
	};
}
