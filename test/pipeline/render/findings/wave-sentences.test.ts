import { expect, it } from "vitest";
import { tellFinding } from "../../../../pipeline/render/findings/finding-sentences.ts";
import type { Finding } from "../../../../pipeline/render/marts.ts";
import { readReportTexts } from "../../../../pipeline/render/report-texts.ts";
import { definitions, makeMarts, type Row } from "../marts-fixture.ts";
import { makeFinding } from "../marts-fixture-figures.ts";

it.each<[string, Row, string]>([
	[
		"a wave",
		{
			dimension: "topic",
			kind: "wave",
			metric: "volume",
			scope: "power_supply",
			scope_label: "供电",
			cases: 23,
			callers: 23,
			expected_cases: 1.23,
			communities: 12,
			first_at: "2023-03-21 00:00:00",
			last_at: "2023-03-23 00:00:00",
			open: 2,
		},
		"“供电”三天里集中来了23件，平常约1.2件。3月21日至3月23日，涉及12个社区，23人反映，2件未办结。",
	],
	[
		"whistles of a level, against the other levels",
		{
			dimension: "whistle",
			kind: "whistle",
			metric: "whistle_in_time",
			against: "rest",
			scope: "3",
			scope_label: "3",
			numerator: 5,
			denominator: 20,
			cases: 15,
			excess: 13,
			reference_value: 0.9,
		},
		"三级吹哨到场及时率25.0%，其余各级近一年90.0%。吹哨20次，15次没有按时到场，比应有的多13次。",
	],
	[
		"whistles of all, against the year before",
		{
			dimension: "whistle",
			kind: "whistle",
			metric: "whistle_in_time",
			against: "past",
			scope: "全街道",
			scope_label: "全街道",
			numerator: 5,
			denominator: 20,
			cases: 15,
			excess: 13,
			reference_value: 0.9,
		},
		"吹哨到场及时率25.0%，前十二个月90.0%。吹哨20次，15次没有按时到场，比应有的多13次。",
	],
])("%s", (_, finding, expected) => {
	const { title, facts } = tellFinding(
		makeFinding(finding) as unknown as Finding,
		makeMarts(),
		definitions,
		readReportTexts(),
	);
	expect(`${title}。${facts}`).toBe(expected);
});
