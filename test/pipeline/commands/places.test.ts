import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeOutputs } from "../../make-outputs.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "places-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

async function makeMarch(lines: string[], made: string[]) {
	const file = join(workspace, "exports/工单_20230405.csv");
	writeFileSync(file, `${lines.join("\n")}\n`);
	return await makeOutputs({ workspace, period: "2023-03" }, made);
}

test("a community and a blank that occur only after the period are in the balance, so that it foots", async () => {
	const { table } = await makeMarch(
		[
			"工单编号,受理时间,社区,工单状态,办结时间",
			"W1,2023-03-01 09:00:00,甲社区,已办结,2023-03-02 09:00:00",
			"W2,2023-04-01 09:00:00,乙社区,已办结,2023-04-02 09:00:00",
			"W3,2023-04-01 09:00:00,,已办结,2023-04-02 09:00:00",
			"W4,2023-03-30 09:00:00,甲社区,已办结,2023-04-03 09:00:00",
		],
		["tables/flow.csv"],
	);
	const since = table("flow")
		.filter(({ span }) => span === "since")
		.map((row) => [row.scope, row.accepted, row.closed, row.closing]);
	expect(since).toEqual([
		["乙社区", "1", "1", "0"],
		["未归属", "1", "1", "0"],
		["甲社区", "0", "1", "0"],
		["全街道", "2", "3", "0"],
	]);
});

// Its limits lie far below its communities, which once ended the drawing of the funnel as well.
test("a matter that is spread over communities names none and is on no community's page or line of the pack", async () => {
	const communities = ["甲", "乙", "丙", "丁", "戊", "己"];
	const alike = communities.map(
		(each, index) =>
			`H${index},树木修剪遮挡采光,市民反映树木遮挡采光，请修剪绿化，多次联系未果。,园林绿化>绿化修剪,2023-03-0${index + 1} 09:00:00,办理中,,${each}社区,1380000000${index}`,
	);
	const others = Array.from({ length: 40 }, (_, index) => {
		const day = String(1 + (index % 28)).padStart(2, "0");
		const what = ["井盖破损", "路灯不亮", "垃圾未清运", "楼道堆物"][index % 4];
		return `N${index},${what}${index},其他事项${what},其他,2023-03-${day} 11:00:00,已办结,2023-03-${day} 18:00:00,${communities[index % 6]}社区,139000000${10 + index}`;
	});
	const { text, table } = await makeMarch(
		[
			"工单编号,标题,主要内容,问题分类,受理时间,工单状态,办结时间,社区,联系电话",
			...alike,
			...others,
		],
		[
			"report",
			"communities",
			"meeting",
			"tables/hotspots.csv",
			"tables/meeting.csv",
		],
	);
	const read = (path: string) => text(path).replace(/>\s+</g, "><");
	const hotspot = table("hotspots").find(({ topic }) => topic === "greening");
	expect(hotspot).toMatchObject({
		kind: "cluster",
		tickets: "6",
		community: "",
	});
	for (const each of communities)
		expect(read(`communities/${each}社区.html`)).not.toContain(
			String(hotspot?.title),
		);
	const matter = table("meeting").find(
		(row) => row.matter === hotspot?.hotspot_id,
	);
	expect(matter).toMatchObject({ community: "", place: "", tickets: "6" });
	const rows = read("meeting.html").split("<tr>");
	const row = rows.find((each) => each.includes(String(hotspot?.title)));
	expect(row).toContain("修剪");
	expect(row).not.toMatch(/[甲乙丙丁戊己]社区/);
});
