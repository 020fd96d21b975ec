import { renderMeeting } from "../../../../pipeline/render/render-report.ts";
import { makeMarts } from "../marts-fixture.ts";

/** A row of `mart_meeting`. */
export const matter = (more: object = {}) => ({
	matter_no: 1,
	matter: "wall@海苑小区",
	is_listed: true,
	is_told: true,
	ticket_id: "T1",
	kind: "danger",
	code: "T1-S",
	topic: "wall",
	topic_label: "承重墙",
	hotspot_title: "",
	community: "怡海社区",
	place: "海苑小区",
	unit: "执法中队",
	first_at: "2023-03-02 08:00:00",
	tickets: 2,
	callers: 2,
	open: 1,
	overdue: 0,
	open_after_period: 0,
	working_days_late: -2,
	deadline_at: "2023-04-07 23:59:59",
	returns: 0,
	whistles: 0,
	blocker: "enforcement",
	level: 3,
	external_units: "区住建局|区物管办",
	lead_unit: "怡园街道综合行政执法中队",
	said: "砸墙、承重墙",
	danger_words: "承重墙&砸|塌",
	demand: "complain",
	asked: "",
	dispatched_at: null,
	signed_at: null,
	contacted_at: null,
	blown_level: null,
	called_units: "",
	blown_at: null,
	arrived_at: null,
	arrive_by: null,
	result_at: null,
	result: "",
	is_safety: true,
	is_dispatched: true,
	is_signed: true,
	...more,
});

/** A row of `mart_meeting_parts`: of a unit's overdue tickets, the first of two things they are about. */
export const part = (more: object = {}) =>
	matter({
		kind: "overdue",
		code: "T1-D",
		part: "T1",
		part_no: 1,
		parts: 2,
		tickets: 1,
		callers: 1,
		overdue: 1,
		is_safety: false,
		is_overdue: true,
		danger_words: "",
		decision_no: null,
		...more,
	});

/** A row of `mart_decisions`. */
export const decision = (more: object = {}) => ({
	decision_no: 1,
	told_in: "wall@海苑小区",
	matter_label: "海苑小区承重墙",
	code: "",
	ticket_code: "",
	decision: "鉴定墙体",
	owner: "物管办",
	note: "",
	blocker: "",
	state: "open",
	decided_at: "2023-03-23 00:00:00",
	due_at: null,
	open: 0,
	open_until: null,
	open_ticket: "",
	open_unit: "",
	since_at: null,
	met_ended_at: null,
	ended_at: null,
	is_replied: false,
	before_at: null,
	before_decision: "",
	before_is_done: false,
	done_at: null,
	done_by: "",
	before_done_at: null,
	before_done_by: "",
	...more,
});

/** A row of `mart_decision_tickets`: closed, and nobody called back. */
export const decidedTicket = (more: object = {}) => ({
	decision_no: 1,
	ticket_id: "T9",
	is_open: false,
	is_since: false,
	accepted_at: "2023-03-20 08:00:00",
	deadline_at: null,
	is_extended: false,
	ended_at: "2023-03-30 10:00:00",
	called_at: null,
	solved: "",
	satisfaction: "",
	...more,
});

/** The pack that these rows make. */
export const pageOf = (marts: object) =>
	String(
		renderMeeting({
			...makeMarts(),
			mart_meeting_totals: [totals()],
			...marts,
		} as never)[0]?.content,
	);

/** The row of `mart_meeting_totals`. */
export const totals = (more: object = {}) => ({
	open: 9,
	overdue: 0,
	due_on_last_day: 0,
	untold_overdue: 0,
	accepted: 5,
	closed: 4,
	arrive_by: "2023-04-07 00:00:00",
	...more,
});

/** The words of a page alone. */
export const wordsOf = (page: string) =>
	page.replace(/<[^>]+>/g, "").replace(/\s+/g, " ");
