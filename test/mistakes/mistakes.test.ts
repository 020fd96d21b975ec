import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import {
	funnelStatus,
	makeFunnel,
	TAIL_95,
} from "../../pipeline/statistics/funnel.ts";
import { readMetricTexts } from "../../pipeline/workspace/metrics.ts";
import { makeOutputs } from "../make-outputs.ts";
import {
	insertRows,
	openEmptyWarehouse,
	readOwnModels,
} from "../queries/warehouse.ts";

// Mistakes that real circulars and dashboards made each by its number.

type Cells = Record<string, string>;

interface Output {
	page: string;
	metrics: Cells[];
	figures: Cells[];
}

const HEADER =
	"工单编号,标题,诉求类型,诉求渠道,受理时间,办结期限,延期后截止日期,办结时间,工单状态,社区,承办单位,先行联系,是否解决,满意度";
const CONTACTS = ["是", "是", "是", "否", "未评价"];
const VERDICTS = ["解决", "解决", "未解决", "解决", "部分解决", "解释说明", ""];
const RATINGS = [
	"满意",
	"基本满意",
	"不满意",
	"满意",
	"非常满意",
	"一般",
	"未评价",
	"满意",
	"未接通",
	"",
	"满意",
];

const LAST_DAY = 62;

/** A moment so many days after 1 February 2023. */
const at = (day: number, hour: number) =>
	new Date(Date.UTC(2023, 1, 1 + day, hour))
		.toISOString()
		.slice(0, 19)
		.replace("T", " ");
const pick = (words: readonly string[], index: number) =>
	words[index % words.length] ?? "";

/** One ticket of February or March: most closed in time, some late, some open, two returned. */
function makeRow(index: number): Cells {
	const day = index % 59;
	const isOpen = index % 8 === 5;
	const daysTaken = index % 9 === 2 ? 7 : 1 + (index % 4);
	const isClosed = !isOpen && day + daysTaken <= LAST_DAY;
	return {
		工单编号: `T${index}`,
		标题: pick(["路灯不亮", "占道经营", "物业收费", "楼上漏水"], index),
		诉求类型: pick(["求助", "投诉", "咨询"], index),
		诉求渠道: pick(["来电", "微信"], index),
		受理时间: at(day, 9),
		办结期限: at(day + 5, 9),
		延期后截止日期: index % 13 === 0 ? at(day + 8, 9) : "",
		办结时间: isClosed ? at(day + daysTaken, 8) : "",
		工单状态: index % 60 === 7 ? "退回" : isClosed ? "已办结" : "办理中",
		社区: pick(["甲社区", "乙社区", "丙社区", "乙社区", ""], index),
		承办单位: pick(["城管所", "物业办"], index),
		先行联系: isClosed ? pick(CONTACTS, index) : "",
		是否解决: isClosed ? pick(VERDICTS, index) : "",
		满意度: isClosed ? pick(RATINGS, index) : "",
	};
}

let scratch: string;
let output: Output;
const rows = Array.from({ length: 236 }, (_, index) => makeRow(index));

beforeAll(async () => {
	scratch = mkdtempSync(join(tmpdir(), "mistakes-"));
	output = await run("as-it-was", rows);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function run(name: string, tickets: readonly Cells[]): Promise<Output> {
	const workspace = join(scratch, name);
	mkdirSync(join(workspace, "exports"), { recursive: true });
	const lines = tickets.map((row) =>
		HEADER.split(",")
			.map((column) => row[column])
			.join(","),
	);
	writeFileSync(
		join(workspace, "exports", "工单.csv"),
		`${[HEADER, ...lines].join("\n")}\n`,
	);
	writeFileSync(
		join(workspace, "profile.yaml"),
		"profile: zhungeer\ncompare_with: [shanghai-2018, lyg-2023]\n",
	);
	const { text, table } = await makeOutputs(
		{ workspace, period: "2023-03", asOf: "2023-04-04" },
		["report", "tables/metrics.csv", "tables/figures.csv"],
	);
	return {
		// How a template breaks its lines is nobody's figure.
		page: text("report.html").replace(/>\s+</g, "><"),
		metrics: table("metrics"),
		figures: table("figures"),
	};
}

const street = (all: readonly Cells[], name: string) => {
	const found = all.find(
		(row) => row.scope_kind === "street" && name === (row.metric ?? row.figure),
	);
	if (!found) throw new Error(`no row for ${name}`);
	return found;
};
const counts = (row: Cells) => [Number(row.numerator), Number(row.denominator)];

describe("1: a rate that is always 100 %, an overdue count that is always 0", () => {
	test("one ticket closed a day after its deadline costs one, one left open costs one more", async () => {
		const before = counts(street(output.metrics, "ontime_rate"));
		const overdue = Number(street(output.metrics, "overdue_open").numerator);
		const [first, second] = rows.filter(
			(row) =>
				row.工单状态 === "已办结" &&
				row.延期后截止日期 === "" &&
				String(row.办结期限) > "2023-03-02" &&
				String(row.办结期限) < "2023-03-30" &&
				String(row.办结时间) < String(row.办结期限),
		);
		const changed = await run(
			"changed",
			rows.map((row) => {
				if (row === first) return { ...row, 办结时间: "2023-04-01 09:00:00" };
				if (row === second) return { ...row, 办结时间: "", 工单状态: "办理中" };
				return row;
			}),
		);
		const [ontime = 0, due = 0] = before;
		expect(ontime).toBeLessThan(due);
		expect(counts(street(changed.metrics, "ontime_rate"))).toEqual([
			ontime - 2,
			due,
		]);
		expect(Number(street(changed.metrics, "overdue_open").numerator)).toBe(
			overdue + 1,
		);
	});
});

interface Tile {
	label: string;
	value: string;
	base: string;
	changes: string[];
}

function readTiles(page: string): Tile[] {
	const tiles = page.split('<div class="tile">').slice(1);
	const first = (pattern: RegExp, text: string) =>
		pattern.exec(text)?.[1]?.replace(/<[^>]*>/g, "") ?? "";
	return tiles.map((tile) => ({
		label: first(/<h3>(.*?)<\/h3>/, tile),
		value: first(/<p class="value">(.*?)<\/p>/, tile),
		base: first(/<p class="base">(.*?)<\/p>/, tile),
		changes: [...tile.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(
			([, word, change]) => `${word} ${change}`,
		),
	}));
}

/** The body of a table as rows of plain cells. */
function readRows(table: string): string[][] {
	return [...table.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) =>
		[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = ""]) =>
			cell.replace(/<[^>]*>/g, ""),
		),
	);
}

describe("2: two gauges with each other's titles", () => {
	test("each tile's title stands over its own metric's counts, and no two tiles have the same", () => {
		const labels = Object.fromEntries(
			Object.entries(readMetricTexts()).map(([id, { label }]) => [label, id]),
		);
		const rates = readTiles(output.page).filter(({ base }) => /\//.test(base));
		expect(rates.length).toBeGreaterThanOrEqual(3);
		for (const { label, base } of rates) {
			const row = street(output.metrics, labels[label] ?? label);
			expect(`${label} ${base}`).toBe(
				`${label} ${row.numerator}/${row.denominator}件`,
			);
		}
		expect(new Set(rates.map(({ base }) => base)).size).toBe(rates.length);
	});

	test("each row of the table of figures has its own metric's counts", () => {
		const [, table = ""] = output.page.split("<caption>各项指标</caption>");
		const rows = readRows(table.split("</table>")[0] ?? "");
		const labels = Object.fromEntries(
			Object.entries(readMetricTexts()).map(([id, { label }]) => [label, id]),
		);
		const rates = rows.filter(([, , fraction]) => fraction?.includes("/"));
		expect(rates.length).toBeGreaterThanOrEqual(6);
		for (const [label = "", , fraction] of rates) {
			const row = street(output.metrics, labels[label] ?? label);
			expect(`${label} ${fraction}`).toBe(
				`${label} ${row.numerator}/${row.denominator}`,
			);
		}
	});

	test("each figure of another preset stands beside its own counts", () => {
		const section = output.page.slice(output.page.indexOf('id="figures"'));
		const printed = [
			...section.matchAll(
				/<tr><th scope="row">([^<]+)<\/th><td>([\d.]+\/\d+)<\/td>/g,
			),
		].map(([, label, counts]) => `${label} ${counts}`);
		const expected = [
			["zhungeer", "contact", "响应率"],
			["zhungeer", "solution", "解决率"],
			["zhungeer", "satisfaction", "满意率"],
			["shanghai-2018", "contact", "先行联系率"],
			["shanghai-2018", "solution", "实际解决率"],
			["shanghai-2018", "satisfaction", "市民满意率"],
			["lyg-2023", "ontime", "按期办结率"],
			["lyg-2023", "satisfaction", "满意率"],
		].map(([preset, figure, label]) => {
			const own = output.figures.filter((row) => row.preset === preset);
			const row = street(own, figure ?? "");
			return `${label} ${row.numerator}/${row.denominator}`;
		});
		expect(printed).toEqual(expected);
	});
});

describe("5: a printed total that is not the sum of its parts", () => {
	test("communities, topics, types and channels sum to the street, metric by metric", () => {
		const sums = new Map<string, number>();
		for (const row of output.metrics) {
			const key = `${row.scope_kind} ${row.metric}`;
			sums.set(key, (sums.get(key) ?? 0) + Number(row.numerator));
		}
		const kinds = ["community", "topic", "demand_type", "channel"];
		const wrong = [...sums].filter(([key, sum]) => {
			const [kind = "", metric] = key.split(" ");
			return kinds.includes(kind) && sum !== sums.get(`street ${metric}`);
		});
		expect(sums.size).toBeGreaterThan(50);
		expect(wrong).toEqual([]);
	});

	test("the communities of the page sum to its last line", () => {
		const table =
			/<caption>各社区受理与办理.*?<\/table>/s.exec(output.page)?.[0] ?? "";
		const volumes = readRows(table).map(([, volume]) => Number(volume));
		const total = volumes.pop();
		expect(volumes).toHaveLength(4);
		expect(volumes.reduce((sum, volume) => sum + volume, 0)).toBe(total);
	});

	test("a score is the sum of its parts to the last hundredth", () => {
		const scored = output.figures.filter((row) => row.points !== "");
		const scores = scored.filter((row) => row.figure === "score");
		expect(scores.length).toBeGreaterThan(6);
		for (const score of scores) {
			const parts = scored.filter(
				(row) =>
					row.figure !== "score" &&
					row.preset === score.preset &&
					row.scope_kind === score.scope_kind &&
					row.scope === score.scope,
			);
			const sum = parts.reduce((total, row) => total + Number(row.points), 0);
			expect(sum).toBeCloseTo(Number(score.points), 9);
		}
	});
});

describe("6: the best unit has 22 tickets", () => {
	test("a small unit at 100 % is not called better than a large one at 98 %", () => {
		const large = [
			[6530, 0.9844],
			[5200, 0.981],
			[4100, 0.986],
			[3900, 0.983],
		].map(([trials = 0, share = 0]) => ({
			trials,
			hits: Math.round(trials * share),
		}));
		const small = { hits: 22, trials: 22 };
		const funnel = makeFunnel([...large, small]);
		if (!funnel) throw new Error("no funnel");
		expect(funnelStatus(funnel, small, TAIL_95)).toBe("within");
	});

	test("under ten tickets there is no status, and nothing on the page puts units in order", () => {
		const few = output.metrics.filter(
			(row) => row.status !== "" && Number(row.denominator) < 10,
		);
		expect(few.length).toBeGreaterThan(0);
		expect(new Set(few.map(({ status }) => status))).toEqual(
			new Set(["too_few"]),
		);
		expect(output.page).not.toMatch(
			/(?<!不作|不是)排名|名列|第一名|末位|倒数|红黑榜/,
		);
	});
});

describe("7: a stated rate that does not follow from the counts beside it", () => {
	test("each tile's percentage is its own fraction, rounded", () => {
		const rates = readTiles(output.page).filter(({ base }) => /\//.test(base));
		for (const { value, base } of rates) {
			const [numerator, denominator] = base.match(/\d+/g)?.map(Number) ?? [];
			const percent = (100 * (numerator ?? 0)) / (denominator ?? 1);
			expect(Math.abs(Number.parseFloat(value) - percent)).toBeLessThan(0.0501);
		}
	});

	test("each rate of the tables is its numerator over its denominator, or empty", () => {
		const rates = [
			...output.figures.filter((row) => row.denominator !== ""),
			...output.metrics.filter((row) => row.lower_95 !== ""),
		];
		expect(rates.length).toBeGreaterThan(200);
		const wrong = rates.filter((row) => {
			const [numerator = 0, denominator = 0] = counts(row);
			return denominator === 0
				? row.value !== ""
				: Math.abs(Number(row.value) - numerator / denominator) > 1e-6;
		});
		expect(wrong).toEqual([]);
	});
});

describe("8: a numerator from one population over a denominator from another", () => {
	test("no rate counts a ticket above that it does not count below, whatever the ticket", async () => {
		const database = await openEmptyWarehouse();
		const models = await readOwnModels(database);
		await insertRows(database, "run_periods", [
			{
				period_id: "c",
				role: "current",
				start_at: "2023-03-01 00:00:00",
				end_at: "2023-04-01 00:00:00",
				as_of: "2023-05-05 00:00:00",
			},
		]);
		await growEveryTicket(database);
		const rates = models.filter(({ header }) => header.metric?.kind === "rate");
		const mixed: string[] = [];
		const untried: string[] = [];
		for (const { name, sql } of rates) {
			const [found] = await database.rows<{ above: number; outside: number }>(
				`select sum(in_numerator::integer)::integer as above, sum((in_numerator and not in_denominator)::integer)::integer as outside from (${sql}) as metric`,
			);
			if (found?.outside) mixed.push(name);
			if (!found?.above) untried.push(name);
		}
		await database.close();
		expect(mixed).toEqual([]);
		expect(rates.length - untried.length).toBeGreaterThan(10);
		expect(untried).toEqual([]);
	});

	test("no figure is more than all of its tickets, in any scope", () => {
		const broken = output.figures.filter((row) => {
			const [numerator = 0, denominator = 0] = counts(row);
			return row.denominator !== "" && numerator > denominator;
		});
		expect(output.figures.length).toBeGreaterThan(100);
		expect(broken).toEqual([]);
	});
});

type Warehouse = Awaited<ReturnType<typeof openEmptyWarehouse>>;

const OTHER_TIMES = `
	case when is_accepted then timestamp '2023-03-02 08:00:00' else timestamp '2023-02-02 08:00:00' end as accepted_at,
	case when is_due then timestamp '2023-03-02 09:00:00' end as signed_at,
	case when is_closed_by then timestamp '2023-03-09 08:00:00' end as closed_at`;

// Every combination of what a ticket can be, possible in life or not.
async function growEveryTicket(database: Warehouse): Promise<void> {
	const flags = [
		"is_accepted",
		"is_closed",
		"is_due",
		"is_ontime",
		"is_closed_by",
		"is_rated",
	];
	const others = `(values ('满意'), ('基本满意'), ('不满意'), ('未评价'), (null)) as ratings(satisfaction)
		cross join (values ('solved'), ('unsolved'), ('explained'), (null)) as verdicts(solved)
		cross join (values ('yes'), ('no'), (null)) as contacts(contacted)`;
	const each = flags
		.map((flag) => `(values (true), (false)) as t_${flag}(${flag})`)
		.join(" cross join ");
	await database.run(
		`create temp table every_ticket as select 'T' || row_number() over () as ticket_id, * from ${each} cross join ${others}`,
	);
	await database.run(
		`insert into int_ticket_periods by name select ticket_id, 'c' as period_id, satisfaction, solved, contacted, ${flags.join(", ")}, not is_closed_by as is_open,
			is_closed_by as is_closing_seen, is_accepted as is_reworked, is_due as is_urged, is_closed as is_unreasonable,
			is_rated as is_called_back, is_rated as is_repeat, is_rated as is_suspended, is_ontime as is_extended,
			is_closed_by as is_once_known, false as is_raised_again, coalesce(satisfaction = '满意', false) as is_strict,
			coalesce(satisfaction in ('满意', '基本满意'), false) as is_inclusive from every_ticket`,
	);
	await database.run(
		`insert into int_tickets by name select ticket_id, 'k' as caller_key, '甲' as estate, 't' as labelled_topic, ${OTHER_TIMES} from every_ticket`,
	);
	await database.run(
		"insert into int_repeats by name select ticket_id as earlier_id, 'T1' as later_id, is_rated as is_return, false as is_repeat from every_ticket",
	);
	await database.run(
		`insert into int_tickets_counted by name select ticket_id, is_rated::integer as return_count, ${OTHER_TIMES} from every_ticket`,
	);
}

describe("3 and 4: 同比 for a month on month, and per cent for percentage points", () => {
	test("a rate changes by percentage points, under the word for the period it names", () => {
		const rates = readTiles(output.page).filter(({ base }) => /\//.test(base));
		for (const { changes } of rates) {
			expect(changes).toHaveLength(2);
			expect(changes[0]).toMatch(
				/^环比 (持平|[+−][\d.]+个百分点|0\.0个百分点)$/,
			);
			expect(changes[1]).toMatch(/^同比 .*缺数据/);
		}
		const [, table = ""] = output.page.split("<caption>各项指标</caption>");
		expect(table).toContain(
			'<th scope="col">环比</th><th scope="col">上月</th><th scope="col">同比</th><th scope="col">上年同月</th>',
		);
		for (const [, , fraction, , change] of readRows(
			table.split("</table>")[0] ?? "",
		))
			if (fraction?.includes("/")) expect(change).toMatch(/个百分点$|缺数据/);
	});
});

describe("9: a fall after our action, with nothing to compare it with", () => {
	test("no sentence of the report claims a cause", () => {
		const texts = readFileSync(
			packagePath("data", "defaults", "report-texts.yaml"),
			"utf8",
		).replace(/^#.*$/gm, "");
		expect(texts).not.toMatch(/整治后|得益于|由于|导致|使得|成效|因为|带动/);
		expect(output.page).not.toMatch(/整治后|得益于|由于.{0,20}(下降|上升)/);
	});
});

describe("10: a closure rate with no word on the tickets not due, extended or returned", () => {
	test("the page counts each of them", () => {
		const extended = street(output.metrics, "extension_rate");
		expect(Number(extended.numerator)).toBeGreaterThan(0);
		expect(output.page).toContain(
			`按获批的延期期限计的${extended.numerator}件`,
		);
		expect(output.page).toMatch(/另有[1-9]\d*件本月受理的工单尚未到期/);
		expect(output.page).toMatch(/退回[1-9]\d*张不进入任何指标/);
	});
});

describe("11: two periods in one title", () => {
	test("the title, the heading and the facts name one period", () => {
		const named = [/<title>(.*?)<\/title>/, /<h1>(.*?)<\/h1>/].map((pattern) =>
			pattern.exec(output.page)?.[1]?.match(/\d+年\d+月/g),
		);
		expect(named).toEqual([["2023年3月"], ["2023年3月"]]);
		expect(output.page).toContain(
			"<dt>统计周期</dt><dd>2023年3月1日至2023年3月31日",
		);
	});
});

describe("a number without its rule", () => {
	test("every metric the page names is defined on the page, with what is counted", () => {
		const [, section = ""] = output.page.split('<h3 id="definitions">');
		// What could not be told is named with its reason instead.
		const printed = output.page
			.slice(0, -section.length)
			.replace(/<h4>(?:未列出的部分|缺列未算)<\/h4>.*?<\/ul>/gs, "");
		const named = Object.values(readMetricTexts()).filter(({ label }) =>
			printed.includes(label),
		);
		expect(named.length).toBeGreaterThan(7);
		const undefinedOnes = named.filter(
			({ label, numerator }) =>
				!section.includes(`<th scope="row">${label}</th><td>${numerator}</td>`),
		);
		expect(undefinedOnes.map(({ label }) => label)).toEqual([]);
	});
});
