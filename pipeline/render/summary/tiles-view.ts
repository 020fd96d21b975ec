import type { HeadlineView } from "../headline-view.ts";
import type { Definitions, Marts } from "../marts.ts";
import type { ReportTexts } from "../report-texts.ts";
import { type PastView, viewPast } from "./past-view.ts";

/** One of the street's figures on the first page, with its past; without one where the exports have too little of it. */
export type Tile = HeadlineView & { past: PastView | undefined };

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
		.map((each) => ({ ...each, past: past.get(each.metric) }));
}
