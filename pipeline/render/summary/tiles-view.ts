import type { HeadlineView } from "../headline-view.ts";
import type { Definitions, Marts } from "../marts.ts";
import type { ReportTexts } from "../report-texts.ts";
import { type PastView, viewPast } from "./past-view.ts";

/** One of the street's figures on the first page, with its past; without one where the exports have too little of it. */
export type Tile = HeadlineView & {
	past: PastView | undefined;
	judged: Judged;
};

/** What is said of a figure, so that no two sentences of it gainsay each other. */
interface Judged {
	words: string;
	range: string;
	isSignificant: boolean;
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
		.map((each) => {
			const own = past.get(each.metric);
			return { ...each, past: own, judged: judge(each, own) };
		});
}

// Beyond its usual range that is said; within it a change beyond chance, and then how the year went; else that it is usual.
function judge(
	{ change, comparisons }: HeadlineView,
	past: PastView | undefined,
): Judged {
	if (!past?.verdict) return { ...change, range: "" };
	const isChanged = comparisons.some(({ isSignificant }) => isSignificant);
	if (isChanged && !past.isBeyond) return { ...change, range: past.span };
	const { verdict: words, range, isWorse } = past;
	return { words, range, isSignificant: isWorse, isWorse };
}
