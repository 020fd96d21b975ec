import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inFolder, readFolder } from "../fuzz/outcome.ts";
import { runHere } from "../run-here.ts";
import {
	type Planted,
	plantCanaries,
	writeAttacked,
} from "./attacked-workspace.ts";
import { KINDS } from "./canaries.ts";
import { findLeaks } from "./find-leaks.ts";
import { readPublished } from "./published-text.ts";

// Visit lists come back from doors, filled in by hand: whatever stands in them, and what they are called, comes from there.

const isFull = process.env.ATTACK_FULL !== undefined;
const kinds = Object.keys(KINDS).filter((_, no) => isFull || no % 48 === 0);
const COLUMNS = [
	"反映的问题",
	"需跟进",
	"网格已解决",
	"小区",
	"备注",
	"文件",
] as const;
const HEADER = [
	"户编号",
	"小区",
	"走访时间",
	"结果",
	"信息已更新",
	"反映的问题",
	"网格已解决",
	"需跟进",
	"备注",
];
// A matter that six doors speak of is one that a table of visits tells.
const DOORS = 6;

const toCsv = (rows: readonly (readonly string[])[]) =>
	`${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n")}\n`;

function writeLists(workspace: string, planted: readonly Planted[]): void {
	const folder = join(workspace, "campaign", "visits");
	mkdirSync(folder, { recursive: true });
	const doors = planted.flatMap((each, no) =>
		Array.from({ length: DOORS }, (_, door) => ({
			key: `H${no}-${door}`,
			each,
		})),
	);
	writeFileSync(
		join(workspace, "campaign", "households.csv"),
		toCsv([
			"household_key,community,grid,estate,building,unit,room,type,care,last_visit_at,last_info_update_at,do_not_visit".split(
				",",
			),
			...doors.map(({ key }) =>
				`${key},望海社区,第一网格,望海花园,1,1,101,自住,,2022-09-19,2022-09-24,否`.split(
					",",
				),
			),
		]),
	);
	for (const { each, list } of planted.map((each) => ({
		each,
		list: doors.filter((door) => door.each === each),
	}))) {
		const at = (column: string, sound: string) =>
			each.column === column ? each.text : sound;
		const name = at("文件", `名单${planted.indexOf(each)}`);
		writeFileSync(
			join(folder, `${name}.csv`),
			toCsv([
				HEADER,
				...list.map(({ key }) => [
					key,
					at("小区", "望海花园"),
					"2023-03-06 19:10",
					"见到",
					"是",
					at("反映的问题", "路灯不亮"),
					at("网格已解决", "否"),
					at("需跟进", "否"),
					at("备注", ""),
				]),
			]),
		);
	}
}

test("nothing that leads to a person comes out of visit lists that came back", async () => {
	const isFileName = ({ column, text }: Planted) =>
		column !== "文件" || !/[\\/:*?"<>|\n\t]/.test(text);
	const planted = plantCanaries(COLUMNS, kinds).filter(isFileName);
	await inFolder(async (folder) => {
		const workspace = join(folder, "here");
		mkdirSync(workspace);
		writeAttacked(workspace, []);
		writeFileSync(
			join(workspace, "exports", "工单2023年03月.csv"),
			toCsv([
				["工单编号", "受理时间", "标题", "社区", "承办单位", "办结时间"],
				[
					"G1",
					"2023-03-10 09:00:00",
					"路灯不亮",
					"望海社区",
					"城管办",
					"2023-03-11 09:00:00",
				],
			]),
		);
		writeLists(workspace, planted);
		const texts = new Map<string, string>();
		for (const args of [
			["check", workspace],
			["build", workspace, "--force"],
			["build", workspace, "--meeting", "2023-03-16"],
			["explain", "volume", workspace],
		]) {
			const { stdout, stderr, status } = await runHere(args);
			expect([args[0], status, stderr.slice(-300)]).toEqual([
				args[0],
				0,
				stderr.slice(-300),
			]);
			texts.set(args.slice(0, 2).join(" "), stdout + stderr);
		}
		for (const [path, bytes] of readFolder(join(workspace, "out")))
			texts.set(path, `${path}\n${readPublished(path, bytes)}`);
		expect(texts.size).toBeGreaterThan(30);
		const leaks = findLeaks(texts, planted);
		console.log(
			`${planted.length} things of lists in ${texts.size} outputs: ${leaks.length} leaks`,
		);
		expect(leaks).toEqual([]);
	});
}, 3_600_000);
