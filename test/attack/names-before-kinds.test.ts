import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import { readRules } from "../../pipeline/workspace/rules.ts";
import { inFolder, readFolder } from "../fuzz/outcome.ts";
import type { Planted } from "./attacked-workspace.ts";
import { makeCanary } from "./canaries.ts";
import { findLeaks } from "./find-leaks.ts";
import { readPublished } from "./published-text.ts";

// A title may tell a thing by its name, 海通一卡通; a person's before such a word must not come out.

const { owned } = readRules("no-such-workspace").titleWords;
const KINDS = ["平台", "贷", "网", "财富", "集团", "小学", "地铁站", ...owned];
const MATTERS = [
	"拖欠押金",
	"半夜施工噪音扰民",
	"油烟直排",
	"迟迟不退款",
	"涉嫌虚假宣传",
	"乱收费",
];
const SAID = ["一人", "三人", "另称其人"] as const;
const HEADER = [
	"工单编号",
	"受理时间",
	"标题",
	"主要内容",
	"来电人",
	"联系电话",
];

function plant(): { rows: string[][]; planted: Planted[] } {
	const rows: string[][] = [];
	const planted: Planted[] = [];
	for (const [k, kind] of KINDS.entries())
		for (const [s, said] of SAID.entries()) {
			const canary = makeCanary("姓名", 9000 + k * SAID.length + s);
			const [name = ""] = canary.needles;
			planted.push({ ...canary, column: `标题，${said}说${kind}` });
			const matter = MATTERS[(k + s) % MATTERS.length] ?? "";
			for (const caller of [0, 1, 2]) {
				const no = rows.length;
				const thing = said === "一人" && caller > 0 ? kind : `${name}${kind}`;
				rows.push([
					`GD${1000 + no}`,
					`2023-03-${String(1 + (no % 28)).padStart(2, "0")} 09:00:00`,
					`${thing}${matter}`,
					`${thing}${matter}${k}号，请查处。${said === "另称其人" ? `老板${name}失联。` : ""}`,
					"",
					`1540731${String(2000 + no)}`,
				]);
			}
		}
	return { rows, planted };
}

test("no person's name comes out before a word that makes it a thing's, whoever says it", async () => {
	await inFolder(async (workspace) => {
		const { rows, planted } = plant();
		mkdirSync(join(workspace, "exports"));
		writeFileSync(
			join(workspace, "exports", "工单.csv"),
			[HEADER, ...rows].map((row) => `${row.join(",")}\n`).join(""),
		);
		await build({ workspace, force: true }, { log: () => undefined });
		const texts = new Map(
			[...readFolder(join(workspace, "out"))].map(
				([path, bytes]) => [path, readPublished(path, bytes)] as const,
			),
		);
		expect([...texts.values()].join("\n")).toMatch(/平台|公司/);
		expect(findLeaks(texts, planted)).toEqual([]);
	});
}, 300_000);
