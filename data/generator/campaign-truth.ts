import { isWithin } from "./campaigns.ts";
import type { Ticket } from "./tickets.ts";
import type { Campaign, World } from "./world.ts";

/** What a campaign truly changed, and the tickets of its topic before and during it. */
export interface CampaignTruth {
	campaign: string;
	topic: string;
	hotline_ratio: number;
	total_ratio: number;
	treated: BeforeDuring;
	untreated: BeforeDuring;
}

interface BeforeDuring {
	before: number;
	during: number;
	/** Of those during it, the ones that came by way of the grid. */
	by_grid: number;
}

/** Counts what the campaign was about, in the communities it was for and in the others. */
export function describeCampaign(
	{ settings, topics }: World,
	{ id, topic, communities, before, during, hotline, grid }: Campaign,
	tickets: readonly Ticket[],
): CampaignTruth {
	const own = tickets.filter((ticket) => ticket.topic.name === topic);
	const count = (isTreated: boolean): BeforeDuring => {
		const arm = own.filter(
			({ estate }) => communities.includes(estate.community.name) === isTreated,
		);
		const then = arm.filter(({ at }) => isWithin(during, at));
		return {
			before: arm.filter(({ at }) => isWithin(before, at)).length,
			during: then.length,
			by_grid: then.filter(({ channel }) => channel === settings.grid_channel)
				.length,
		};
	};
	return {
		campaign: id,
		topic: topics.find(({ name }) => name === topic)?.id ?? "",
		hotline_ratio: hotline,
		total_ratio: hotline + grid,
		treated: count(true),
		untreated: count(false),
	};
}
