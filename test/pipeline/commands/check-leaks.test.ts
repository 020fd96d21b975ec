import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startLeakCheck } from "../../../pipeline/commands/check-leaks.ts";
import { make } from "../../../pipeline/commands/make.ts";
import { withWarehouse } from "../../../pipeline/commands/open-warehouse.ts";

let workspace: string;
beforeAll(() => {
	workspace = mkdtempSync(join(tmpdir(), "leaks-"));
	mkdirSync(join(workspace, "exports"));
	writeFileSync(
		join(workspace, "exports", "工单.csv"),
		`工单编号,受理时间,社区,承办单位,来电人,联系电话,身份证号,主要内容
GD15407319999,2023-03-01 09:00,望海社区,高新华物业公司,张晓红,15407312345,371099199001011234,楼道漏水
GD2,2023-03-02 09:00,望海社区,城管办,高新华,0631-0053231,,联系人：李静怡，手机一五四零七三一九九九八。电话：五二三一九九九
`,
	);
});
afterAll(() => rmSync(workspace, { recursive: true }));

const publishing = (content: string) =>
	withWarehouse(
		{ workspace, readsOnly: true },
		{ log: () => undefined },
		async (warehouse) => {
			await make(warehouse, ["lbl_tickets"]);
			const checkLeaks = await startLeakCheck(warehouse);
			checkLeaks([{ path: "tables/tickets.csv", content }]);
		},
	);

test.each([
	["15407312345", "电话"],
	["06310053231", "电话"],
	["371099199001011234", "证件号"],
	["由张晓红反映", "姓名"],
	["李静怡", "姓名"],
	["请回15407319998", "电话"],
	["请回5231999", "电话"],
])(
	"%s of these exports is not published, and told to no one",
	async (leak, kind) => {
		const failure = await publishing(`说明\n${leak}\n`).catch((error) => error);
		expect(failure.message).toBe(
			`将要发布的 tables/tickets.csv 里有这批数据中的${kind}，没有发布，旧报告原样保留。`,
		);
		expect(JSON.stringify([failure.message, failure.hint])).not.toContain(leak);
	},
);

test("numbers of tickets, names fit to print and another person's name may be", async () => {
	await publishing("GD15407319999,望海社区,高新华物业公司,李晓明\n");
});
