import { expect, test } from "vitest";
import { describePlan, toDot } from "../../../pipeline/plan/describe.ts";
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
			nodes: [{ name: "int_b", kind: "sql", from: ["int_a"], ms: null }],
		},
	]);
});

test("of a target only what it rests on", () => {
	const [, tickets] = describePlan(plan, ["int_b"], {});
	expect(tickets?.nodes.map(({ name }) => name)).toEqual(["int_a"]);
});

test("for Graphviz it is boxes and arrows, names quoted", () => {
	const dot = toDot(describePlan(plan, ["int_a"], {}));
	expect(dot).toContain('    label="tickets";\n    "int_a";');
	expect(dot).toContain('  "rules" -> "int_a";');
	expect(dot).toMatch(/^digraph plan \{[\s\S]*\}$/);
});
