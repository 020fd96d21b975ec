import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
	guessField,
	type UnknownColumn,
} from "../../../pipeline/commands/check-guesses.ts";
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
});
