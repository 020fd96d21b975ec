import type { ColumnType } from "../../database/database.ts";
import {
	type FourCells,
	type Ratio,
	ratioOfRatios,
} from "../../statistics/ratio-of-ratios.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";
import {
	type CampaignRow,
	type CellRow,
	type Comparison,
	countOf,
	daysOf,
	disperse,
	hasArms,
	isCovered,
	type Own,
	pickCells,
	type SpanRow,
	toEvidence,
} from "./campaign-cells.ts";
import { type Judged, judgeCampaign } from "./campaign-effect.ts";

const EFFECTS = {
	campaign: "text",
	comparison: "text",
	comparison_no: "integer",
	is_main: "boolean",
	treated_before: "integer",
	treated_during: "integer",
	compared_before: "integer",
	compared_during: "integer",
	days_before: "integer",
	days_during: "integer",
	total_before: "integer",
	total_during: "integer",
	naive_change: "double",
	ratio: "double",
	lower_95: "double",
	upper_95: "double",
	dispersion: "double",
	usual_before: "double",
	expected_fall: "double",
	corrected_ratio: "double",
	corrected_lower_95: "double",
	corrected_upper_95: "double",
	total_ratio: "double",
	total_lower_95: "double",
	total_upper_95: "double",
	verdict: "text",
	reason: "text",
} satisfies Record<string, ColumnType>;

const SECOND: Record<CampaignRow["comparison"], Comparison[]> = {
	untreated: ["untreated_year", "last_year"],
	last_year: ["untreated"],
};

/** Writes `est_campaigns`: what each campaign is held to have changed, by its declared comparison and by others. */
export const campaignsEstimator = defineEstimator({
	reads: {
		int_campaigns: { order: ["campaign_no"] },
		run_campaign_spans: {
			columns: ["campaign", "span", "span_no", "days", "is_covered"],
			order: ["campaign", "span", "span_no"],
		},
		int_campaign_cells: {
			order: ["campaign", "span", "span_no", "arm", "community"],
		},
	},
	writes: { est_campaigns: EFFECTS },
	grains: { est_campaigns: ["campaign", "comparison"] },
	estimate: ({
		int_campaigns: campaigns,
		run_campaign_spans: spans,
		int_campaign_cells: cells,
	}: {
		int_campaigns: CampaignRow[];
		run_campaign_spans: SpanRow[];
		int_campaign_cells: CellRow[];
	}) => ({
		est_campaigns: campaigns.flatMap((campaign) => {
			const isOwn = (row: { campaign: string }) =>
				row.campaign === campaign.campaign;
			return estimateCampaign({
				...campaign,
				spans: spans.filter(isOwn),
				cells: cells.filter(isOwn),
			});
		}),
	}),
});

function estimateCampaign(own: Own): TableRow<typeof EFFECTS>[] {
	const others = SECOND[own.comparison].filter(
		(each) => hasArms(own, each) && isCovered(own, each),
	);
	const dispersion = disperse(own);
	return [own.comparison, ...others].map((comparison, index) => {
		const isMain = comparison === own.comparison;
		const judged = judgeCampaign(toEvidence(own, comparison, dispersion));
		return {
			campaign: own.campaign,
			comparison,
			comparison_no: index + 1,
			is_main: isMain,
			...describe(own, comparison),
			dispersion,
			...estimated("", judged.estimate),
			...estimated("corrected_", isMain ? judged.corrected : undefined),
			...estimated(
				"total_",
				judged.estimate &&
					ratioOfRatios(pickCells(own, comparison, "total"), dispersion),
			),
			...(isMain ? tellFall(own, judged) : NOT_MAIN),
		};
	});
}

function describe(own: Own, comparison: Comparison) {
	const cells = pickCells(own, comparison, "hotline");
	const total = pickCells(own, comparison, "total");
	const [before, during] = daysOf(own, comparison);
	return {
		treated_before: cells.treatedBefore,
		treated_during: cells.treatedDuring,
		compared_before: cells.comparedBefore,
		compared_during: cells.comparedDuring,
		days_before: before,
		days_during: during,
		total_before: total.treatedBefore,
		total_during: total.treatedDuring,
		naive_change: naiveChange(cells, before, during),
	};
}

function estimated<Prefix extends "" | "corrected_" | "total_">(
	prefix: Prefix,
	estimate: Ratio | undefined,
) {
	return {
		[`${prefix}ratio`]: estimate?.ratio ?? null,
		[`${prefix}lower_95`]: estimate?.lower ?? null,
		[`${prefix}upper_95`]: estimate?.upper ?? null,
	} as Record<
		`${Prefix}ratio` | `${Prefix}lower_95` | `${Prefix}upper_95`,
		number | null
	>;
}

const NOT_MAIN = {
	usual_before: null,
	expected_fall: null,
	verdict: "",
	reason: "",
};

function tellFall(own: Own, { baseline, verdict, reason }: Judged) {
	const before = countOf(own, "treated", "before", 0, "hotline");
	const fall =
		baseline === undefined || before === 0 ? null : 1 - baseline / before;
	return {
		usual_before: baseline ?? null,
		expected_fall: fall === null ? null : Math.max(0, fall),
		verdict,
		reason,
	};
}

function naiveChange(
	{ treatedBefore, treatedDuring }: FourCells,
	before: number,
	during: number,
): number | null {
	if (treatedBefore === 0) return null;
	return treatedDuring / during / (treatedBefore / before) - 1;
}
