import { expect, test } from "vitest";
import { labelCells } from "../../../pipeline/render/label-cells.ts";

const table = (classes: string) =>
	`<table class="${classes}"><thead><tr><th>编号</th><th>办理\n\t期限</th></tr></thead><tbody><tr><th>1</th><td>4月</td></tr></tbody></table>`;

test("a cell of a list bears the heading of its column, its first one none", () => {
	expect(labelCells(`<p>前</p>${table("list")}<p>后</p>`)).toBe(
		`<p>前</p>${table("list").replace("<td>", '<td data-label="办理 期限">')}<p>后</p>`,
	);
});

test("other tables are as they were, and what a citizen wrote stays words", () => {
	expect(labelCells(table("short"))).toBe(table("short"));
	const evil = table("list").replace("4月", "&lt;b&gt;");
	expect(labelCells(evil)).toContain(
		'<td data-label="办理 期限">&lt;b&gt;</td>',
	);
});
