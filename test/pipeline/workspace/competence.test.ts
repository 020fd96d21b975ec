import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { UserError } from "../../../pipeline/user-error.ts";
import { readCompetence } from "../../../pipeline/workspace/competence.ts";
import { leavesByName } from "../../../pipeline/workspace/topic-names.ts";
import type { TopicLeaf } from "../../../pipeline/workspace/topics.ts";

const folder = mkdtempSync(join(tmpdir(), "competence-"));
afterAll(() => rmSync(folder, { recursive: true }));

const leaf = (id: string, name: string, group: string, groupName: string) =>
	({ id, name, group, groupName }) as TopicLeaf;
const topics = {
	leaves: [
		leaf("leak", "楼上渗漏", "building", "房屋"),
		leaf("wall", "承重墙", "building", "房屋"),
		leaf("dogs", "养犬", "dogs", "养犬"),
	],
};

function read(text: string, tree?: typeof topics) {
	writeFileSync(
		join(folder, "competence.csv"),
		`topic,lead_unit,needs_enforcement,external_units\n${text}`,
	);
	return readCompetence(folder, tree && leavesByName(tree));
}

test("a topic is named by id or name, a branch for all below it, and the first line wins", () => {
	expect(
		read(
			"承重墙,执法队,是,区建设局|区物管办\n房屋,物业办,否,\ndogs,,1,派出所\n",
			topics,
		),
	).toEqual([
		{
			topic: "wall",
			leadUnit: "执法队",
			needsEnforcement: true,
			externalUnits: ["区建设局", "区物管办"],
		},
		{
			topic: "leak",
			leadUnit: "物业办",
			needsEnforcement: false,
			externalUnits: [],
		},
		{
			topic: "dogs",
			leadUnit: "",
			needsEnforcement: true,
			externalUnits: ["派出所"],
		},
	]);
});

test("an unknown topic is told with the nearest", () => {
	const error = (() => {
		try {
			return read("承重樯,执法队,是,\n", topics);
		} catch (caught) {
			return caught;
		}
	})();
	expect(error).toBeInstanceOf(UserError);
	expect((error as UserError).place?.file).toBe("reference/competence.csv");
	expect((error as UserError).hint).toContain("承重墙");
});

test("the exports' own topics may be any", () => {
	expect(read("市政>路灯,城管办,否,\n")).toMatchObject([
		{ topic: "市政>路灯", leadUnit: "城管办" },
	]);
});

test("a workspace without the table has none", () => {
	expect(readCompetence(join(folder, "none"), leavesByName(topics))).toEqual(
		[],
	);
});
