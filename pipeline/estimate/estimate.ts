import { campaignsEstimator } from "./campaigns/estimate-campaigns.ts";
import type { Estimator } from "./estimator.ts";
import { findingsEstimator } from "./findings/estimate-findings.ts";
import { forecastEstimator } from "./forecast/estimate-forecast.ts";
import { drawsEstimator } from "./handling/draw.ts";
import { backtestEstimator } from "./hotspots/backtest.ts";
import { hotspotsEstimator } from "./hotspots/hotspots.ts";
import { newTermsEstimator } from "./hotspots/new-terms.ts";
import { problemEstatesEstimator } from "./hotspots/problem-estates.ts";
import { caseMixEstimator } from "./metrics/case-mix.ts";
import { metricTestsEstimator } from "./metrics/metric-tests.ts";
import { oneCallerEstimator } from "./metrics/one-caller.ts";
import { openSharesEstimator } from "./metrics/open-shares.ts";
import { shrinkageEstimator } from "./metrics/shrinkage.ts";
import { usualRangesEstimator } from "./metrics/usual-ranges.ts";
import { clustersEstimator } from "./repeats/estimate-clusters.ts";
import { lookAlikesEstimator } from "./repeats/look-alikes.ts";
import { visitsEstimator } from "./visits/estimate-visits.ts";

/** All that is inferred beyond counting; what each reads says when it runs. */
export const ESTIMATORS: readonly Estimator[] = [
	metricTestsEstimator,
	openSharesEstimator,
	usualRangesEstimator,
	oneCallerEstimator,
	caseMixEstimator,
	shrinkageEstimator,
	lookAlikesEstimator,
	clustersEstimator,
	hotspotsEstimator,
	backtestEstimator,
	newTermsEstimator,
	campaignsEstimator,
	forecastEstimator,
	problemEstatesEstimator,
	visitsEstimator,
	findingsEstimator,
	drawsEstimator,
];
