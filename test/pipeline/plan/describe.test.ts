import { expect, test } from "vitest";
import { plan as describeWorkspace } from "../../../pipeline/commands/plan.ts";
import {
	describePlan,
	toDot,
	toSubjectDot,
} from "../../../pipeline/plan/describe.ts";
import { createPlan, type PlanNode } from "../../../pipeline/plan/plan.ts";

const node = (
	name: string,
	subject: string,
	reads: string[] = [],
	writes = [name],
): PlanNode<unknown> => ({
	name,
	kind: "sql",
	subject,
	reads,
	writes,
	needs: [],
	run: () => Promise.resolve(),
});

const plan = createPlan([
	node("rules", "workspace", [], ["rule_a", "rule_b"]),
	node("int_a", "tickets", ["rule_a", "rule_b"]),
	node("int_b", "metrics", ["int_a"]),
	node("int_c", "tickets", ["int_a"]),
	node("int_d", "metrics", ["int_a", "int_c"]),
]);

test("a plan is told by subject, each node with those it reads from and what it took", () => {
	expect(describePlan(plan, undefined, { int_a: 12 })).toEqual([
		{
			subject: "workspace",
			nodes: [{ name: "rules", kind: "sql", from: [], ms: null }],
		},
		{
			subject: "tickets",
			nodes: [
				{ name: "int_a", kind: "sql", from: ["rules"], ms: 12 },
				{ name: "int_c", kind: "sql", from: ["int_a"], ms: null },
			],
		},
		{
			subject: "metrics",
			nodes: [
				{ name: "int_b", kind: "sql", from: ["int_a"], ms: null },
				{ name: "int_d", kind: "sql", from: ["int_a", "int_c"], ms: null },
			],
		},
	]);
});

test("of a target only what it rests on", () => {
	const [, tickets] = describePlan(plan, ["int_b"], {});
	expect(tickets?.nodes.map(({ name }) => name)).toEqual(["int_a"]);
});

test("for Graphviz a target is boxes by subject, with what each took, and the arrows that no longer way tells", () => {
	const dot = toDot(describePlan(plan, ["int_d"], { int_a: 12.4 }));
	expect(dot).toContain(
		'    label="tickets";\n    "int_a" [label="int_a\\n12 ms"];\n    "int_c";',
	);
	expect(dot).toContain('  "rules" -> "int_a";');
	expect(dot).toContain('  "int_c" -> "int_d";');
	expect(dot).not.toContain('  "int_a" -> "int_d";');
	expect(dot).toMatch(/^digraph plan \{[\s\S]*\}$/);
});

test("the whole is drawn by subject, with how often one reads another", () => {
	const dot = toSubjectDot(
		describePlan(plan, undefined, { int_a: 12, int_c: 3 }),
	);
	expect(dot.split("\n")).toEqual([
		"digraph plan {",
		"  rankdir=LR;",
		"  node [shape=box];",
		'  "workspace" [label="workspace\\n1 steps"];',
		'  "tickets" [label="tickets\\n2 steps, 15 ms"];',
		'  "metrics" [label="metrics\\n2 steps"];',
		'  "workspace" -> "tickets" [label="1"];',
		'  "tickets" -> "metrics" [label="3"];',
		"}",
	]);
});

test("a subject that waits for another has a box each time, and no arrow leads back", () => {
	const waiting = createPlan([
		node("int_a", "tickets"),
		node("lbl_b", "label", ["int_a"]),
		node("int_c", "tickets", ["lbl_b"]),
		node("lbl_d", "label", ["int_c"]),
		node("int_e", "quality", ["int_a", "lbl_d"]),
	]);
	const lines = toSubjectDot(describePlan(waiting, undefined, {})).split("\n");
	const boxes = lines.flatMap(
		(line) => /^ {2}"([^"]+)" \[label=.*steps/.exec(line)?.[1] ?? [],
	);
	expect(boxes).toEqual([
		"tickets",
		"label",
		"tickets 2",
		"label 2",
		"quality",
	]);
	const arrows = lines.flatMap((line) => {
		const [, from = "", to = ""] = /^ {2}"(.+)" -> "(.+)" /.exec(line) ?? [];
		return from ? [[boxes.indexOf(from), boxes.indexOf(to)] as const] : [];
	});
	expect(arrows).toHaveLength(5);
	for (const [from, to] of arrows) expect(from).toBeLessThan(to);
});

test("the plan of a build is drawn without a circle", async () => {
	const { subjects } = await describeWorkspace({});
	const dot = toSubjectDot(subjects);
	const boxes = [...dot.matchAll(/^ {2}"([^"]+)" \[label=.*steps/gm)].map(
		([, box = ""]) => box,
	);
	const arrows = [...dot.matchAll(/^ {2}"(.+)" -> "(.+)" /gm)];
	expect(boxes.length).toBeGreaterThan(20);
	expect(arrows.length).toBeGreaterThan(50);
	for (const [, from = "", to = ""] of arrows)
		expect([to, boxes.indexOf(from) < boxes.indexOf(to)]).toEqual([to, true]);
});
