import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { makeOutputs } from "../make-outputs.ts";

// Mistakes that real circulars and dashboards made each by its number.

export type Cells = Record<string, string>;

export interface Output {
	page: string;
	metrics: Cells[];
	figures: Cells[];
}

export const HEADER =
	"工单编号,标题,诉求类型,诉求渠道,受理时间,办结期限,延期后截止日期,办结时间,工单状态,社区,承办单位,先行联系,是否解决,满意度";
export const CONTACTS = ["是", "是", "是", "否", "未评价"];
export const VERDICTS = [
	"解决",
	"解决",
	"未解决",
	"解决",
	"部分解决",
	"解释说明",
	"",
];
export const RATINGS = [
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

export const LAST_DAY = 62;

/** A moment so many days after 1 February 2023. */
export const at = (day: number, hour: number) =>
	new Date(Date.UTC(2023, 1, 1 + day, hour))
		.toISOString()
		.slice(0, 19)
		.replace("T", " ");
export const pick = (words: readonly string[], index: number) =>
	words[index % words.length] ?? "";

/** One ticket of February or March: most closed in time, some late, some open, two returned. */
export function makeRow(index: number): Cells {
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

export const rows = Array.from({ length: 236 }, (_, index) => makeRow(index));

export async function run(
	scratch: string,
	name: string,
	tickets: readonly Cells[],
): Promise<Output> {
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

/** The month as it was, made before a file's tests, and a folder for what they make of it. */
export function theMonth() {
	const scratch = mkdtempSync(join(tmpdir(), "mistakes-"));
	const month = { scratch } as { scratch: string; output: Output };
	beforeAll(async () => {
		month.output = await run(scratch, "as-it-was", rows);
	});
	afterAll(() => rmSync(scratch, { recursive: true, force: true }));
	return month;
}

export const street = (all: readonly Cells[], name: string) => {
	const found = all.find(
		(row) => row.scope_kind === "street" && name === (row.metric ?? row.figure),
	);
	if (!found) throw new Error(`no row for ${name}`);
	return found;
};
export const counts = (row: Cells) => [
	Number(row.numerator),
	Number(row.denominator),
];

export interface Tile {
	label: string;
	value: string;
	base: string;
	changes: string[];
}

export function readTiles(page: string): Tile[] {
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
export function readRows(table: string): string[][] {
	return [...table.matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([row]) =>
		[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) =>
			cell.replace(/<[^>]*>/g, ""),
		),
	);
}
