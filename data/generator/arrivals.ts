import {
	DAY_SECONDS,
	dayOf,
	daysOfMonth,
	isWorkday,
	monthsBetween,
	toWallTime,
	type WallTime,
	weekdayOf,
} from "./clock.ts";
import { createRandom, type Random } from "./random.ts";
import type { Estate, Issue, Plant, Topic, World } from "./world.ts";

/** That somebody calls: when, from where, about what. */
export interface Arrival {
	at: WallTime;
	month: string;
	topic: Topic;
	issue: Issue;
	estate: Estate;
	plant: Plant | null;
}

/** Every call of the sample, in order of time. */
export function planArrivals(world: World): Arrival[] {
	const { first_month, last_month, plants } = world.settings;
	const ordinary = monthsBetween(first_month, last_month).flatMap((name) => {
		const month = weighMonth(world, name);
		return world.topics.flatMap((topic) => planTopic(world, month, topic));
	});
	const planted = plants.flatMap((plant) => planPlant(world, plant));
	return [...ordinary, ...planted].sort((a, b) => a.at - b.at);
}

/** The calls of estates that complain of everything, in order of time. */
export function planWearyEstates(world: World): Arrival[] {
	const { seed, weary_estates } = world.settings;
	const calls = weary_estates.flatMap((weary) =>
		weary.months.flatMap((month) => {
			const random = createRandom(`${seed}/weary/${weary.estate}/${month}`);
			const { days, weights } = weighMonth(world, month);
			return Array.from({ length: weary.tickets }, (_, index) => {
				const name = weary.topics[index % weary.topics.length];
				const topic = world.topics.find((each) => each.name === name);
				const estate = world.estates.find((each) => each.name === weary.estate);
				if (!topic || !estate) throw new Error(`${weary.estate}: ${name}`);
				return {
					at: drawTime(world, topic, random.pickBy(days, weights), random),
					month,
					topic,
					issue: drawIssue(topic, estate, month, null, random),
					estate,
					plant: null,
				};
			});
		}),
	);
	return calls.sort((a, b) => a.at - b.at);
}

interface Month {
	name: string;
	days: number[];
	weights: number[];
	load: number;
}

function weighMonth(world: World, name: string): Month {
	const days = daysOfMonth(name);
	const weights = days.map((day) => weighDay(world, day));
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return { name, days, weights, load: sum / ORDINARY_LOAD };
}

/** What the days of a month without holidays weigh together. */
const ORDINARY_LOAD = 27;

function planTopic(world: World, month: Month, topic: Topic): Arrival[] {
	const { seed, volume_scale } = world.settings;
	const random = createRandom(`${seed}/arrivals/${month.name}/${topic.name}`);
	const factor = topic.months[Number(month.name.slice(5))] ?? 1;
	const mean = topic.volume * factor * volume_scale * month.load;
	const estateWeights = world.estates.map(
		(estate) => estate.households * (topic.tiers[estate.community.tier] ?? 1),
	);
	return Array.from({ length: random.poisson(mean) }, () => {
		const estate = random.pickBy(world.estates, estateWeights);
		return {
			at: drawTime(
				world,
				topic,
				random.pickBy(month.days, month.weights),
				random,
			),
			month: month.name,
			topic,
			issue: drawIssue(topic, estate, month.name, null, random),
			estate,
			plant: null,
		};
	});
}

function planPlant(world: World, plant: Plant): Arrival[] {
	const { seed } = world.settings;
	const random = createRandom(`${seed}/${plant.kind}/${plant.name}`);
	const topic = world.topics.find(({ name }) => name === plant.topic);
	if (!topic) throw new Error(plant.name);
	return plant.spans.flatMap((span) => {
		const [first = 0, last = 0] = span
			.split("..")
			.map((day) => dayOf(toWallTime(day)));
		const month = span.slice(0, 7);
		return placesOf(world, plant).map((estate) => ({
			at: drawTime(world, topic, random.between(first, last), random),
			month,
			topic,
			issue: drawIssue(topic, estate, month, plant, random),
			estate,
			plant,
		}));
	});
}

/** The estate of each ticket; a wave goes round the communities and comes to no estate twice. */
function placesOf(world: World, { name, estate, tickets }: Plant): Estate[] {
	const { communities, estates } = world;
	const order = estate
		? Array.from({ length: tickets }, () =>
				estates.find((each) => each.name === estate),
			)
		: Array.from({ length: tickets }, (_, index) => {
				const community = communities[index % communities.length];
				const own = estates.filter((each) => each.community === community);
				return own[Math.floor(index / communities.length)];
			});
	return order.map((each) => {
		if (!each) throw new Error(`no place for ${name}`);
		return each;
	});
}

function weighDay(world: World, day: number): number {
	const { days, day_noise, seed } = world.settings;
	const random = createRandom(`${seed}/day/${day}`);
	const noise = 1 + day_noise * (random.unit() + random.unit() - 1) * 2;
	return (days[kindOfDay(world, day)] ?? 1) * noise;
}

function kindOfDay(world: World, day: number): string {
	const isFestival = world.settings.festival.some((range) => {
		const [first = "", last = ""] = range.split("..");
		return day >= dayOf(toWallTime(first)) && day <= dayOf(toWallTime(last));
	});
	if (isFestival) return "festival";
	if (isWorkday(day)) return "workday";
	return weekdayOf(day) >= 5 ? "weekend" : "holiday";
}

function drawTime(
	world: World,
	topic: Topic,
	day: number,
	random: Random,
): WallTime {
	const hours = world.settings.hours[topic.clock];
	const hour = random.pickBy([...hours.keys()], hours);
	return day * DAY_SECONDS + hour * 3600 + random.between(0, 3599);
}

function drawIssue(
	topic: Topic,
	estate: Estate,
	month: string,
	plant: Plant | null,
	random: Random,
): Issue {
	const own = topic.issues.filter(
		({ only }) => plant !== null && only === plant.name,
	);
	if (own.length > 0) return random.pick(own);
	const open = topic.issues.filter(
		({ months, tiers, until, only }) =>
			only === undefined &&
			(months?.includes(Number(month.slice(5))) ?? true) &&
			(tiers?.includes(estate.community.tier) ?? true) &&
			(until === undefined || month <= until),
	);
	return random.pickBy(
		open,
		open.map(({ weight }) => weight),
	);
}
