import { expect, test } from "vitest";
import { cleanedColumns } from "../../../pipeline/read/field-rules.ts";
import {
	createRecordSplitter,
	ticketColumns,
} from "../../../pipeline/read/split-record.ts";
import { defaultRules } from "./read-fixture.ts";

const { fields } = defaultRules();
const names = Object.keys(cleanedColumns(fields));
const ANSWER = "您反映的问题已收悉并转相关部门处理。";

function split(record: Record<string, string>, secret = "secret") {
	const values = names.map((name) => record[name] ?? null);
	const { counted, texts } = createRecordSplitter(fields, secret)(values);
	const [, , , ...columns] = Object.keys(ticketColumns(fields));
	return {
		texts,
		ticket: Object.fromEntries(
			columns.map((column, index) => [column, counted[index]]),
		),
	};
}

const keyOf = (record: Record<string, string>, secret?: string) =>
	split(record, secret).ticket.reply_key;

test("the citizen's words go apart from what is counted", () => {
	const { ticket, texts } = split({
		ticket_id: "A1",
		title: "标题",
		content: "内容",
		location: "地点",
		ext_reason: "原因",
		community: "甲社区",
	});
	expect(texts).toEqual(["标题", "内容", "地点"]);
	expect(ticket).toMatchObject({ ticket_id: "A1", community: "甲社区" });
	expect(JSON.stringify(ticket)).not.toMatch(/标题|内容|地点|原因/);
});

test("an answer is known again by its key, the result before the reply, and cannot be read", () => {
	const key = keyOf({ result_text: ANSWER });
	expect(key).toMatch(/^[\w-]{43}$/);
	expect(keyOf({ reply_text: ANSWER })).toBe(key);
	expect(
		keyOf({ result_text: ANSWER, reply_text: "另一个答复，也很长。" }),
	).toBe(key);
	expect(keyOf({ result_text: `${ANSWER}好` })).not.toBe(key);
	expect(keyOf({ result_text: ANSWER }, "another")).not.toBe(key);
});

test("a short answer is everybody's, and none", () => {
	expect(keyOf({ result_text: "一二三四五六七八九" })).toBeNull();
	expect(keyOf({ result_text: "一二三四五六七八九十" })).not.toBeNull();
	expect(keyOf({})).toBeNull();
});
