import type { Arrival } from "./arrivals.ts";
import { dayOf, toWallTime } from "./clock.ts";
import { createRandom } from "./random.ts";
import type { Campaign, World } from "./world.ts";

/** What became of a call while the street was at work on its matter. */
export type Turn = "hotline" | "grid" | "never";

/** Whether a call still came, came to the grid's worker instead, or had no reason to come any more. */
export function turnCall(
	{ settings }: World,
	{ at, topic, estate, plant }: Arrival,
	id: string,
): Turn {
	const campaign = settings.campaigns.find(
		(each) =>
			plant === null &&
			each.topic === topic.name &&
			each.communities.includes(estate.community.name) &&
			isWithin(each.during, at),
	);
	if (!campaign) return "hotline";
	const draw = createRandom(`${settings.seed}/campaign/${id}`).unit();
	if (draw < campaign.hotline) return "hotline";
	return draw < campaign.hotline + campaign.grid ? "grid" : "never";
}

/** Whether a moment lies in `first..last`, both days included. */
export function isWithin(span: Campaign["during"], at: number): boolean {
	const [first = 0, last = 0] = span
		.split("..")
		.map((day) => dayOf(toWallTime(day)));
	return dayOf(at) >= first && dayOf(at) <= last;
}
