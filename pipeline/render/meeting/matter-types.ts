import type { Row } from "../../database/database.ts";
import type { Report } from "../marts.ts";
import type { Continued } from "./continued-words.ts";
import type { OpenTicket } from "./due-words.ts";
import type { Matter, Part } from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";
import type { SlipWords } from "./whistle-words.ts";

/** A matter as the pack prints it, column by column. */
export interface MatterView {
	/** Of the several parts of one, its own after a hyphen. */
	no: string;
	kind: string;
	isDanger: boolean;
	subject: string;
	/** Which of the last meeting's matters it is; empty where those are not known. */
	same: string;
	/** Which of its tickets were before the last meeting, and which are new. */
	change: string;
	/** Who was to do it when the last meeting sat, where that is another now. */
	unitThen: string;
	/** When each of its open tickets is due, where that differs. */
	dues: string;
	/** Else those whose numbers are not told, where they are few. */
	others: string;
	/** That they are replied to, and what is not known for sure of them. */
	unsure: string[];
	code: string;
	/** Behind the last of its parts in the list: how many tickets there are beyond it, and where; else empty. */
	beyond: string;
	/** Of a matter of one ticket that has its code from an earlier one. */
	ticket: string;
	/** In words of the topic tree and the list of dangers, and what kind of demand it is. */
	about: string;
	reasons: string[];
	community: string;
	count: string;
	since: string;
	states: string[];
	measures: string[];
	/** Why it hangs; empty where nothing is known of it. */
	blocker: string;
	level: string;
	/** The level without its name. */
	levelShort: string;
	/** Whom the whistle calls. */
	summoned: string;
	isCallUnknown: boolean;
	/** The last whistle that was blown for it. */
	blown: string;
	ask: string;
	/** What is ticked and written in beside it. */
	fills: string[];
	owner: string;
	due: string;
	/** What was decided last, at the last meeting or before it, how that stands and what was noted of it. */
	decided: string;
	decidedLabel: string;
	note: string;
}

/** A matter for which a whistle is proposed, as its slip prints it. */
export interface SlipView extends MatterView, SlipWords {
	/** What came before and led to it. */
	chain: string;
}

/** What matters are told by. */
export interface MatterContext {
	decisions: readonly Row[];
	/** All matters, each as a whole. */
	wholes: readonly Matter[];
	/** Of units' overdue tickets, all that the pack tells of. */
	parts: readonly Part[];
	/** What continues the last meeting's; nothing where those are not known. */
	continued: readonly Continued[] | undefined;
	/** The numbers of those that the last meeting had and did not decide upon. */
	undecided: ReadonlySet<number>;
	/** The numbers of those for which it was advised to blow a whistle: a unit's overdue tickets all are. */
	advised: ReadonlySet<number>;
	/** When the last meeting sat; empty where that is not known. */
	lastMetAt: string;
	/** When the last of the earlier ones in each was closed, by number. */
	endedAt: ReadonlyMap<number, string>;
	/** Whose each was when the last meeting sat, by number. */
	unitsThen: ReadonlyMap<number, string>;
	/** What matters of danger are about. */
	dangerTopics: ReadonlySet<string>;
	openTickets: readonly OpenTicket[];
	texts: MeetingTexts;
	report: Report;
	arriveBy: string;
}
