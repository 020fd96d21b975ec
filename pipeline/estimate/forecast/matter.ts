/** What a place had of a topic in one stretch of days. */
export interface ForecastCell {
	window_kind: string;
	window_no: number;
	place_kind: string;
	place: string;
	community: string;
	topic: string;
	tickets: number;
	/** Millionths of a ticket: each halved for every half year before the end of the stretch. */
	recent: number;
	/** Two stand for more. */
	callers: number;
	first_day_no: number;
}

export type PlaceKind = "estate" | "community" | "street";

/** As many tickets in a month make a matter of a place, if they are of two callers. */
const FEWEST = { estate: 3, community: 5, street: 10 } as const;
export const FEWEST_CALLERS = 2;
const MONTH_DAYS = 30;

/** How many tickets make a matter in so many days. */
export function fewestOf(kind: PlaceKind, days: number): number {
	return Math.max(FEWEST[kind], Math.round((FEWEST[kind] * days) / MONTH_DAYS));
}

/** Whether a place had a matter in so many days. */
export function isMatter(
	{ place_kind, tickets, callers }: ForecastCell,
	days: number,
): boolean {
	return (
		tickets >= fewestOf(place_kind as PlaceKind, days) &&
		callers >= FEWEST_CALLERS
	);
}

/** As many of each kind as are listed, that were largest in another stretch. */
export function largestOf(
	cells: readonly ForecastCell[],
	window: { window_kind: string; window_no: number },
	listed: readonly { place_kind: string }[],
): ForecastCell[] {
	return (["estate", "community", "street"] as const).flatMap((kind) => {
		const count = listed.filter(({ place_kind }) => place_kind === kind).length;
		return cells
			.filter(
				({ window_kind, window_no, place_kind, callers }) =>
					window_kind === window.window_kind &&
					window_no === window.window_no &&
					place_kind === kind &&
					callers >= FEWEST_CALLERS,
			)
			.sort((a, b) => b.tickets - a.tickets || (keyOf(a) < keyOf(b) ? -1 : 1))
			.slice(0, count);
	});
}

/** What a topic at a place is called among all. */
export function keyOf({
	place_kind,
	place,
	topic,
}: Pick<ForecastCell, "place_kind" | "place" | "topic">): string {
	return `${place_kind}\n${place}\n${topic}`;
}
