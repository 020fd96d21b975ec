import { expect, test } from "vitest";
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
