import fc from "fast-check";
import { expect, test } from "vitest";
import { HEADER, TICKETS } from "../cases/disguised-tickets.ts";
import { readByGuesses } from "../cases/read-by-guesses.ts";
import { outline } from "../cases/tickets.ts";
import { toCsv } from "../cases/write-files.ts";
import { RUNS, SEED } from "./outcome.ts";

// What other platforms call these columns; the last ones say nothing at all.
const NAMES: Record<string, readonly string[]> = {
	工单编号: ["案卷号", "caseSn", "Request ID", "gdbh", "甲"],
	受理时间: ["上报时刻", "createTime", "Opened At", "slsj", "乙"],
	派单时间: ["派单时间", "assignTime", "Dispatched", "派发时刻"],
	标题: ["标题", "Subject", "问题主题"],
	主要内容: ["主要内容", "incidentDetail", "情况描述（不超过200字）"],
	社区: ["所在村居", "areaName", "Neighborhood", "丙"],
	承办单位: ["经办部门", "orgName", "Agency", "丁"],
	办结时间: ["完结时刻", "finishTime", "Closed At", "bjsj"],
	工单状态: ["案卷阶段", "orderStatus", "Status", "gdzt"],
	满意度: ["评价情况", "satisfaction", "满意与否"],
	联系电话: ["phoneNo", "联系方式（必填）", "戊"],
	办结期限: ["要求完成时限", "dueTime", "Target Date", "jzsj"],
};

const FIELDS = Object.keys(NAMES);
const DECOYS: Record<string, (no: number) => string> = {
	邮编: (no) => `26100${no % 3}`,
	Ward: (no) => `${1 + (no % 9)}`,
	序: (no) => String(no + 1),
	incident_type: (no) => `T${no % 4}`,
};

const exports = fc.record({
	names: fc.tuple(...FIELDS.map(() => fc.nat(11))),
	order: fc.shuffledSubarray(FIELDS, { minLength: FIELDS.length }),
	decoys: fc.subarray(Object.keys(DECOYS)),
	decorate: fc.constantFrom(
		(name: string) => name,
		(name: string) => `*${name}`,
		(name: string) => `${name}(必填)`,
	),
	hasGroups: fc.boolean(),
});

type Export = Parameters<Parameters<typeof exports.map>[0]>[0];

function write({ names, order, decoys, decorate, hasGroups }: Export): string {
	const nameOf = (field: string) => {
		const pool = NAMES[field] ?? [];
		return pool[(names[FIELDS.indexOf(field)] ?? 0) % pool.length] ?? "";
	};
	const columns = [...decoys, ...order];
	const rows = TICKETS.map((row, no) =>
		columns.map(
			(column) => DECOYS[column]?.(no) ?? row[HEADER.indexOf(column)] ?? "",
		),
	);
	const heads = columns.map((column) =>
		decorate(column in DECOYS ? column : nameOf(column)),
	);
	const groups = columns.map((_, no) => (no % 5 === 0 ? `信息${no}` : ""));
	return toCsv([...(hasGroups ? [groups] : []), heads, ...rows]);
}

test("columns of any names and order are told by what they hold", async () => {
	const property = fc.asyncProperty(exports, async (each) => {
		const { read, profile } = await readByGuesses(write(each), {
			period: "2023-Q1",
			asOf: "2023-04-05",
		});
		expect(read.rejects, profile).toEqual([]);
		const numbers = ({ tickets }: typeof read) =>
			tickets.map(({ ticket_id, accepted_at, community, unit }) =>
				[ticket_id, accepted_at, community, unit].join(" "),
			);
		const expected = TICKETS.map((row) => {
			const cell = (name: string) => row[HEADER.indexOf(name)];
			return [
				cell("工单编号"),
				cell("受理时间"),
				cell("社区") || "未归属",
				cell("承办单位"),
			].join(" ");
		});
		expect(numbers(read), profile).toEqual(expected);
		expect(
			outline(read).filter((line) => line.includes(" closed ")),
			profile,
		).toHaveLength(TICKETS.filter((row) => row[7] !== "").length);
	});
	await fc.assert(property, { numRuns: Math.min(RUNS * 2, 500), seed: SEED });
}, 3_600_000);
