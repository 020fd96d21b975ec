import { expect, test } from "vitest";
import { readDefaults } from "../../../../pipeline/defaults.ts";
import { handedOf } from "../../../../pipeline/render/meeting/handed-words.ts";
import type {
	HandedFate,
	MeetingTexts,
} from "../../../../pipeline/render/meeting/meeting-texts.ts";

const texts = readDefaults<MeetingTexts>("meeting.yaml");
const handed = (
	fate: HandedFate,
	ticket_id: string,
	matter_no: number | null = null,
) => ({ ticket_id, fate, place: "甲苑", topic_label: "路灯", matter_no });

test("what units were left with is counted by what became of it; the overdue are said to be which", () => {
	expect(
		handedOf(
			[
				handed("dissatisfied", "T1"),
				handed("closed", "T2"),
				handed("closed", "T3"),
				handed("extended", "T4"),
				handed("open", "T5"),
				handed("overdue", "T6", 12),
				handed("overdue", "T7", 12),
				handed("overdue", "T8", 14),
				handed("overdue", "T9"),
			],
			texts,
		),
	).toBe(
		"上次不逐件上会的9件：办结2件、没有到期1件、延期1件、超期4件（见第12、14项、甲苑｜路灯 T9）、办结而不满意1件（列在最后“办结而不满意”一段）",
	);
	expect(handedOf([handed("closed", "T1")], texts)).toBe(
		"上次不逐件上会的1件：办结1件",
	);
	expect(handedOf([], texts)).toBe("");
});

test("of many that are overdue and stand nowhere by a number the first are named, the others counted", () => {
	const tell = (count: number) =>
		handedOf(
			Array.from({ length: count }, (_, index) =>
				handed("overdue", `T${index + 1}`),
			),
			{ ...texts, most_named: 2 },
		);
	expect(tell(2)).toBe(
		"上次不逐件上会的2件：超期2件（甲苑｜路灯 T1、甲苑｜路灯 T2）",
	);
	expect(tell(4)).toBe(
		"上次不逐件上会的4件：超期4件（甲苑｜路灯 T1、甲苑｜路灯 T2、其余2件按承办单位在附表末尾）",
	);
});
