/** A ticket of the period as gathering reads it. */
export interface ClusterText {
	ticket_id: string;
	/** Of the list of estates; '' where none is named. */
	estate: string;
	/** The estate, or a place that the text names; '' where neither. */
	place: string;
	community: string;
	topic: string;
	caller_key: string | null;
	accepted_at: string;
	/** What its text begins with, as hashed pairs of characters (`text-pairs.ts`). */
	pairs: string;
	/** The dictionary words of its title, each with the next: `商铺n/违法v 违法v/开v`. */
	phrases: string;
	/** What it asks for, in words of a list, `、` between. */
	demands: string;
	/** `停水^12.50 ~车贷^3.10`; `~` stands before a word that is not to be shown. */
	keywords: string;
	/** Counted, but its words are shown nowhere. */
	is_withheld: boolean;
}

/** The order of two texts by code unit, the same everywhere. */
export function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
