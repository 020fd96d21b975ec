import type { Row } from "../../../pipeline/database/database.ts";
import type { Marts } from "../../../pipeline/render/marts.ts";
import { readMetricTexts } from "../../../pipeline/workspace/metrics.ts";
import {
	makeFindings,
	makeHeadlines,
	wilson,
} from "./marts-fixture-figures.ts";
import { makeLists } from "./marts-fixture-lists.ts";
import {
	makeCells,
	makeFunnel,
	makeMonths,
	makeOverdue,
	makeTopics,
} from "./marts-fixture-tables.ts";

export type { Row };

export interface FixtureOptions {
	communities?: readonly string[];
	/** How many months came before the current one; 0 is a first month. */
	monthsBefore?: number;
	hasSatisfaction?: boolean;
	isEmpty?: boolean;
	groups?: Readonly<Record<string, readonly string[]>>;
}

export const COMMUNITIES = [
	"松涧社区",
	"望湖社区",
	"学苑社区",
	"怡海社区",
	"槐荫社区",
	"北屏社区",
	"锦程社区",
	"石桥社区",
	"柳沟社区",
	"岚翠社区",
	"金帆社区",
	"云杉社区",
];

export const GROUPS: Record<string, readonly string[]> = {
	物业管理: ["物业服务差", "物业收费", "业委会选举", "公共收益", "停车"],
	市容环境: ["垃圾清运", "占道经营", "油烟"],
	房屋安全: ["承重墙", "楼上渗漏", "屋顶漏雨", "违章建筑"],
	市政设施: ["污水管道堵塞", "路灯", "井盖", "道路破损"],
	噪声扰民: ["施工噪声", "广场舞噪声", "装修噪声"],
	公用事业: ["供暖", "供水", "燃气"],
	园林绿化: ["绿化修剪"],
};

/** The definitions the product ships. */
export const definitions = readMetricTexts();

/** Marts as the models yield them, invented and the same every time. */
export function makeMarts(options: FixtureOptions = {}): Marts {
	const world = makeWorld(options);
	return {
		mart_report: [makeReport(world)],
		mart_headlines: makeHeadlines(world),
		mart_metric_months: makeMonths(world, Object.keys(definitions)),
		...makeTopics(world),
		mart_communities: world.communities,
		mart_community_topics: makeCells(world),
		...makeFunnel(world),
		mart_overdue: makeOverdue(world),
		mart_findings: makeFindings(world),
		mart_finding_topics: [],
		mart_finding_notes: [],
		mart_sections: makeSections(world),
		...makeLists(world),
		mart_issue_counts: [
			{ issue: "bad_time", issue_label: "时间无法识别", count: 14 },
			{
				issue: "unknown_community",
				issue_label: "社区名不在参考表中",
				count: 62,
			},
		],
	};
}

/** What the rows of one fixture agree on. */
export interface World {
	options: Required<FixtureOptions>;
	communities: Row[];
	tickets: number;
	due: number;
	ontime: number;
	rated: number;
	satisfied: number;
	closed: number;
	hasPrevious: boolean;
	hasYearAgo: boolean;
}

function makeWorld(given: FixtureOptions): World {
	const options = {
		communities: COMMUNITIES,
		monthsBefore: 23,
		hasSatisfaction: true,
		isEmpty: false,
		groups: GROUPS,
		...given,
	};
	const hasPrevious = options.monthsBefore > 0;
	const communities = options.communities.map((name, index) =>
		makeCommunity(name, index, options),
	);
	const sum = (column: string) =>
		communities.reduce((total, row) => total + Number(row[column] ?? 0), 0);
	const alone = options.isEmpty ? 0 : 640;
	const hasAny = communities.length > 0;
	return {
		options,
		communities,
		tickets: hasAny ? sum("tickets") : alone,
		due: hasAny ? sum("due") : alone,
		ontime: hasAny ? sum("ontime") : Math.round(alone * 0.93),
		rated: hasAny ? sum("rated") : Math.round(alone * 0.5),
		satisfied: hasAny ? sum("satisfied") : Math.round(alone * 0.44),
		closed: hasAny ? sum("closed") : alone,
		hasPrevious,
		hasYearAgo: options.monthsBefore >= 12,
	};
}

function makeCommunity(
	community: string,
	index: number,
	{ isEmpty, hasSatisfaction, monthsBefore }: Required<FixtureOptions>,
): Row {
	const tickets = isEmpty ? 0 : 12 + ((index * 37) % 90);
	const due = isEmpty ? 0 : Math.max(4, tickets - 3);
	const ontime = Math.round(
		due * (index === 4 ? 0.7 : 0.9 + (index % 5) * 0.02),
	);
	const rated = hasSatisfaction ? Math.round(tickets * 0.55) : 0;
	const satisfied = Math.round(
		rated * (index === 7 ? 0.6 : 0.82 + (index % 4) * 0.04),
	);
	const [lower, upper] = wilson(satisfied, rated);
	return {
		community,
		community_no: index + 1,
		households: 2200 + ((index * 431) % 4000),
		tickets,
		per_1000: (tickets * 1000) / (2200 + ((index * 431) % 4000)),
		per_1000_lower_95: (tickets * 800) / (2200 + ((index * 431) % 4000)),
		per_1000_upper_95: (tickets * 1250) / (2200 + ((index * 431) % 4000)),
		previous_tickets: monthsBefore > 0 ? tickets + (index % 7) - 3 : null,
		due,
		ontime,
		ontime_value: due > 0 ? ontime / due : null,
		ontime_lower_95: due > 0 ? wilson(ontime, due)[0] : null,
		ontime_upper_95: due > 0 ? wilson(ontime, due)[1] : null,
		ontime_expected: due > 0 ? 0.905 : null,
		ontime_status: due < 10 ? "too_few" : index === 4 ? "below" : "within",
		overdue_open: isEmpty ? 0 : index % 4,
		solvable: rated,
		solved: Math.round(rated * 0.9),
		solved_lower_95: rated > 0 ? 0.8 : null,
		solved_upper_95: rated > 0 ? 0.97 : null,
		repeatable: tickets,
		repeats: index % 3,
		rated: hasSatisfaction ? rated : null,
		satisfied: hasSatisfaction ? satisfied : null,
		satisfaction_value: rated > 0 ? satisfied / rated : null,
		satisfaction_lower_95: rated > 0 ? lower : null,
		satisfaction_upper_95: rated > 0 ? upper : null,
		satisfaction_expected: rated > 0 ? 0.885 : null,
		satisfaction_status:
			!hasSatisfaction || rated === 0
				? ""
				: rated < 10
					? "too_few"
					: index === 7
						? "below"
						: "within",
		closed: hasSatisfaction ? tickets : null,
		rated_share: hasSatisfaction && tickets > 0 ? rated / tickets : null,
	};
}

function makeReport({ tickets, hasPrevious }: World): Row {
	return {
		period_id: "2023-03",
		period_kind: "month",
		period_label: "2023年3月",
		masthead_issuer: "",
		masthead_issue: "第3期",
		masthead_issued: "",
		masthead_mark: "",
		period_noun: "本月",
		previous_noun: "上月",
		year_ago_noun: "上年同月",
		previous_whole_noun: "上月",
		covered_from: "2021-04-01 00:00:00",
		covered_until: "2023-03-31 00:00:00",
		days: 31,
		start_date: "2023-03-01",
		end_date: "2023-03-31",
		as_of: "2023-04-05 16:20:00",
		meeting_at: "2023-04-06 00:00:00",
		is_period_complete: true,
		street_name: "怡园街道",
		profile_name: "山东默认口径",
		calendar_from: "2018-01-01",
		calendar_to: "2026-12-31",
		previous_is_covered: hasPrevious,
		files: 16,
		records: 11_842,
		counted: 10_961,
		superseded: 612,
		assisting: 201,
		ignored: 31,
		rejected: 37,
		voided: 44,
		returned: 120,
		universe: 10_797,
		issues: 76,
		accepted_tickets: tickets,
		not_yet_due: 9,
		unlocated_tickets: 21,
		unclassified_tickets: 48,
	};
}

function makeSections({ options, tickets, due }: World): Row[] {
	const section = (
		name: string,
		label: string,
		isShown: boolean,
		reason: string,
	) => ({
		section: name,
		section_no: 1,
		label,
		is_shown: isShown,
		reason: isShown ? "" : reason,
	});
	return [
		section("trend", "总体趋势", true, ""),
		section("topics", "诉求热点", tickets > 0, "本期没有一件工单能归入主题。"),
		section(
			"communities",
			"社区情况",
			options.communities.length > 0 && tickets > 0,
			"导出中没有社区列，也没有地址或正文可供判断。",
		),
		section("timeliness", "按时办结", due > 0, "本期没有到期的工单。"),
		section("overdue", "超期未办结", tickets > 0, "没有一件工单有办理期限。"),
		section(
			"satisfaction",
			"满意度",
			options.hasSatisfaction && tickets > 0,
			"导出中没有满意度列或办结时间列。",
		),
		section("visits", "入户遍访", tickets > 0, ""),
		section("hotspots", "反复出现的问题", tickets > 0, ""),
		section("units", "承办科室", tickets > 0, ""),
		section("repeats", "重复与疑难", tickets > 0, ""),
		section("cases", "典型案例", options.hasSatisfaction && tickets > 0, ""),
	];
}
