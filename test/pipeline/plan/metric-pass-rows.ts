import {
	selectCounts,
	selectStrata,
	selectTickets,
	selectUnfiltered,
} from "../../../pipeline/plan/metric-pass.ts";
import type { Row } from "../../queries/warehouse.ts";

// Rows that the pass is tried on, on each engine, and what it must make of them.

const place = {
	topic: "t",
	topic_group: "g",
	demand_type: "help",
	channel: "phone",
};

/** Two communities, a ticket without a unit, one kept out of the rates, one returned, and an earlier month. */
export const GIVEN: Record<string, Row[]> = {
	run_periods: [
		{ period_id: "p", role: "current", is_compared: true },
		{ period_id: "m", role: "trend", is_compared: false },
		{ period_id: "o", role: "forecast", is_compared: false },
		{ period_id: "r", role: "restated", is_compared: false },
		{ period_id: "n", role: "reprinted", is_compared: false },
	].map((each) => ({
		...each,
		start_at: "2023-03-01 00:00:00",
		end_at: "2023-04-01 00:00:00",
		as_of: "2023-04-05 00:00:00",
	})),
	int_ticket_periods: [
		{
			period_id: "p",
			ticket_id: "A",
			community: "甲",
			unit: "科",
			is_accepted: true,
			is_due: true,
			is_ontime: true,
			...place,
		},
		{
			period_id: "p",
			ticket_id: "B",
			community: "乙",
			unit: "",
			is_accepted: true,
			is_due: true,
			...place,
		},
		{
			period_id: "p",
			ticket_id: "C",
			community: "乙",
			unit: "科",
			is_accepted: true,
			is_due: true,
			is_excluded: true,
			...place,
			demand_type: "praise",
		},
		{
			period_id: "p",
			ticket_id: "D",
			community: "乙",
			unit: "科",
			is_closed: true,
			...place,
		},
		{
			period_id: "m",
			ticket_id: "E",
			community: "甲",
			unit: "科",
			is_accepted: true,
			...place,
		},
		{
			period_id: "o",
			ticket_id: "F",
			community: "甲",
			unit: "科",
			is_accepted: true,
			...place,
		},
		...["r", "n"].map((period_id) => ({
			period_id,
			ticket_id: "G",
			community: "甲",
			unit: "科",
			is_accepted: true,
			...place,
		})),
	],
	metric_return_rate: [
		{
			period_id: "p",
			ticket_id: "A",
			in_numerator: false,
			in_denominator: true,
		},
		{
			period_id: "p",
			ticket_id: "R",
			in_numerator: true,
			in_denominator: true,
		},
	],
	int_ticket_scopes: [
		{ ticket_id: "A", scope_kind: "street", scope: "全街道" },
		{ ticket_id: "R", scope_kind: "street", scope: "全街道" },
		{ ticket_id: "R", scope_kind: "community", scope: "丙" },
	],
};

const count = (
	metric: string,
	period_id: string,
	scope_kind: string,
	scope: string,
	numerator: number,
	denominator: number | null,
	value = denominator ? numerator / denominator : numerator,
) => ({
	metric,
	period_id,
	scope_kind,
	scope,
	numerator,
	denominator,
	value,
});

export const SELECTS = {
	counts: selectCounts,
	strata: selectStrata,
	unfiltered: selectUnfiltered,
	tickets: selectTickets,
};

interface PassCase {
	told: string;
	pass: keyof typeof SELECTS;
	named: string[];
	expected: Row[];
}

export const PASSES: PassCase[] = [
	{
		told: "a rate leave out what is kept out of the rates, a ticket without a unit is in none",
		pass: "counts",
		named: ["ontime_rate"],
		expected: [
			count("ontime_rate", "p", "street", "全街道", 1, 2),
			count("ontime_rate", "p", "community", "甲", 1, 1),
			count("ontime_rate", "p", "community", "乙", 0, 1),
			count("ontime_rate", "p", "unit", "科", 1, 1),
			count("ontime_rate", "p", "topic", "t", 1, 2),
			count("ontime_rate", "p", "topic_group", "g", 1, 2),
			count("ontime_rate", "p", "demand_type", "help", 1, 2),
			count("ontime_rate", "p", "channel", "phone", 1, 2),
		],
	},
	{
		told: "a number of tickets have all of them; months before of the street, its communities and units, what was printed of the street and its communities, another span of the street",
		pass: "counts",
		named: ["volume"],
		expected: [
			count("volume", "p", "street", "全街道", 3, null),
			count("volume", "p", "community", "甲", 1, null),
			count("volume", "p", "community", "乙", 2, null),
			count("volume", "p", "unit", "科", 2, null),
			count("volume", "p", "topic", "t", 3, null),
			count("volume", "p", "topic_group", "g", 3, null),
			count("volume", "p", "demand_type", "help", 2, null),
			count("volume", "p", "demand_type", "praise", 1, null),
			count("volume", "p", "channel", "phone", 3, null),
			count("volume", "m", "street", "全街道", 1, null),
			count("volume", "m", "community", "甲", 1, null),
			count("volume", "m", "unit", "科", 1, null),
			count("volume", "o", "street", "全街道", 1, null),
			...["r", "n"].flatMap((period) => [
				count("volume", period, "street", "全街道", 1, null),
				count("volume", period, "community", "甲", 1, null),
			]),
		],
	},
	{
		told: "a metric with a population of its own are by the scopes of its tickets",
		pass: "counts",
		named: ["return_rate"],
		expected: [
			count("return_rate", "p", "street", "全街道", 1, 2),
			count("return_rate", "p", "community", "丙", 1, 1),
		],
	},
	{
		told: "this period are by demand type within communities and units, of metrics with a funnel",
		pass: "strata",
		named: ["ontime_rate", "volume"],
		expected: [
			{ scope_kind: "community", scope: "甲", numerator: 1 },
			{ scope_kind: "community", scope: "乙", numerator: 0 },
			{ scope_kind: "unit", scope: "科", numerator: 1 },
		].map((each) => ({
			...each,
			metric: "ontime_rate",
			demand_type: "help",
			denominator: 1,
		})),
	},
	{
		told: "rates have every ticket in them",
		pass: "unfiltered",
		named: ["ontime_rate", "volume"],
		expected: [{ metric: "ontime_rate", numerator: 1, denominator: 3 }],
	},
	{
		told: "a metric with a population of its own say what each is to it",
		pass: "tickets",
		named: ["return_rate"],
		expected: [
			...["A", "B", "C", "D"].map((ticket_id) => ({
				ticket_id,
				pass: "shared",
				numerators: "|",
				denominators: "|",
			})),
			{
				ticket_id: "A",
				pass: "return_rate",
				numerators: "|",
				denominators: "|return_rate|",
			},
			{
				ticket_id: "R",
				pass: "return_rate",
				numerators: "|return_rate|",
				denominators: "|return_rate|",
			},
		],
	},
	{
		told: "this period say what each is to each metric",
		pass: "tickets",
		named: ["ontime_rate", "return_rate", "volume"],
		expected: [
			["A", "shared", "|ontime_rate|volume|", "|ontime_rate|"],
			["B", "shared", "|volume|", "|ontime_rate|"],
			["C", "shared", "|volume|", "|"],
			["D", "shared", "|", "|"],
			["A", "return_rate", "|", "|return_rate|"],
			["R", "return_rate", "|return_rate|", "|return_rate|"],
		].map(
			([ticket_id = "", pass = "", numerators = "", denominators = ""]) => ({
				ticket_id,
				pass,
				numerators,
				denominators,
			}),
		),
	},
];
