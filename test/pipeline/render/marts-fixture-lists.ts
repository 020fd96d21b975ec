import type { Row, World } from "./marts-fixture.ts";

const PLACE = { community: "怡海社区", estate: "海苑小区", unit: "物业办" };
const TICKET = { ...PLACE, ticket_id: "20230301000001", topic_label: "油烟" };
const TIME = "2023-03-20 10:00:00";

/** The marts behind units, time limits, ratings, repeats and cases: a row or two of each. */
export function makeLists(world: World): Record<string, Row[]> {
	const { tickets, options } = world;
	if (tickets === 0) return {};
	const figures = world.communities.slice(0, 2);
	return {
		mart_units: figures.map((row, index) => ({
			...row,
			unit: ["物业办", "城管办"][index] ?? "",
		})),
		mart_flow: [
			{
				is_period: true,
				is_known: true,
				opening: 30,
				accepted: tickets,
				closed: 21,
				closing: 9,
				closing_after_period: 0,
			},
			{
				is_period: false,
				is_known: true,
				opening: 9,
				accepted: 2,
				closed: 5,
				closing: 6,
				closing_after_period: 2,
			},
		],
		mart_open_counts: [
			{
				open_after_period: 2,
				overdue_after_period: 1,
				open_earlier: 0,
				overdue_earlier: 0,
				earlier_until: null,
			},
		],
		mart_list_gaps: [
			"overdue",
			"near_due",
			"hard",
			"dissatisfied",
			"contradictions",
			"appeals",
		].map((list, index) => ({
			list,
			scope_kind: "street",
			scope: "全街道",
			withheld: 2 + index,
		})),
		mart_type_channels: [
			{ demand_type: "help", channel: "phone", tickets: tickets - 5 },
			{ demand_type: "complain", channel: "web", tickets: 5 },
		],
		mart_stages: [
			{
				step_no: 1,
				stage: "dispatched",
				tickets,
				reached: tickets,
				reached_share: 1,
				median_hours: 1.2,
				p90_hours: 60,
			},
		],
		mart_ageing: [
			{ age_no: 1, age: "2 天内到期", tickets: 12, share: 0.8, is_late: false },
			{ age_no: 2, age: "超期 1—2 天", tickets: 3, share: 0.2, is_late: true },
		],
		mart_near_due: [
			{
				...TICKET,
				effective_deadline: TIME,
				working_days_left: 1,
				is_replied: true,
			},
		],
		mart_repeat_kinds: [{ kind: "L2", tickets: 9, groups: 7 }],
		mart_clusters: [
			{
				place: "海苑小区",
				topic_label: "油烟",
				callers: 4,
				tickets: 6,
				open: 1,
				first_at: TIME,
				last_at: TIME,
			},
		],
		mart_hard: [
			{ ...TICKET, accepted_at: TIME, days_open: 40, reason: "suspended" },
		],
		mart_coming_workdays: Array.from({ length: 30 }, (_, index) => ({
			day_no: index + 1,
			starts_at: "2023-04-19 00:00:00",
		})),
		mart_finding_owners: [
			{ finding_no: 1, unit: "城管办", unit_tickets: 9, is_lead: true },
		],
		...makeTickets(),
		...makeSeries(),
		mart_visit_coverage: makeVisits(),
		...(options.hasSatisfaction ? makeRatings() : {}),
	};
}

/** A street and two communities as `mart_visit_coverage` has them, one of them behind. */
function makeVisits(): Row[] {
	return ["全街道", "松涧社区", "望湖社区"].map((scope, index) => ({
		scope_kind: index === 0 ? "street" : "community",
		community: index === 0 ? "" : scope,
		scope,
		households: 230,
		vacant: 20,
		barred: 10,
		due: 200,
		met: 120 - 40 * index,
		coverage: 0.6 - 0.2 * index,
		info_current: 90,
		elapsed_share: 0.5,
		weekly_target: 9,
		half_end_date: "2023-06-30",
		is_behind: index === 2,
		shortfall_days: 0,
	}));
}

/** The marts that only charts read. */
function makeSeries(): Record<string, Row[]> {
	const grid = (rows: number, columns: number) =>
		Array.from({ length: rows * columns }, (_, index) => ({
			row: Math.floor(index / columns),
			column: index % columns,
		}));
	return {
		mart_hours: grid(7, 24).map(({ row, column }) => ({
			weekday: `周${"一二三四五六日"[row]}`,
			weekday_no: row + 1,
			hour_no: column,
			tickets: (row * column) % 7,
		})),
		mart_daily: grid(1, 31).map(({ column }) => ({
			day: `2023-03-${String(column + 1).padStart(2, "0")}`,
			tickets: column === 16 ? 47 : 20 + (column % 9),
			is_workday: column % 7 < 5,
			stands_out: column === 16,
		})),
		mart_close_times: ["complain", "help", "consult"].map(
			(demand_type, index) => ({
				type_no: index + 1,
				demand_type,
				tickets: 400 - 100 * index,
				half_days: 5 - index,
				most_days: index === 2 ? null : 9.5 - index,
				end_days: index === 2 ? 3 : 9.5 - index,
			}),
		),
		mart_hotspot_months: grid(2, 13).map(({ row, column }) => ({
			hotspot_id: `h${row}`,
			hotspot_no: row + 1,
			title: ["海苑小区“油烟”长期反复", "槐荫里“停车”近期突增"][row] ?? "",
			month_no: 12 - column,
			month: column < 10 ? `2022-${column + 3}` : `2023-0${column - 9}`,
			tickets: column === 3 ? null : (row + column) % 6,
		})),
	};
}

/** Twenty tickets of one community, three of them late, one of the late behind the first finding. */
function makeTickets(): Record<string, Row[]> {
	const ids = Array.from({ length: 20 }, (_, index) => `T${100 + index}`);
	return {
		mart_ticket_rows: ids.map((ticket_id, index) => ({
			ticket_id,
			state: index < 3 ? "open" : "closed",
			community: "槐荫社区",
			estate: "槐荫里",
			unit: "物业办",
			topic: "topic_1",
			topic_label: "物业服务差",
			topic_group: "group_0",
			demand_type: "help",
			channel: "phone",
			accepted_at: TIME,
			effective_deadline: TIME,
			closed_at: index < 3 ? null : TIME,
		})),
		mart_ticket_metrics: ids.map((ticket_id, index) => ({
			ticket_id,
			pass: "shared",
			numerators: index < 3 ? "|volume|" : "|ontime_rate|volume|",
			denominators: "|ontime_rate|",
		})),
		mart_finding_tickets: [{ finding_no: 1, ticket_id: "T100" }],
	};
}

function makeRatings(): Record<string, Row[]> {
	return {
		mart_satisfaction_levels: [
			{ level: "满意", tickets: 40, share: 0.4, closed: 100, is_rated: true },
			{
				level: "未接通",
				tickets: 60,
				share: 0.6,
				closed: 100,
				is_rated: false,
			},
		],
		mart_dissatisfied: [
			{
				...TICKET,
				closed_at: TIME,
				satisfaction: "不满意",
				reason: "not_contacted",
			},
		],
		mart_cases: [
			{
				...TICKET,
				kind: "to_learn",
				satisfaction: "不满意",
				solved: "unsolved",
				contacted: "no",
				days: 9,
				is_ontime: false,
				is_reworked: true,
				is_urged: false,
				is_in_hotspot: false,
			},
		],
	};
}
