import { createRandom, type Random } from "../../data/generator/random.ts";
import { judgeCampaign } from "../../pipeline/estimate/campaigns/campaign-effect.ts";
import { tableDispersion } from "../../pipeline/statistics/ratio-of-ratios.ts";

export interface CampaignFindings {
	/** Share of the 95 % intervals that hold the true ratio. */
	coverage: number;
	/** Share called a fall. */
	fell: number;
	/** Share whose plain ratio of ratios excludes 1 from below, before the fall by itself is taken off. */
	fellPlainly: number;
	/** Mean of the plain change per day that a circular would print. */
	naive: number;
}

const TREATED_A_MONTH = 24;
const PLACES = 9;
const ELSEWHERE_A_MONTH = 6;
const PAST = 10;

/** A campaign of three months in a quarter of the street, after any three months, with a true ratio. */
export function simulateCampaigns(
	draws: number,
	ratio: number,
	seed: string,
): CampaignFindings {
	const random = createRandom(seed);
	return collect(draws, ratio, () =>
		judge(drawTopic(random, 3, 3, ratio), 3, 3),
	);
}

/** A campaign that does nothing, about the one of forty topics that had the worst month against its past. */
export function simulateSelected(
	draws: number,
	seed: string,
): CampaignFindings {
	const random = createRandom(seed);
	return collect(draws, 1, () => {
		const topics = Array.from({ length: 40 }, () => drawTopic(random, 1, 2, 1));
		const worst = topics.reduce((worse, each) =>
			each.before > worse.before ? each : worse,
		);
		return judge(worst, 1, 2);
	});
}

interface Topic {
	past: { treated: number; compared: number }[];
	before: number;
	during: number;
	/** Places elsewhere: their past, before and during. */
	elsewhere: number[][];
}

function drawTopic(
	random: Random,
	before: number,
	during: number,
	ratio: number,
): Topic {
	const count = Math.floor(PAST / before);
	const draw = (mean: number) => random.poisson(mean);
	const elsewhere = Array.from({ length: PLACES }, () => [
		...Array.from({ length: count }, () => draw(ELSEWHERE_A_MONTH * before)),
		draw(ELSEWHERE_A_MONTH * before),
		draw(ELSEWHERE_A_MONTH * during),
	]);
	return {
		past: Array.from({ length: count }, (_, index) => ({
			treated: draw(TREATED_A_MONTH * before),
			compared: total(elsewhere, index),
		})),
		before: draw(TREATED_A_MONTH * before),
		during: draw(TREATED_A_MONTH * during * ratio),
		elsewhere,
	};
}

const total = (rows: readonly number[][], column: number) =>
	rows.reduce((sum, row) => sum + (row.at(column) ?? 0), 0);

function judge(topic: Topic, before: number, during: number) {
	const cells = {
		treatedBefore: topic.before,
		treatedDuring: topic.during,
		comparedBefore: total(topic.elsewhere, -2),
		comparedDuring: total(topic.elsewhere, -1),
	};
	const judged = judgeCampaign({
		cells,
		dispersion: tableDispersion(topic.elsewhere),
		before: { treated: cells.treatedBefore, compared: cells.comparedBefore },
		past: topic.past,
		isOver: true,
		isDeclaredFirst: true,
		hasFields: true,
		isCovered: true,
		hasComparison: true,
	});
	const naive = topic.during / during / (topic.before / before) - 1;
	return { judged, naive };
}

function collect(
	draws: number,
	truth: number,
	draw: () => ReturnType<typeof judge>,
): CampaignFindings {
	const found = Array.from({ length: draws }, draw);
	const share = (is: (each: ReturnType<typeof judge>) => boolean) =>
		found.filter(is).length / draws;
	return {
		coverage: share(
			({ judged: { estimate } }) =>
				estimate !== undefined &&
				estimate.lower <= truth &&
				truth <= estimate.upper,
		),
		fell: share(({ judged }) => judged.verdict === "fell"),
		fellPlainly: share(
			({ judged: { estimate } }) =>
				estimate !== undefined && estimate.upper < 1,
		),
		naive: found.reduce((sum, { naive }) => sum + naive, 0) / draws,
	};
}
