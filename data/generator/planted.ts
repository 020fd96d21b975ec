import { type CampaignTruth, describeCampaign } from "./campaign-truth.ts";
import { formatWallTime, monthOf } from "./clock.ts";
import {
	isInUniverse,
	type KnownTicket,
	type Measures,
	measure,
	type Span,
} from "./measures.ts";
import type { Ticket } from "./tickets.ts";
import type { Plant, World } from "./world.ts";

type Rate = [number, number];

/** The planted truths, as the exports show them. */
export interface Planted {
	worse_communities: {
		community: string;
		since: string;
		ontime_rate: Record<string, Rate>;
	}[];
	dissatisfying_units: {
		unit: string;
		since: string;
		solved_rate: Record<string, Rate>;
		satisfaction_strict: Record<string, Rate>;
	}[];
	bursts: PlantedPlace[];
	heavy_callers: (PlantedPlace & { other_callers: number })[];
	persistent: PlantedPlace[];
	seasons: PlantedPlace[];
	waves: PlantedWave[];
	seasonal_topics: SeasonalTopic[];
	campaigns: CampaignTruth[];
	weary_estates: {
		estate: string;
		/** All there is in the estate, by month of acceptance. */
		monthly: Record<string, number>;
	}[];
}

interface PlantedTickets {
	topic: string;
	first_at: string;
	last_at: string;
	callers: number;
	ticket_ids: string[];
}

interface PlantedPlace extends PlantedTickets {
	estate: string;
	community: string;
	/** All there is of the topic in the estate, planted or not, by month of acceptance. */
	monthly: Record<string, number>;
}

interface PlantedWave extends PlantedTickets {
	communities: number;
	estates: number;
	most_in_one_estate: number;
}

interface SeasonalTopic {
	topic: string;
	months: number[];
	monthly: Record<string, number>;
}

/** Describes each planted truth by the tickets that came of it. */
export function findPlanted(
	world: World,
	known: readonly KnownTicket[],
	spans: readonly Span[],
): Planted {
	const tickets = known
		.filter(({ sighting }) => isInUniverse(sighting))
		.map(({ sighting }) => sighting.ticket);
	const places = (kind: Plant["kind"]) =>
		listPlants(world, tickets, kind).map((own) => describePlace(own, tickets));
	return {
		worse_communities: findWorse(world, known, spans),
		dissatisfying_units: findDissatisfying(world, known, spans),
		bursts: places("burst"),
		heavy_callers: listPlants(world, tickets, "heavy_caller").map((own) => ({
			...describePlace(own, tickets),
			other_callers: countOthers(own, tickets),
		})),
		persistent: places("persistent"),
		seasons: places("season"),
		waves: listPlants(world, tickets, "wave").map(describeWave),
		seasonal_topics: describeSeasons(world, tickets),
		campaigns: world.settings.campaigns.map((campaign) =>
			describeCampaign(world, campaign, tickets),
		),
		weary_estates: world.settings.weary_estates.map(({ estate }) => ({
			estate,
			monthly: countByMonth(
				tickets.filter((ticket) => ticket.estate.name === estate),
				listMonths(tickets),
			),
		})),
	};
}

function findWorse(
	{ settings }: World,
	known: readonly KnownTicket[],
	spans: readonly Span[],
): Planted["worse_communities"] {
	return settings.effects.flatMap(({ community, from }) => {
		if (!community) return [];
		const own = known.filter((ticket) => ticket.community === community);
		const ontime_rate = rateBy(own, spans, "ontime_rate");
		return [{ community, since: from, ontime_rate }];
	});
}

function findDissatisfying(
	{ settings }: World,
	known: readonly KnownTicket[],
	spans: readonly Span[],
): Planted["dissatisfying_units"] {
	return settings.effects.flatMap(({ unit, from }) => {
		if (!unit) return [];
		const own = known.filter(({ sighting }) => sighting.ticket.unit === unit);
		return [
			{
				unit,
				since: from,
				solved_rate: rateBy(own, spans, "solved_rate"),
				satisfaction_strict: rateBy(own, spans, "satisfaction_strict"),
			},
		];
	});
}

function rateBy(
	known: readonly KnownTicket[],
	spans: readonly Span[],
	metric: keyof Measures,
): Record<string, Rate> {
	return Object.fromEntries(
		spans.map((span) => [span.name, measure(known, span)[metric] as Rate]),
	);
}

function listPlants(
	{ settings }: World,
	tickets: readonly Ticket[],
	kind: Plant["kind"],
): Ticket[][] {
	return settings.plants
		.filter((plant) => plant.kind === kind)
		.map(({ name }) => tickets.filter(({ plant }) => plant?.name === name));
}

function describeTickets(tickets: readonly Ticket[]): PlantedTickets {
	const [first, last] = [tickets[0], tickets.at(-1)];
	if (!first || !last) throw new Error("a plant without tickets");
	return {
		topic: first.topic.id,
		first_at: formatWallTime(first.at),
		last_at: formatWallTime(last.at),
		callers: new Set(tickets.map(({ caller }) => caller)).size,
		ticket_ids: tickets.map(({ id }) => id),
	};
}

function describePlace(
	own: readonly Ticket[],
	all: readonly Ticket[],
): PlantedPlace {
	const estate = own[0]?.estate;
	const alike = listAlike(own, all);
	return {
		...describeTickets(own),
		estate: estate?.name ?? "",
		community: estate?.community.name ?? "",
		monthly: countByMonth(alike, listMonths(all)),
	};
}

/** The tickets of the same topic and estate. */
function listAlike(own: readonly Ticket[], all: readonly Ticket[]): Ticket[] {
	const [first] = own;
	return all.filter(
		({ topic, estate }) => topic === first?.topic && estate === first.estate,
	);
}

/** Who else complained of it there in those months. */
function countOthers(own: readonly Ticket[], all: readonly Ticket[]): number {
	const months = new Set(own.map(({ month }) => month));
	const others = listAlike(own, all).filter(
		({ month, plant }) => months.has(month) && plant === null,
	);
	return new Set(others.map(({ caller }) => caller)).size;
}

function describeWave(own: readonly Ticket[]): PlantedWave {
	const estates = own.map(({ estate }) => estate);
	const counts = [...new Set(estates)].map(
		(estate) => estates.filter((each) => each === estate).length,
	);
	return {
		...describeTickets(own),
		communities: new Set(estates.map(({ community }) => community)).size,
		estates: counts.length,
		most_in_one_estate: Math.max(...counts),
	};
}

function describeSeasons(
	{ settings, topics }: World,
	tickets: readonly Ticket[],
): SeasonalTopic[] {
	return Object.entries(settings.seasonal_topics).map(([name, months]) => ({
		topic: topics.find((topic) => topic.name === name)?.id ?? "",
		months,
		monthly: countByMonth(
			tickets.filter(({ topic }) => topic.name === name),
			listMonths(tickets),
		),
	}));
}

function listMonths(tickets: readonly Ticket[]): string[] {
	return [...new Set(tickets.map(({ at }) => monthOf(at)))].sort();
}

function countByMonth(
	tickets: readonly Ticket[],
	months: readonly string[],
): Record<string, number> {
	return Object.fromEntries(
		months.map((month) => [
			month,
			tickets.filter(({ at }) => monthOf(at) === month).length,
		]),
	);
}
