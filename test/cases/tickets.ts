import { expect } from "vitest";
import { type ReadWorkspace, readContents } from "./read-workspace.ts";

/** Four honest tickets, as an export has them. */
export const HEADER = [
	"工单编号",
	"受理时间",
	"标题",
	"社区",
	"承办单位",
	"办结时间",
	"工单状态",
	"满意度",
];
export const ROWS = [
	[
		"GD1",
		"2023-03-01 09:00:00",
		"路灯不亮",
		"白石社区",
		"物业办",
		"2023-03-03 10:00:00",
		"已办结",
		"满意",
	],
	[
		"GD2",
		"2023-03-02 09:00:00",
		"水管漏水",
		"青藤社区",
		"城管所",
		"2023-03-04 10:00:00",
		"已办结",
		"不满意",
	],
	[
		"GD3",
		"2023-03-03 09:00:00",
		"噪声扰民",
		"白石社区",
		"物业办",
		"2023-03-05 10:00:00",
		"已办结",
		"满意",
	],
	[
		"GD4",
		"2023-03-04 09:00:00",
		"井盖松动",
		"青藤社区",
		"城管所",
		"",
		"办理中",
		"",
	],
];
export const ALL = [HEADER, ...ROWS];

/** The rows with some cells of a column written otherwise. */
export function rewrite(
	header: string,
	change: (cell: string, row: number) => string | number,
): (string | number)[][] {
	const at = HEADER.indexOf(header);
	return ROWS.map((row, index) =>
		row.map((cell, column) =>
			column === at && cell !== "" ? change(cell, index) : cell,
		),
	);
}

/** The day number of a time, as a spreadsheet has it. */
export const toSerial = (time: string) =>
	Date.parse(`${time.replace(" ", "T")}Z`) / 86_400_000 + 25_569;

/** A line for each ticket: what of it an export may not lose. */
export const outline = ({ tickets }: Pick<ReadWorkspace, "tickets">) =>
	tickets.map(
		({
			ticket_id,
			accepted_at,
			closed_at,
			state,
			community,
			unit,
			satisfaction,
		}) =>
			[
				ticket_id,
				accepted_at,
				closed_at ?? "-",
				state,
				community,
				unit,
				satisfaction ?? "-",
			].join(" "),
	);

const EXPECTED = ROWS.map(
	([id, accepted, , community, unit, closed, status, rating]) =>
		[
			id,
			accepted,
			closed || "-",
			status === "已办结" ? "closed" : "open",
			community,
			unit,
			rating || "-",
		].join(" "),
);

type Files = Record<string, string | Buffer>;

/** Reads files that hold the four tickets, and nothing else. */
export async function expectAll(files: Files) {
	const read = await readContents(files);
	expect(outline(read)).toEqual(EXPECTED);
	expect(read.rejects).toEqual([]);
	return read;
}

/** The four before anything was closed. */
export const open = ROWS.map((row) =>
	row.map((cell, at) =>
		at === 5 || at === 7 ? "" : at === 6 ? "办理中" : cell,
	),
);
