import { DAY_SECONDS, daysOfMonth, formatWallTime, monthOf } from "./clock.ts";
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
	isInUniverse,
	type KnownTicket,
	type Measures,
	measure,
	type Span,
} from "./measures.ts";
import { findPlanted, type Planted } from "./planted.ts";
import type { Sighting } from "./sightings.ts";
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
	states: StateCounts;
	planted: Planted;
	periods: Record<string, PeriodTruth>;
}

interface PeriodTruth {
	as_of: string;
	street: Measures;
	community: Record<string, Measures>;
	topic: Record<string, Measures>;
	unit: Record<string, Measures>;
}

/** The tickets that count, by what their newest record shows; the last month's as the review tells them. */
interface StateCounts {
	status: Record<string, number>;
	extension: Record<string, number>;
	unreasonable: Record<string, number>;
	accepted: { open: number; replied: number; closed: number };
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
		states: countStates(known, world.settings.last_month),
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
		unit: measureBy(
			[...new Set(known.map(({ sighting }) => sighting.ticket.unit))].sort(),
			({ sighting }) => sighting.ticket.unit,
		),
	};
}

function countStates(
	known: readonly KnownTicket[],
	month: string,
): StateCounts {
	const sightings = known.map(({ sighting }) => sighting);
	const accepted = sightings
		.filter(isInUniverse)
		.filter(({ acceptedAt }) => monthOf(acceptedAt) === month)
		.map(({ status, closedAt }) => tellState(status, closedAt));
	const count = (state: string) =>
		accepted.filter((each) => each === state).length;
	return {
		status: countBy(sightings, ({ status }) => status),
		extension: countBy(sightings, ({ extensionState }) => extensionState),
		unreasonable: countBy(sightings, ({ claimState }) => claimState),
		accepted: {
			open: count("open"),
			replied: count("replied"),
			closed: count("closed"),
		},
	};
}

function tellState(status: string, closedAt: number | null): string {
	if (closedAt !== null || /closed|archived/.test(status)) return "closed";
	return status === "replied" ? "replied" : "open";
}

function countBy(
	sightings: readonly Sighting[],
	wordOf: (sighting: Sighting) => string,
): Record<string, number> {
	const words = [...new Set(sightings.map(wordOf))].filter(Boolean).sort();
	return Object.fromEntries(
		words.map((word) => [
			word,
			sightings.filter((each) => wordOf(each) === word).length,
		]),
	);
}
