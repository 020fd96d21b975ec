interface Doubts {
	topics: string[];
	words: string[];
}

/** The words of `data/defaults/meeting.yaml`. */
export interface MeetingTexts {
	most_matters: number;
	usual_matters: number;
	most_parts: number;
	most_rows: number;
	kinds: Record<
		string,
		{
			no: number;
			letter: string;
			places: number;
			label: string;
			/** What there is none of, where that is not the label. */
			absent?: string;
			/** The same, of what is known where some are suspended. */
			absent_known?: string;
		}
	>;
	/** How open tickets stand that only wait. */
	stopped: Record<
		| "replied"
		| "written"
		| "unwritten"
		| "suspended"
		| "replied_of"
		| "suspended_of"
		| "since"
		| "since_of"
		| "unknown",
		string
	>;
	hotspot_count: string;
	reasons: Record<string, string>;
	blockers: Record<string, string>;
	level_short: Record<string, string>;
	levels: Record<string, string>;
	measures: Record<string, string>;
	steps: Record<string, string>;
	blown: {
		levels: string[];
		came: string;
		waiting: string;
		by: string;
		result: string;
		told: string;
		never: string;
		again: string;
	};
	calls: Record<
		"optional" | "nobody" | "own" | "met" | "no_lead" | "note",
		string
	>;
	asks: Record<string, string> &
		Record<
			"whom" | "with" | "raised" | "arrive" | "unsolved" | "before",
			Record<string, string>
		>;
	silent_days: number;
	places_note: Record<"most" | "kind" | "all" | "rest" | "cut", string>;
	about: Record<"said" | "danger" | "doubted" | "asked" | "safe", string>;
	/** Words of danger of which whoever is called comes on the day of the meeting. */
	danger_today: string[];
	/** Words of danger by which somebody may be in it. */
	danger_people: string[];
	/** Whose a danger is, by a word of it. */
	danger_topics: Record<string, string>;
	/** Topics of which what tells of no danger says so. */
	danger_prone: string[];
	/** Words of danger that are but words in tickets of these topics. */
	danger_doubts: Doubts & { some: Doubts };
	slips: Record<string, { from: string; to: string; task: string }>;
	slip: Record<
		| "danger"
		| "doubted"
		| "gather"
		| "asked"
		| "where"
		| "places"
		| "nowhere"
		| "arrive"
		| "today"
		| "due"
		| "overdue"
		| "undecided",
		string
	>;
	decision_states: Record<string, string>;
	continued: {
		fresh: string;
		decided: string;
		unit: string;
		again: string;
		callers: string;
		begun: string;
		last: string;
		by: string;
		by_several: string;
		early: string;
		ended: string;
		going: string;
		one: string;
		several: string;
		was: string;
		undecided: string;
		last_decided: string;
		earlier_decided: string;
		several_undecided: string;
		earlier: string;
		all: Record<string, string>;
		parts: Record<string, string>;
		more: Record<string, string>;
	};
	whistles: Record<
		| "waiting"
		| "arrived"
		| "resulted"
		| "each"
		| "by"
		| "late"
		| "came"
		| "result"
		| "called"
		| "told"
		| "annexed"
		| "open"
		| "single"
		| "closed"
		| "beyond",
		string
	>;
	committees: string[];
	most_named: number;
	/** A deadline on the day of the meeting, or the day before it. */
	states: { before: string; today: string };
	most_singles: number;
	rest: Record<
		"unit" | "nobody" | "one" | "several" | "due" | "unplaced",
		string
	>;
	unsolved: Record<
		"all" | "redone" | "call" | "one" | "reworked" | "gone",
		string
	>;
	/** Dangers that were closed and are not solved. */
	redo: Record<
		"no" | "same" | "count" | "blocker" | "whistle" | "ask" | "told",
		string
	>;
	/** What whoever leads the meeting ticks and writes in. */
	fills: Record<"danger" | "doubted" | "unplaced" | "owner" | "due", string>;
	danger_note: string;
	/** When each of several is due; of more than most those alone are named that were extended or are due on the day of the meeting. */
	dues: Record<
		"all" | "each" | "extended" | "today" | "undated" | "tickets",
		string
	>;
	most_dues: number;
	/** So many closed tickets of a decision are told one by one. */
	most_outcomes: number;
	/** What is not known for sure of open tickets. */
	unsure: Record<"assumed" | "earlier" | "tickets" | "many" | "stock", string>;
	most_others: number;
	others: Record<"all" | "only" | "each", string>;
	still: {
		asks: Record<string, string>;
		reported: Record<"both" | "day" | "by", string>;
	} & Record<
		| "open"
		| "undated"
		| "closed"
		| "none"
		| "told"
		| "annexed"
		| "left"
		| "note"
		| "blocker"
		| "before"
		| "done"
		| "undone"
		| "unnoted"
		| "unreported"
		| "outcome"
		| "replied"
		| "unreplied"
		| "called"
		| "uncalled"
		| "each"
		| "all_closed"
		| "some_closed"
		| "last_closed"
		| "counted"
		| "unsaid"
		| "again"
		| "unsolved"
		| "still_there"
		| "safe"
		| "confirm"
		| "handover"
		| "code"
		| "unit"
		| "asked"
		| "by"
		| "kept"
		| "settled"
		| "settled_one",
		string
	>;
	handed: Record<
		HandedFate | "all" | "told" | "named" | "ticket" | "more",
		string
	>;
	stock: { all: string; last: string; parts: Record<string, string> };
	parts: Record<"kind" | "group" | "rest" | "range", string>;
	earlier: {
		matter: string;
		gathered: string;
		due: string;
		told: Record<"listed" | "annexed", string>;
		untold: string;
		unknown_day: string;
		undated: string;
		unrecorded: Record<"all" | "some" | "listed" | "annexed", string>;
		since: string;
		called: string;
		box: string;
		box_doubted: string;
		annexes: string;
	} & Record<Fate, { label: string; each: string }> & {
			listed: { label: string; all: string };
		};
}

/** Why a matter of the last meeting is not before this one. */
export type Fate = "closed" | "renewed" | "waiting" | "annexed" | "quiet";

/** What became of a ticket that the last pack told by number alone. */
export type HandedFate =
	| "closed"
	| "open"
	| "extended"
	| "overdue"
	| "dissatisfied";
