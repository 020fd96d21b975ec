import { expect, test } from "vitest";
import { communityFiles } from "../../../pipeline/render/community-view.ts";
import { renderCommunities } from "../../../pipeline/render/render-report.ts";
import {
	COMMUNITIES,
	definitions,
	makeMarts,
	type Row,
} from "./marts-fixture.ts";
import { makeFinding } from "./marts-fixture-figures.ts";

const ticketOf = (community: string, more: Row = {}): Row => ({
	ticket_id: `T-${community}`,
	community,
	estate: `${community}的小区`,
	topic_label: "油烟",
	unit: "物业办",
	accepted_at: "2023-03-01 08:00:00",
	effective_deadline: "2023-03-08 23:59:59",
	closed_at: "2023-03-09 08:00:00",
	days_late: 5,
	working_days_late: 3,
	days_open: 40,
	working_days_left: 1,
	...more,
});

const monthOf = (
	scope: string,
	metric: string,
	back_no: number,
	more: Row,
) => ({
	scope_kind: "community",
	scope,
	metric,
	back_no,
	month: `2023-${String(14 - back_no).padStart(2, "0")}`,
	is_covered: true,
	is_current: false,
	is_monthly: true,
	numerator: null,
	denominator: null,
	value: null,
	pace: null,
	usual_lower: null,
	usual_upper: null,
	...more,
});

async function pages(
	evil = "",
	more: object = {},
): Promise<Map<string, string>> {
	const marts = makeMarts();
	const names = [...COMMUNITIES, "未归属"];
	const each = (more: Row = {}) => names.map((name) => ticketOf(name, more));
	const made = await renderCommunities(
		{
			...marts,
			mart_communities: names.map((community) => ({ community })),
			int_metrics: ["street", "community"].flatMap((scope_kind) =>
				(scope_kind === "street" ? ["全街道"] : names).map((scope, index) => ({
					metric: "ontime_rate",
					metric_kind: "rate",
					scope_kind,
					scope,
					is_headline: true,
					numerator: 40 + index,
					denominator: 60,
					previous_numerator: null,
					previous_denominator: null,
					lower_95: 0.5,
					upper_95: 0.8,
					status: "within",
				})),
			),
			mart_metric_months: names.flatMap((scope) => [
				monthOf(scope, "volume", 1, { numerator: 9 }),
				monthOf(scope, "volume", 2, { is_covered: false }),
				monthOf(scope, "volume", 13, { numerator: 8888 }),
				monthOf(scope, "ontime_rate", 1, { numerator: 12, denominator: 16 }),
				monthOf(scope, "ontime_rate", 2, { is_covered: false }),
			]),
			mart_community_list: names.map((community) => ({
				community,
				topic_label: `${evil}油烟`,
				tickets: 3,
			})),
			mart_hotspots: names.map((community) => ({
				community,
				title: `${community}的热点`,
				tickets: 5,
				callers: 4,
				open: 1,
				advice: "并案办理。",
			})),
			mart_overdue: each(),
			mart_near_due: each(),
			mart_hard: each({ reason: "suspended", is_after_period: true }),
			mart_dissatisfied: each({ reason: "unsolved" }),
			mart_list_gaps: names.map((scope) => ({
				list: "near_due",
				scope_kind: "community",
				scope,
				withheld: 3,
			})),
			...more,
		} as never,
		definitions,
	);
	return new Map(made.map(({ path, content }) => [path, content as string]));
}

// A rate by month stood in two columns of the page and nowhere was said what it counts.
test("what a page tells by month has its rule there, whether or not it is among the figures", async () => {
	const page = (await pages()).get(`communities/${COMMUNITIES[0]}.html`) ?? "";
	const [, rules = ""] = page.split('<h2 id="definitions">');
	for (const label of ["按时办结率", "受理量"])
		expect(rules.split(`<b>${label}</b>：`)).toHaveLength(2);
});

test("each community has a page of its own, what belongs to none has none", async () => {
	expect([...(await pages()).keys()]).toEqual(
		COMMUNITIES.map((name) => `communities/${name}.html`),
	);
});

test("a page holds its own rows and nothing of another community, hidden or shown", async () => {
	for (const [path, page] of await pages()) {
		const own = path.slice("communities/".length, -".html".length);
		for (const other of [...COMMUNITIES, "未归属"])
			expect(page.includes(other), `${other} on ${path}`).toBe(other === own);
		expect(page.match(new RegExp(`T-${own}`, "g"))).toHaveLength(4);
		expect(page).toContain("已超期3个工作日");
		expect(page).toContain("挂起，在办40天");
		expect(page).toContain("共1件（其中1件为本月之后受理）。");
		expect(page).toContain("另有3件保密或举报，只计数、不列出。");
	}
});

// It said of a list that what is open still is there, and none of what it counted was.
test("says how many rows of the overdue list are not among what was not on time", async () => {
	const name = COMMUNITIES[0] ?? "";
	const noteOf = async (open: Row[], overdue: Row[]) => {
		const page = (
			await pages("", {
				mart_findings: [
					makeFinding({
						metric: "ontime_rate",
						scope: name,
						scope_label: name,
						usual_cases: 9,
					}),
				],
				mart_finding_open: open.map((row) => ({ finding_no: 1, ...row })),
				mart_overdue: overdue,
			})
		).get(`communities/${name}.html`);
		return page?.replace(/\s/g, "").match(/没有按时办结的，含.*?。/)?.[0];
	};
	const rows = ["A", "B"].map((ticket_id) => ticketOf(name, { ticket_id }));
	const openOf = (ticket_id: string, is_late = true): Row => ({
		...{ ticket_id, is_late, unit: "甲办", is_overdue: true },
	});
	expect(await noteOf([openOf(""), openOf("A")], rows)).toBe(
		"没有按时办结的，含已经办结、只是晚了的；“超期未办结”列出的2件，有1件不在其内（期限不在本月，或不计入率）。",
	);
	expect(await noteOf([openOf("B"), openOf("A")], rows)).toContain(
		"列出的2件，都在其内。",
	);
	expect(await noteOf([openOf("A", false)], rows)).toContain("有2件不在其内");
	expect(await noteOf([], [])).toBe("没有按时办结的，含已经办结、只是晚了的。");
});

test("what was late and solved is listed as both", async () => {
	const name = COMMUNITIES[0] ?? "";
	const rows = [ticketOf(name, { reason: "late", is_also_solved: true })];
	const page = (await pages("", { mart_dissatisfied: rows })).get(
		`communities/${name}.html`,
	);
	expect(page).toContain("超期办结，已解决仍不满意");
});

test("its figures stand beside the street's, and what it is asked to do before them", async () => {
	const page = (await pages()).get("communities/槐荫社区.html") ?? "";
	expect(page).toContain("<td>44/60</td>");
	expect(page).toContain("<td>66.7%</td>");
	expect(page.indexOf("要办的事")).toBeLessThan(page.indexOf("与全街道相比"));
	expect((await pages()).get("communities/松涧社区.html")).not.toContain(
		"要办的事",
	);
});

test("its topics beyond those named are counted as kinds, tickets of none apart", async () => {
	const topics = [...Array.from({ length: 17 }, (_, no) => `t${no}`), "other"];
	const mart_community_list = topics.map((topic) => ({
		community: "松涧社区",
		topic,
		topic_label: topic,
		tickets: 2,
	}));
	const made = await pages("", { mart_community_list });
	expect(
		(made.get("communities/松涧社区.html") ?? "").replace(/\s/g, ""),
	).toContain("其余2类4件，其他2件（没有归入主题的，和不单列的敏感类）。");
});

test("it is asked for its own households under care, and told what a target is", async () => {
	const care = {
		...{ kind: "care", dimension: "visits", metric: "care_met" },
		...{ cases: 828, excess: 326, finding_no: 9 },
	};
	const { mart_findings = [] } = makeMarts();
	const made = await pages("", {
		mart_findings: [...mart_findings, makeFinding(care)],
		mart_care_behind: [
			{
				...{ community: "松涧社区", behind: 41 },
				...{ care_households: 126, care_met: 24 },
			},
		],
	});
	const own = made.get("communities/松涧社区.html") ?? "";
	expect(own).toContain("先补上照进度差的41户。目标：再见到41户。");
	expect(own).not.toContain("才算回到正常");
	const late = made.get("communities/槐荫社区.html") ?? "";
	expect(late).toContain("才算回到正常");
	expect(late).not.toContain("关爱对象");
});

test("its months stand below each other, twelve at most, with the columns that each metric asks for", async () => {
	const page = (await pages()).get("communities/松涧社区.html") ?? "";
	expect(page).toContain(
		'<th scope="col">受理</th><th scope="col">按时/到期</th><th scope="col">按时办结率</th>',
	);
	expect(page).toContain(
		'<th scope="row">2023-13</th><td>9</td><td>12/16</td><td>75.0%</td>',
	);
	expect(page).toContain(
		'<th scope="row">2023-12</th><td>缺数据</td><td>—</td><td>—</td>',
	);
	expect(page).not.toContain("8,888");
});

test("words from the data are words, and no script may run", async () => {
	const page =
		(await pages("<script>x</script>")).get("communities/松涧社区.html") ?? "";
	expect(page).toContain("&lt;script&gt;x&lt;/script&gt;油烟");
	expect(page).not.toMatch(/<script|\son[a-z]+=/);
	expect(page).toContain("default-src 'none'");
});

test("each community has a file of its own, the unplaced tickets have none", () => {
	const names = ["松涧社区", "海滨/北区", "../x", "A社区", "a社区", "未归属"];
	const mart_communities = names.map((community) => ({ community }));
	const files = communityFiles({ mart_communities });
	expect([...files.keys()]).toEqual(names.slice(0, -1));
	expect(files.get("松涧社区")).toBe("communities/松涧社区.html");
	expect(files.get("海滨/北区")).toBe("communities/海滨_北区.html");
	expect(files.get("../x")).toBe("communities/__x.html");
	expect(
		new Set([...files.values()].map((file) => file.toLowerCase())).size,
	).toBe(5);
});

test("a rate whose interval does not reach the street's, though within the funnel, is told as near its limit", async () => {
	const figure = (scope_kind: string, scope: string, numerator: number) => ({
		...{ metric: "ontime_rate", metric_kind: "rate", is_headline: true },
		...{ scope_kind, scope, numerator, denominator: 51, status: "within" },
		...{ previous_numerator: null, previous_denominator: null },
		...{ lower_95: 0.675, upper_95: 0.889 },
	});
	const pageOf = async (street: number) =>
		(
			await pages("", {
				int_metrics: [
					figure("street", "全街道", street),
					figure("community", "松涧社区", 41),
				],
			})
		).get("communities/松涧社区.html");
	expect(await pageOf(46)).toContain("正常波动<small>贴近界限</small>");
	expect(await pageOf(46)).toContain("算不上偏差，看下期");
	expect(await pageOf(45)).not.toContain("贴近界限");
});
