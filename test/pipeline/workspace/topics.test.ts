import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { packagePath } from "../../../pipeline/package-root.ts";
import { formatUserError, UserError } from "../../../pipeline/user-error.ts";
import { readTopics } from "../../../pipeline/workspace/topics.ts";

const folder = mkdtempSync(join(tmpdir(), "topics-"));
afterAll(() => rmSync(folder, { recursive: true }));

function read(yaml: string) {
	const file = join(folder, "topics.yaml");
	writeFileSync(file, yaml);
	return readTopics(file);
}

test("leaves carry their branch, their urgency and their weighted terms", () => {
	const { leaves } = read(`topics:
  - id: water
    name: 水
    urgency: utility
    children:
      - {id: cut, name: 停水, terms: [停水^5, 没水], exclude: [污水], months: [7]}
      - {id: quality, name: 水质, urgency: emergency}
  - {id: light, name: 路灯}
`);
	expect(leaves).toEqual([
		{
			id: "cut",
			name: "停水",
			group: "water",
			groupName: "水",
			urgency: "utility",
			isSensitive: false,
			terms: [
				{ term: "停水", weight: 5 },
				{ term: "没水", weight: 1 },
			],
			exclude: ["污水"],
			months: [7],
		},
		expect.objectContaining({ id: "quality", urgency: "emergency" }),
		expect.objectContaining({ id: "light", group: "light", groupName: "路灯" }),
		expect.objectContaining({ id: "other", name: "其他" }),
	]);
});

describe("a mistake names the topic and what to write", () => {
	test.each([
		["topics: [{id: A, name: 甲}]", /“甲”的“id”/],
		["topics: [{id: a, name: 甲, term: [x]}]", /“甲”的“term”/],
		["topics: [{id: a, name: 甲, months: [13]}]", /“甲”/],
		["topics: [{id: a, name: 甲, urgency: soon}]", /“甲”的“urgency”/],
		["topics: [{id: a, name: 甲, terms: ['^3']}]", /“甲”中的“\^3”/],
		["topics: [{id: a, name: 甲}, {id: a, name: 乙}]", /“a”用了两次/],
		["topics: []", /topics/],
		["topics: [", /YAML/],
	])("%s", (yaml, pattern) => {
		let message = "";
		try {
			read(yaml);
		} catch (error) {
			expect(error).toBeInstanceOf(UserError);
			message = formatUserError(error as UserError);
		}
		expect(message).toMatch(pattern);
		expect(message).toContain("topics.yaml");
		expect(message).toContain("提示");
	});
});

test("the default tree has groups, and no term twice in one topic", () => {
	const { leaves } = readTopics(packagePath("data", "defaults", "topics.yaml"));
	expect(leaves.length).toBeGreaterThan(50);
	expect(new Set(leaves.map((leaf) => leaf.group)).size).toBeGreaterThan(10);
	const doubled = leaves.filter(
		({ terms }) => new Set(terms.map(({ term }) => term)).size < terms.length,
	);
	expect(doubled.map(({ id }) => id)).toEqual([]);
});
