import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { init } from "../../../../pipeline/commands/init.ts";
import { findWorkspace } from "../../../../pipeline/commands/start/find-workspace.ts";

let place: string;
beforeEach(() => {
	place = mkdtempSync(join(tmpdir(), "find-workspace-"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

async function find(path: string, answer?: string) {
	const told: string[] = [];
	const found = await findWorkspace(path, {
		say: (text) => void told.push(text),
		ask:
			answer === undefined
				? undefined
				: async (question) => {
						told.push(question);
						return answer;
					},
	});
	return { found, told: told.join("\n") };
}

function plantTables(folder: string): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, "三月.xls"), "工单编号\n");
}

test("a folder of tables that is called exports is one of the workspace around it, and nothing moves", async () => {
	const around = join(place, "青枫");
	plantTables(join(around, "exports"));
	const asked = await find(join(around, "exports"), "是");
	expect(asked.found).toBe(around);
	expect(asked.told).toContain(
		"工作区建在它外面的“青枫”里，表格不动。这样行吗？",
	);
	expect((await find(join(around, "exports"))).found).toBe(around);
	expect(await find(around, "")).toEqual({ found: around, told: "" });
	expect(readdirSync(around)).toEqual(["exports"]);
	expect(readdirSync(join(around, "exports"))).toEqual(["三月.xls"]);
});

test("where that is not wanted nothing is made", async () => {
	const exports = join(place, "exports");
	plantTables(exports);
	await expect(find(exports, "否")).rejects.toMatchObject({
		message: "没有建工作区。",
		hint: "给这个文件夹换个名字，如 我的街道，再选它。",
	});
	expect(readdirSync(place)).toEqual(["exports"]);
});

test("a workspace that is called exports is taken, whether it, its exports or what is around it was chosen", async () => {
	const workspace = join(place, "exports");
	init(workspace);
	plantTables(join(workspace, "exports"));
	for (const chosen of [place, workspace, join(workspace, "exports")])
		expect((await find(chosen, "否")).found).toBe(workspace);
	expect((await find(place)).told).toContain(
		"里的“exports”已经是一个工作区，选的是它；没有移动任何文件。",
	);
	expect(readdirSync(place)).toEqual(["exports"]);
});

test("another folder of tables is the workspace itself", async () => {
	plantTables(join(place, "表格"));
	expect((await find(join(place, "表格"), "否")).found).toBe(
		join(place, "表格"),
	);
});
