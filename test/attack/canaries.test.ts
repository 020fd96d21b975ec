import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import { check } from "../../pipeline/commands/check.ts";
import { explain } from "../../pipeline/commands/explain.ts";
import { formatBuild } from "../../pipeline/commands/format/format-build.ts";
import { formatCheck } from "../../pipeline/commands/format/format-check.ts";
import { formatExplain } from "../../pipeline/commands/format/format-explain.ts";
import { formatLabel } from "../../pipeline/commands/format/format-label.ts";
import { formatTrain } from "../../pipeline/commands/format/format-train.ts";
import { label } from "../../pipeline/commands/label.ts";
import { describeProfile } from "../../pipeline/commands/starter-profile.ts";
import { train } from "../../pipeline/commands/train.ts";
import type { RunEffects } from "../../pipeline/commands/warehouse.ts";
import { inFolder, readFolder } from "../fuzz/outcome.ts";
import {
	CAMPAIGN_COLUMNS,
	COLUMNS,
	plantCanaries,
	writeAttacked,
	writeTexts,
} from "./attacked-workspace.ts";
import { KINDS } from "./canaries.ts";
import { findLeaks } from "./find-leaks.ts";
import { readPublished } from "./published-text.ts";

const isFull = process.env.ATTACK_FULL !== undefined;
const kinds = Object.keys(KINDS);

// In `npm test` each kind meets a few columns, and each column a few kinds.
const columns = [...COLUMNS, ...CAMPAIGN_COLUMNS];
const planted = plantCanaries(columns).filter(
	(_, index) => isFull || (index + Math.floor(index / kinds.length)) % 23 === 0,
);

async function attack(profile: string) {
	return await inFolder(async (workspace) => {
		writeAttacked(workspace, planted);
		if (profile) writeFileSync(join(workspace, "profile.yaml"), profile);
		const said: string[] = [];
		const effects = { log: (line: string) => void said.push(line) };
		const built = await build({ workspace, force: true }, effects);
		if (isFull)
			await build({ workspace, force: true, meeting: "2023-03-23" }, effects);
		const files = readFolder(join(workspace, "out"));
		const asked = await askOf(workspace, effects);
		return new Map([
			...asked,
			...[...files].map(
				([path, bytes]) =>
					[path, `${path}\n${readPublished(path, bytes)}`] as const,
			),
			[
				"build",
				[...said, formatBuild(built), JSON.stringify(built)].join("\n"),
			],
		]);
	});
}

async function askOf(workspace: string, effects: RunEffects) {
	const checked = await check({ workspace }, effects);
	const explained = await explain({ workspace, metric: "volume" }, effects);
	return [
		["check", formatCheck(checked)],
		["check --json", JSON.stringify(checked)],
		["check --write-profile", describeProfile(checked)],
		["explain", formatExplain(explained) + JSON.stringify(explained)],
	] as const;
}

describe("nothing that leads to a person comes out of a workspace", () => {
	// The export's own topics are printed, which the tree's are not of anybody's writing: `npm run attack` takes both.
	test.each(
		[
			["the topics of the export", "topics: given\n"],
			["the tree of topics", ""],
		].slice(0, isFull ? 2 : 1),
	)(
		"by %s",
		async (_, profile = "") => {
			const texts = await attack(profile);
			const leaks = findLeaks(texts, planted);
			if (isFull)
				console.log(
					`${planted.length} canaries (${columns.length} columns × ${kinds.length} kinds) in ${texts.size} outputs: ${leaks.length} leaks`,
				);
			expect(texts.size).toBeGreaterThan(30);
			expect(new Set(planted.map(({ kind }) => kind)).size).toBe(kinds.length);
			expect(leaks).toEqual([]);
		},
		3_600_000,
	);
});

test("nothing that leads to a person comes out of label and train", async () => {
	const canaries = plantCanaries([
		"标题",
		"主要内容",
		"一级分类",
		"工单编号",
	]).filter((_, index) => isFull || index % 9 === 0);
	await inFolder(async (folder) => {
		const from = [writeTexts(folder, canaries)];
		const said: string[] = [];
		const log = (line: string) => void said.push(line);
		const out = join(folder, "model", "model.json");
		const text = "标题,主要内容";
		const trained = await train({ from, text, label: "一级分类", out }, log);
		const labels = join(folder, "model", "labels.csv");
		const common = { from, text, id: "工单编号", out: labels };
		const byModel = await label({ ...common, model: out }, log);
		const byTree = await label(
			{ ...common, out: join(folder, "model", "tree.csv") },
			log,
		);
		const files = readFolder(join(folder, "model"));
		const texts = new Map([
			...[...files].map(
				([path, bytes]) => [path, readPublished(path, bytes)] as const,
			),
			["train", formatTrain(trained) + JSON.stringify(trained)],
			["label", formatLabel(byModel) + formatLabel(byTree)],
			["log", said.join("\n")],
		]);
		expect(texts.size).toBe(6);
		expect(findLeaks(texts, canaries)).toEqual([]);
	});
}, 3_600_000);
