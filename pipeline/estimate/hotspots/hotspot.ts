export type HotspotKind =
	| "burst"
	| "rebound"
	| "persistent"
	| "seasonal"
	| "cluster";

/** A place and a topic that stand out, and by how much. */
export interface Hotspot {
	/** `topic@place`, numbered where two clusters share both. */
	hotspot_id: string;
	/** The cluster whose tickets it has; null where it has all of its place and topic. */
	cluster_id: string | null;
	/** What its tickets have in common, as their titles say it; '' where place and topic say it. */
	told: string;
	/** The same kind of thing at several places. */
	is_spread: boolean;
	place_kind: string;
	place: string;
	community: string;
	topic: string;
	kind: HotspotKind;
	expected: number | null;
	p_value: number | null;
	q_value: number | null;
	/** The day, from 0, on which it stands out; null where none does. */
	peak_day: number | null;
}
