import type { ExportSettings } from "./export-settings.ts";
import { createRandom } from "./random.ts";
import { chooseName } from "./texts.ts";
import type { Ticket } from "./tickets.ts";
import type { World } from "./world.ts";

/** What an export says of the place, and the community that can be known from it. */
export interface Placement {
	column: string;
	location: string;
	/** Null where nothing in the record tells. */
	community: string | null;
}

/** Fills the columns of the place; a ticket keeps them from export to export. */
export function placeTicket(
	world: World,
	settings: ExportSettings,
	ticket: Ticket,
): Placement {
	const { alias, blank, text_only, lost } = settings.community_column;
	const random = createRandom(`${world.settings.seed}/place/${ticket.id}`);
	const { community } = ticket.estate;
	const words = `${ticket.title}\n${ticket.content}`;
	const isNamedIn = (text: string) =>
		[ticket.estate.name, ...ticket.estate.aliases].some((name) =>
			text.includes(name),
		);
	const draw = random.unit();
	const known = { location: ticket.location, community: community.name };
	if (draw < blank && isNamedIn(ticket.location))
		return { ...known, column: random.pick(["", "", "-", "不详"]) };
	if (draw < blank + text_only && isNamedIn(words))
		return { ...known, column: "", location: random.pick(["", "-", "小区内"]) };
	if (draw < blank + text_only + lost && !namesAnEstate(world, words))
		return { column: random.pick(["", "-"]), location: "", community: null };
	return { ...known, column: chooseName(community, alias, random) };
}

/** Whether any estate of the subdistrict is named in the text. */
function namesAnEstate({ estates }: World, text: string): boolean {
	return estates.some(({ name, aliases }) =>
		[name, ...aliases].some((each) => text.includes(each)),
	);
}
