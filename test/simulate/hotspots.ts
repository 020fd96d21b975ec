import { createRandom, type Random } from "../../data/generator/random.ts";
import type { HotspotDay } from "../../pipeline/estimate/hotspots/daily-bursts.ts";
import { findHotspots } from "../../pipeline/estimate/hotspots/hotspots.ts";
import type { HotspotCell } from "../../pipeline/estimate/hotspots/place-series.ts";
import { drawNormal } from "./draws.ts";

export interface HotspotFindings {
	/** Hotspots named a month that nobody planted. */
	falseAlarms: number;
	/** Share of the planted bursts that were named. */
	found: number;
}

const COMMUNITIES = 12;
const TOPICS = 40;
const TICKETS_A_MONTH = 600;
const DAYS = 30;
const MONTHS = Array.from({ length: 13 }, (_, month_no) => ({
	month_no,
	days: DAYS,
}));
// How far a place's month strays from its mean beyond chance, as a share of it.
const STRAY = 0.2;

/** Months in which nothing changes but one place's topic by `extra` tickets of as many callers, on two days. */
export function simulateHotspots(
	months: number,
	extra: number,
	seed: string,
): HotspotFindings {
	const random = createRandom(seed);
	let falseAlarms = 0;
	let found = 0;
	for (let month = 0; month < months; month += 1) {
		const [place, topic] = [name(random, COMMUNITIES), name(random, TOPICS)];
		const cells = drawCells(random, place, topic, extra);
		const named = findHotspots({
			cells,
			months: MONTHS,
			days: drawDays(random, cells, { place, topic, extra }),
			isMonth: true,
		});
		const isPlanted = (each: { place: string; topic: string }) =>
			extra > 0 && each.place === place && each.topic === topic;
		if (named.some(isPlanted)) found += 1;
		falseAlarms += named.filter((each) => !isPlanted(each)).length;
	}
	return { falseAlarms: falseAlarms / months, found: found / months };
}

const name = (random: Random, count: number) =>
	String(Math.floor(random.unit() * count));

// Topics fall off as the plain harmonic series does; communities are of four sizes.
function drawCells(
	random: Random,
	place: string,
	topic: string,
	extra: number,
): HotspotCell[] {
	const weights = Array.from({ length: COMMUNITIES * TOPICS }, (_, cell) => {
		const community = Math.floor(cell / TOPICS);
		return (1 + (community % 4)) / ((cell % TOPICS) + 3);
	});
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return weights.flatMap((weight, cell) => {
		const at = [String(Math.floor(cell / TOPICS)), String(cell % TOPICS)];
		const isPlanted = at[0] === place && at[1] === topic;
		return MONTHS.flatMap(({ month_no }) => {
			const mean = (TICKETS_A_MONTH * weight) / total;
			const stray = Math.exp(STRAY * drawNormal(random) - STRAY ** 2 / 2);
			const planted = isPlanted && month_no === 0 ? extra : 0;
			const tickets = drawPoisson(random, mean * stray) + planted;
			return tickets === 0 ? [] : [toCell(at, month_no, tickets)];
		});
	});
}

// The period's tickets fall on any of its days, the planted ones on two that follow each other.
function drawDays(
	random: Random,
	cells: readonly HotspotCell[],
	planted: { place: string; topic: string; extra: number },
): HotspotDay[] {
	const first = Math.floor(random.unit() * (DAYS - 1));
	return cells
		.filter(({ month_no }) => month_no === 0)
		.flatMap(({ place_kind, place, topic, tickets }) => {
			const isPlanted = place === planted.place && topic === planted.topic;
			const counts = new Map<number, number>();
			for (let ticket = 0; ticket < tickets; ticket += 1) {
				const day =
					isPlanted && ticket < planted.extra
						? first + (ticket % 2)
						: Math.floor(random.unit() * DAYS);
				counts.set(day, (counts.get(day) ?? 0) + 1);
			}
			return [...counts].map(([day_no, count]) => ({
				...{ place_kind, place, topic, day_no },
				...{ tickets: count, callers: count },
			}));
		});
}

function toCell(
	[place = "", topic = ""]: string[],
	month_no: number,
	tickets: number,
): HotspotCell {
	const kind = { place_kind: "community", place, community: place, topic };
	return { ...kind, month_no, tickets, callers: tickets, repeats: 0 };
}

// Knuth's: as many as uniform draws can be multiplied before e^−mean.
function drawPoisson(random: Random, mean: number): number {
	const limit = Math.exp(-mean);
	let product = random.unit();
	let count = 0;
	for (; product > limit; count += 1) product *= random.unit();
	return count;
}
