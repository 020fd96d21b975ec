import { expect } from "vitest";
import type { ReadResult } from "./read-fixture.ts";

export const header = "工单编号,受理时间,诉求内容,社区";
export const lines = [
	header,
	"GD1,2023-03-01 09:00,漏水,甲社区",
	"GD2,2023-03-02 10:30:15,噪音,乙社区",
];

export const idsOf = ({ tickets }: ReadResult) =>
	tickets.map((ticket) => ticket.ticket_id);
export const rejectsOf = ({ rejects }: ReadResult) =>
	rejects.map(({ row, column_name, value, reason }) => [
		row,
		column_name,
		value,
		reason,
	]);
export const issuesOf = ({ issues }: ReadResult) =>
	issues.map(({ row, column_name, value, issue }) => [
		row,
		column_name,
		value,
		issue,
	]);

export function expectBalance({ sheets, tickets }: ReadResult) {
	for (const { sheet_no, records, ignored, rejected } of sheets) {
		const kept = tickets.filter(
			(ticket) => ticket.sheet_no === sheet_no,
		).length;
		expect(records).toBe(kept + Number(ignored) + Number(rejected));
	}
}
