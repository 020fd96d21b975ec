import { expect, test } from "vitest";
import { matter, pageOf, totals, wordsOf } from "./matter-fixture.ts";

test("what is overdue adds up: in the list, after it, told by number alone, before no meeting", () => {
	const page = pageOf({
		mart_meeting_totals: [
			totals({
				open: 40,
				overdue: 10,
				due_on_last_day: 3,
				untold_overdue: 1,
			}),
		],
		mart_meeting: [
			matter({ overdue: 2 }),
			matter({ overdue: 3, is_listed: false }),
			matter({ overdue: 4, is_listed: false, is_told: false }),
		],
	});
	expect(page).toContain(
		"本月受理5件、办结4件，到数据截至时在办40件，到开会时超期10件（4月5日到期的3件算在内）：上面各项里2件、附表里3件、没有逐项列的4件、保密等不上会的1件。",
	);
	expect(pageOf({ mart_meeting: [matter()] })).toContain(
		"到数据截至时在办9件，到开会时超期0件。",
	);
	expect(pageOf({ mart_meeting: [], mart_meeting_totals: [] })).not.toContain(
		"到数据截至时在办",
	);
});

test("what the table of competence does not say has its column named", () => {
	const note = "牵头科室补在 lead_unit 一栏";
	const tell = (more: object) => pageOf({ mart_meeting: [matter(more)] });
	expect(tell({})).not.toContain(note);
	expect(tell({ external_units: "" })).toContain(note);
	expect(tell({ level: 2, lead_unit: "" })).toContain(note);
	expect(tell({ level: 1, lead_unit: "", external_units: "" })).not.toContain(
		note,
	);
});

test.each([
	[{}, "险情：□还在 □已排除责任：时限："],
	[{ topic: "parking", danger_words: "着火" }, "险情：□有 □没有责任：时限："],
	[{ open: 0 }, "何时排查 责任：时限："],
	[{ kind: "many" }, "；哪天办结 责任：时限："],
	[{ kind: "many", community: "未归属" }, "社区：责任：时限："],
])("of %j what is ticked and written in is %s", (more, words) => {
	expect(wordsOf(pageOf({ mart_meeting: [matter(more)] }))).toContain(words);
});

test("who finds out whether dangers last is said where there are any", () => {
	const tell = (more: object) => pageOf({ mart_meeting: [matter(more)] });
	expect(tell({})).toContain("由承办单位会前问清");
	expect(tell({ open: 0 })).not.toContain("险情现在还在不在");
	expect(tell({ kind: "many" })).not.toContain("险情现在还在不在");
});

test("what is about the same as a danger and none says so", () => {
	const tell = (first: object) =>
		wordsOf(
			pageOf({
				mart_meeting: [
					matter(first),
					matter({
						matter_no: 2,
						kind: "many",
						topic: "leak",
						danger_words: "",
						said: "",
					}),
				],
			}),
		);
	expect(tell({ topic: "leak" })).toContain("没有说到险情；投诉");
	expect(tell({})).not.toContain("没有说到险情");
	const prone = matter({ kind: "many", topic: "manhole", danger_words: "" });
	expect(wordsOf(pageOf({ mart_meeting: [prone] }))).toContain("没有说到险情");
});
