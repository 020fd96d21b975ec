import type { HeadlineView } from "../headline-view.ts";
import type { Definitions, Marts } from "../marts.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";
import { type PastView, viewPast } from "./past-view.ts";

/** One of the street's figures on the first page: with its past, and what its tests of change say in one line. */
export interface Tile extends HeadlineView {
	/** None where the exports have too little of it. */
	past: PastView | undefined;
	changeVerdict: string;
	isChanged: boolean;
	isWorse: boolean;
}

const MOST_TILES = 5;

/** The first five of the figures that the first page asks for. */
export function viewTiles(
	headlines: readonly HeadlineView[],
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): Tile[] {
	const past = viewPast(marts, definitions, texts);
	return texts.summary
		.flatMap((metric) => headlines.find((each) => each.metric === metric) ?? [])
		.slice(0, MOST_TILES)
		.map((each) => ({
			...each,
			past: past.get(each.metric),
			...judgeChange(each, texts),
		}));
}

// What changed beyond chance is named; else those that did not, together.
function judgeChange(
	{ comparisons, untested }: HeadlineView,
	{ verdict }: ReportTexts,
) {
	const changed = comparisons.filter(({ isSignificant }) => isSignificant);
	const tested = comparisons.filter((each) => each.verdict !== "");
	const told = changed.length > 0 ? changed : tested;
	return {
		isChanged: changed.length > 0,
		isWorse: changed.some((each) => each.isWorse),
		changeVerdict:
			told.length === 0
				? untested
				: fillText(verdict.of, {
						words: told.map(({ word }) => word).join("、"),
						verdict: changed.length > 0 ? verdict.significant : verdict.steady,
					}),
	};
}
