import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import type { Model } from "../../pipeline/plan/models.ts";
import { readMetricTexts } from "../../pipeline/workspace/metrics.ts";
import {
	insertRows,
	openEmptyWarehouse,
	readOwnModels,
} from "../queries/warehouse.ts";
import {
	counts,
	readRows,
	readTiles,
	street,
	theMonth,
} from "./mistaken-month.ts";

// Mistakes that real circulars and dashboards made each by its number.

const month = theMonth();

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
		const rates = models.filter(({ header }) => header.metric?.kind === "rate");
		await growEveryTicket(database, rates);
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
		const broken = month.output.figures.filter((row) => {
			const [numerator = 0, denominator = 0] = counts(row);
			return row.denominator !== "" && numerator > denominator;
		});
		expect(month.output.figures.length).toBeGreaterThan(100);
		expect(broken).toEqual([]);
	});
});

// What a ticket's words are, each with each.
const TOLD = ["satisfaction", "solved", "contacted"];

type Warehouse = Awaited<ReturnType<typeof openEmptyWarehouse>>;

const OTHER_TIMES = `
	case when is_accepted then timestamp '2023-03-02 08:00:00' else timestamp '2023-02-02 08:00:00' end as accepted_at,
	case when is_due then timestamp '2023-03-02 09:00:00' end as signed_at,
	case when is_closed_by and is_rated then timestamp '2023-03-02 10:00:00' when is_closed_by then timestamp '2023-03-09 08:00:00' end as closed_at`;

// Every combination of what a ticket can be, possible in life or not.
async function growEveryTicket(
	database: Warehouse,
	rates: readonly Model[],
): Promise<void> {
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
	const linked = {
		is_open: "not is_closed_by",
		is_closing_seen: "is_closed_by",
		is_reworked: "is_accepted",
		is_urged: "is_due",
		is_unreasonable: "is_closed",
		is_called_back: "is_rated",
		is_repeat: "is_rated",
		is_suspended: "is_rated",
		is_extended: "is_ontime",
		is_once_known: "is_closed_by",
		is_raised_again: "false",
		is_strict: "coalesce(satisfaction = '满意', false)",
		is_inclusive: "coalesce(satisfaction in ('满意', '基本满意'), false)",
	};
	const columns = await database.columns(
		"select * from int_ticket_periods limit 0",
	);
	// A truth that is named nowhere here is so of half of them, a word one of those that a rate asks for or none.
	const drawn = columns
		.filter(({ name }) => !flags.includes(name) && !(name in linked))
		.flatMap(({ name, type }) => {
			const draw = `hash(ticket_id || '${name}')`;
			if (type === "boolean") return `${draw} % 2 = 0 as ${name}`;
			const asked = new RegExp(`\\b${name} = '(\\w+)'`, "g");
			const words = new Set(
				rates.flatMap(({ sql }) =>
					[...sql.matchAll(asked)].map(([, word]) => word),
				),
			);
			if (words.size === 0 || TOLD.includes(name)) return [];
			const listed = [...words].map((word) => `'${word}'`).join(", ");
			return `([${listed}, null])[(1 + ${draw} % ${words.size + 1})::integer] as ${name}`;
		});
	const states = [
		...flags,
		...Object.entries(linked).map(([name, sql]) => `${sql} as ${name}`),
		...drawn,
	];
	await database.run(
		`insert into int_ticket_periods by name select ticket_id, 'c' as period_id, ${TOLD.join(", ")}, ${states.join(", ")} from every_ticket`,
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
		const rates = readTiles(month.output.page).filter(({ base }) =>
			/\//.test(base),
		);
		for (const { changes } of rates) {
			expect(changes).toHaveLength(2);
			expect(changes[0]).toMatch(
				/^环比 (持平|[+−][\d.]+个百分点|0\.0个百分点)$/,
			);
			expect(changes[1]).toMatch(/^同比 .*缺数据/);
		}
		const [, table = ""] = month.output.page.split(
			"<caption>各项指标</caption>",
		);
		expect(table).toContain(
			'<th scope="col">环比</th><th scope="col">上月</th><th scope="col">同比</th><th scope="col">上年同月</th>',
		);
		const printed = readRows(table.split("</table>")[0] ?? "").filter(
			([, , fraction]) => fraction?.includes("/"),
		);
		expect(printed.length).toBeGreaterThanOrEqual(6);
		for (const [, , , , change] of printed)
			expect(change).toMatch(/个百分点$|缺数据/);
	});
});

describe("9: a fall after our action, with nothing to compare it with", () => {
	test("no sentence of the report claims a cause", () => {
		const texts = readFileSync(
			packagePath("data", "defaults", "report-texts.yaml"),
			"utf8",
		).replace(/^#.*$/gm, "");
		expect(texts).not.toMatch(/整治后|得益于|由于|导致|使得|成效|因为|带动/);
		expect(month.output.page).not.toMatch(
			/整治后|得益于|由于.{0,20}(下降|上升)/,
		);
	});
});

describe("10: a closure rate with no word on the tickets not due, extended or returned", () => {
	test("the page counts each of them", () => {
		const extended = street(month.output.metrics, "extension_rate");
		expect(Number(extended.numerator)).toBeGreaterThan(0);
		expect(month.output.page).toContain(
			`按获批的延期期限计的${extended.numerator}件`,
		);
		expect(month.output.page).toMatch(/另有[1-9]\d*件本月受理的工单尚未到期/);
		expect(month.output.page).toMatch(/退回[1-9]\d*件不进入任何指标/);
	});
});

describe("11: two periods in one title", () => {
	test("the title, the heading and the facts name one period", () => {
		const named = [/<title>(.*?)<\/title>/, /<h1>(.*?)<\/h1>/].map((pattern) =>
			pattern.exec(month.output.page)?.[1]?.match(/\d+年\d+月/g),
		);
		expect(named).toEqual([["2023年3月"], ["2023年3月"]]);
		expect(month.output.page).toContain(
			"<dt>统计周期</dt><dd>2023年3月1日至2023年3月31日",
		);
	});
});

describe("a number without its rule", () => {
	test("every metric the page names is defined on the page, with what is counted", () => {
		const [, section = ""] = month.output.page.split('<h3 id="definitions">');
		// What could not be told is named with its reason instead.
		const printed = month.output.page
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
