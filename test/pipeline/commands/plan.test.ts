import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import { formatPlan } from "../../../pipeline/commands/format/format-plan.ts";
import { plan } from "../../../pipeline/commands/plan.ts";
import { packagePath } from "../../../pipeline/package-root.ts";

let workspace: string;
beforeAll(() => {
	workspace = mkdtempSync(join(tmpdir(), "plan-"));
	cpSync(packagePath("test", "golden", "small", "input"), workspace, {
		recursive: true,
	});
});
afterAll(() => rmSync(workspace, { recursive: true }));

const namesOf = ({ subjects }: Awaited<ReturnType<typeof plan>>) =>
	subjects.flatMap(({ nodes }) => nodes.map(({ name }) => name));

test("a metric, a command, a table and a file each say what they take", async () => {
	const metric = await plan({ workspace, target: "ontime_rate" });
	expect(namesOf(metric)).toContain("int_metric_counts");
	expect(namesOf(metric)).not.toContain("est_hotspots");
	const names = namesOf(await plan({ workspace, target: "check" }));
	expect(names).toContain("est_new_terms");
	const table = await plan({ workspace, target: "lbl_tickets" });
	expect(namesOf(table).at(-1)).toBe("labels");
	const file = await plan({ workspace, target: "tables/hotspots.csv" });
	expect(namesOf(file)).toContain("est_hotspots");
	const whole = await plan({ workspace });
	expect(namesOf(whole)).toHaveLength(whole.nodes);
	expect(metric.build_nodes).toBe(
		namesOf(await plan({ workspace, target: "build" })).length,
	);
	expect(formatPlan(metric)).toContain(
		`要做 ${namesOf(metric).length} 步，build 要做 ${metric.build_nodes} 步`,
	);
	expect(formatPlan(metric)).toContain(
		`复算时再做其中 ${metric.again_nodes} 步`,
	);
	expect(whole.again_nodes).toBeNull();
});

test("a workspace that is none is said to be none, and one in the place of a target is told from it", async () => {
	await expect(
		plan({ workspace: join(workspace, "none"), target: "build" }),
	).rejects.toMatchObject({ message: "没有这个文件夹。" });
	await expect(plan({ target: workspace })).rejects.toMatchObject({
		hint: expect.stringContaining("先写目标，再写工作区"),
	});
	expect(namesOf(await plan({ target: "build" })).length).toBeGreaterThan(200);
});

test("what is not in it is answered with what is nearest", async () => {
	await expect(plan({ workspace, target: "ontime_rat" })).rejects.toMatchObject(
		{ hint: expect.stringContaining("ontime_rate") },
	);
});

test("once a build has run it says what each step took; a build says so as it goes", async () => {
	expect(formatPlan(await plan({ workspace }))).toContain(
		"还没有在这个工作区生成过报告",
	);
	let clock = 0;
	const told: string[] = [];
	await build(
		{ workspace, period: "2023-03", verify: true },
		{
			log: () => undefined,
			now: () => clock++,
			tell: ({ node }) => told.push(node),
		},
	);
	expect(told).toContain("int_tickets");
	expect(new Set(told).size).toBe(told.length);
	const text = formatPlan(await plan({ workspace, target: "int_tickets" }));
	expect(text).toMatch(
		/ {2}int_tickets {2}统计 {2}\d+ 毫秒 {2}← .*int_tickets_due/,
	);
	expect(text).toMatch(/上次各步合计/);
});
