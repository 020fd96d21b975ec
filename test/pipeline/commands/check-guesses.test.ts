import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
	guessField,
	guessRequired,
	type UnknownColumn,
} from "../../../pipeline/commands/check-guesses.ts";
import { guessClock } from "../../../pipeline/commands/naming/clock-columns.ts";
import { packagePath } from "../../../pipeline/package-root.ts";

const fields = parse(
	readFileSync(packagePath("data", "defaults", "fields.yaml"), "utf8"),
);

const column = (header: string, known: Partial<UnknownColumn> = {}) => ({
	header,
	looks_like: null,
	like_share: null,
	first_share: null,
	...known,
});

const guess = (
	header: string,
	known: Partial<UnknownColumn> = {},
	taken: string[] = [],
) => guessField(column(header, known), fields, taken)?.field;

const time = { looks_like: "time", like_share: 1 };

describe("a guess looks at values, not at names alone", () => {
	test("an id has its own value in nearly every row", () => {
		const id = { looks_like: "id", like_share: 1 };
		expect(guess("Unique Key", id)).toBe("ticket_id");
		expect(guess("CaseID", id)).toBe("ticket_id");
		expect(guess("zip id")).not.toBe("ticket_id");
	});

	test("`id` inside `incident` is no id", () => {
		const id = { looks_like: "id", like_share: 1 };
		expect(guess("Incident", id)).not.toBe("ticket_id");
	});

	test("what happens first is the acceptance, and no deadline", () => {
		expect(guess("Created Date", { ...time, first_share: 1 })).toBe(
			"accepted_at",
		);
		expect(guess("Due Date", { ...time, first_share: 0 })).toBe("deadline_at");
		expect(guess("Due Date", { ...time, first_share: 1 })).not.toBe(
			"deadline_at",
		);
	});

	test("times of one late clock are due, whatever their name says", () => {
		const end = { looks_like: "day_end", like_share: 1, first_share: 0 };
		expect(guess("完毕时刻", end)).toBe("deadline_at");
		expect(guess("完毕时刻", end, ["deadline_at"])).not.toBe("closed_at");
		expect(guess("完毕时刻", { ...end, looks_like: "time" })).toBe("closed_at");
	});

	test("a number is no title, sentences are no name of a person", () => {
		const id = { looks_like: "id", like_share: 1 };
		expect(guess("事件标帜", id)).toBeUndefined();
		expect(guess("事件标题栏", id)).toBeUndefined();
		expect(
			guess("诉求人数据", { looks_like: "words", like_share: 1 }),
		).not.toBe("caller_name");
		expect(guess("诉求人名")).toBe("caller_name");
	});

	test("a time has one clock, that of the day whose name begins alike", () => {
		const clock = { header: "进线钟点", looks_like: "clock" };
		const days = [
			{ header: "进线日", field: "accepted_at" },
			{ header: "完结日", field: "closed_at" },
			{ header: "完结钟点", field: "closed_at" },
		];
		expect(guessClock(clock, days)?.field).toBe("accepted_at");
		expect(guessClock({ ...clock, header: "完结时分" }, days)).toBeNull();
		expect(guessClock({ ...clock, looks_like: "time" }, days)).toBeNull();
		const known = { looks_like: "clock", like_share: 1 };
		expect(guess("完结时分", known, ["closed_at", "closed_at"])).not.toBe(
			"closed_at",
		);
	});

	test("a clock stands beside the day of the same time", () => {
		const clock = { looks_like: "clock", like_share: 1 };
		expect(guess("Open Time", clock, ["accepted_at"])).toBe("accepted_at");
		expect(guess("Open Time", clock)).toBeUndefined();
	});

	test("names of communities and units speak for themselves", () => {
		const share = { like_share: 0.9 };
		expect(guess("X1", { looks_like: "community", ...share })).toBe(
			"community",
		);
		expect(guess("X2", { looks_like: "unit", ...share })).toBe("unit_lead");
	});

	test("how sure it is rests on name and values alike", () => {
		const sure = guessField(
			column("CaseID", { looks_like: "id", like_share: 1 }),
			fields,
			[],
		);
		const less = guessField(
			column("X1", { looks_like: "community", like_share: 0.8 }),
			fields,
			[],
		);
		expect(sure?.certainty).toBe(1);
		expect(less?.certainty).toBe(0.4);
	});

	// What a clerk met in two exports of platforms that nobody had seen.
	const shown = (...values: string[]) => ({ examples: values.join("\n") });

	test("a number of its own in every row is the ticket's before it is anybody's", () => {
		const id = { looks_like: "id", like_share: 1 };
		expect(guess("诉件号", id)).toBe("ticket_id");
		expect(guess("诉件号", id, ["ticket_id"])).not.toBe("ticket_id");
		expect(guess("诉件号")).not.toBe("caller_identity");
	});

	test("a way of coming in is no telephone, and a telephone is", () => {
		expect(guess("进件方式", shown("话务", "小程序"))).toBe("channel");
		expect(guess("手机", { looks_like: "phone", like_share: 1 })).toBe(
			"caller_phone",
		);
	});

	test("what is no number is no count, and what is no yes or no is no flag", () => {
		const words = { 是: "yes", 否: "no" };
		const of = (header: string, ...values: string[]) =>
			guessField(column(header, shown(...values)), fields, [], {
				flag: words,
			})?.field;
		expect(of("回访次", "很好", "差")).not.toBe("callback_count");
		expect(of("回访次", "1", "2次")).toBe("callback_count");
		expect(of("是否回头件", "是", "否")).toBe("repeat_flag");
		expect(of("是否回头件", "甲", "乙")).not.toBe("repeat_flag");
	});

	test("values of one list alone speak for themselves", () => {
		const vocabularies = {
			satisfaction: { 满意: 1, 不满意: 1 },
			status: { 已办结: 1, 办理中: 1, 其他: 1 },
			channel: { 其他: 1 },
		};
		const of = (...values: string[]) =>
			guessField(column("X9", shown(...values)), fields, [], vocabularies);
		expect(of("满意", "不满意", "未答")).toEqual({
			field: "satisfaction",
			certainty: 0.75,
		});
		expect(of("已办结", "办理中")).toEqual({
			field: "status",
			certainty: 0.75,
		});
		expect(of("满意")).toBeNull();
		expect(of("其他", "甲", "乙")).toBeNull();
	});

	test("streets alone are no community, whatever the heading says", () => {
		const of = (header: string, ...values: string[]) =>
			guessField(column(header, shown(...values)), fields, [])?.field;
		expect(of("属地", "青枫街道", "柳川区青枫街道")).toBe("subdistrict");
		expect(of("X9", "青枫街道")).toBe("subdistrict");
		expect(of("属地", "青枫街道", "杏坞社区")).toBe("community");
	});

	test("steps of a category are guessed side by side", () => {
		expect(guess("诉件大项")).toBe("topic_path");
		expect(guess("诉件小项", {}, ["topic_path"])).toBe("topic_path");
	});

	test("是 and 否 tell no list, and a likeness over blank cells is chance", () => {
		const vocabularies = { flag: { 是: 1, 否: 1 }, solved: { 是: 1, 否: 1 } };
		const flags = column("督办标记", shown("是", "否"));
		expect(guessField(flags, fields, [], vocabularies)).toBeNull();
		expect(
			guess("评定理由", { examples: null }, ["satisfaction"]),
		).toBeUndefined();
	});

	test("sentences of one column alone are what was said", () => {
		const wordy = { looks_like: "words", like_share: 1, guess: null };
		const one = { ...column("民意原话"), ...wordy };
		const other = { ...column("办理经过"), ...wordy };
		const of = (columns: (typeof one)[]) =>
			guessRequired(columns, ["content"]).get(one)?.field;
		expect(of([one])).toBe("content");
		expect(of([one, other])).toBeUndefined();
	});
});

describe("what a column of a platform nobody has seen is, by what it holds", () => {
	const values = (...examples: string[]) => ({ examples: examples.join("\n") });
	test("事由 is a class where its values are, and a title where they are sentences", () => {
		expect(guess("事由", values("邻里矛盾", "噪声扰民", "物业管理"))).toBe(
			"topic_path",
		);
		expect(
			guess("事由", values("反映小区门口路灯坏了好几天没有人来修", "噪声")),
		).toBe("title");
	});

	test("values that end like communities decide over a heading that names a grid as well", () =>
		expect(
			guess("归属网格/社居", {
				looks_like: "community",
				like_share: 1,
				...values("青桐里社区", "柳湾社居委"),
			}),
		).toBe("community"));

	test("how far a ticket has come is its status", () =>
		expect(guess("完成情况", values("已办", "办理中", "未办"))).toBe("status"));

	test("a limit is few digits with or without a unit", () => {
		expect(guess("承办天数", values("3", "5", "10"))).toBe("sla_value");
		expect(guess("办理小时", values("很快", "尽快"))).not.toBe("sla_value");
	});
});
