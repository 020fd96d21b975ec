import { describe, expect, test } from "vitest";
import {
	createPlan,
	nodesFor,
	type PlanNode,
	restrictPlan,
} from "../../../pipeline/plan/plan.ts";
import { run, startProgress } from "../../../pipeline/plan/run.ts";

type Log = string[];

const node = (
	name: string,
	reads: string[] = [],
	more: Partial<PlanNode<Log>> = {},
): PlanNode<Log> => ({
	name,
	kind: "sql",
	subject: "",
	reads,
	writes: [name],
	needs: [],
	run: async (log) => {
		log.push(`${name} begins`);
		await new Promise((resolve) => setTimeout(resolve, 2));
		log.push(`${name} ends`);
	},
	...more,
});

const names = (nodes: readonly { name: string }[]) =>
	nodes.map(({ name }) => name);

describe("a plan", () => {
	test("is in the order of what its nodes read, whatever order they come in", () => {
		const plan = createPlan([node("c", ["b"]), node("b", ["a"]), node("a")]);
		expect(names(plan.nodes)).toEqual(["a", "b", "c"]);
	});

	test.each([
		["nothing makes it", [node("b", ["a"])], "b reads a: nothing makes it"],
		[
			"two make it",
			[node("a"), node("b", [], { writes: ["a"] })],
			"a is made by a and by b",
		],
		[
			"two have one name",
			[node("a"), node("a", [], { writes: ["b"] })],
			"two nodes are called a",
		],
		[
			"they wait for each other",
			[node("a", ["b"]), node("b", ["a"])],
			"a circle in the plan: a → b → a",
		],
	])("is refused where %s", (_, nodes, message) => {
		expect(() => createPlan(nodes)).toThrow(message);
	});

	test("names what a target rests on, by node or by what is made, and no more", () => {
		const plan = createPlan([
			node("a", [], { writes: ["a1", "a2"] }),
			node("b", ["a2"]),
			node("c", ["a1"]),
		]);
		expect(names(nodesFor(plan, ["b"]))).toEqual(["a", "b"]);
		expect(names(nodesFor(plan, ["a1"]))).toEqual(["a"]);
		expect(() => nodesFor(plan, ["d"])).toThrow("the plan makes no d");
	});

	test("for some fields leaves out what needs others and is made of it alone; a page does without", () => {
		const plan = createPlan([
			node("a", [], { needs: [["closed_at", "status"]] }),
			node("b"),
			node("page", ["a", "b"], { isPartial: true }),
			node("table", ["a"], { isPartial: true }),
		]);
		const usable = restrictPlan(plan, new Set(["title"]));
		expect(names(usable.nodes)).toEqual(["b", "page"]);
		expect(usable.nodes[1]?.reads).toEqual(["b"]);
		expect(names(restrictPlan(plan, new Set(["status"])).nodes)).toHaveLength(
			4,
		);
	});

	test("for some fields is refused where a model reads one that is left out", () => {
		const plan = createPlan([
			node("a", [], { needs: [["status"]] }),
			node("b", ["a"]),
		]);
		expect(() => restrictPlan(plan, new Set())).toThrow("b reads a");
	});
});

describe("a run", () => {
	const plan = createPlan([
		node("a"),
		node("b", ["a"]),
		node("c", ["a"]),
		node("d", ["b", "c"]),
		node("e"),
	]);

	test("makes each node once, after what it reads, and nothing that nobody asked for", async () => {
		const log: Log = [];
		const progress = startProgress(() => 0);
		await run(plan, ["b"], log, progress);
		await run(plan, ["d"], log, progress);
		const begun = log.filter((line) => line.endsWith("begins"));
		expect(begun).toEqual(["a begins", "b begins", "c begins", "d begins"]);
		expect(log.indexOf("d begins")).toBeGreaterThan(log.indexOf("c ends"));
		expect(names(progress.costs.map(({ node }) => ({ name: node })))).toEqual([
			"a",
			"b",
			"c",
			"d",
		]);
	});

	test("makes nodes side by side that do not wait for each other", async () => {
		const log: Log = [];
		await run(
			plan,
			["d"],
			log,
			startProgress(() => 0),
			undefined,
			2,
		);
		expect(log.indexOf("c begins")).toBeLessThan(log.indexOf("b ends"));
	});

	test("says what each cost", async () => {
		let clock = 0;
		const progress = startProgress(() => clock++);
		await run(plan, ["a"], [], progress);
		expect(progress.costs).toEqual([
			{ node: "a", kind: "sql", subject: "", ms: 1 },
		]);
	});

	test("ends with the first error once what is under way has ended", async () => {
		const log: Log = [];
		const fails = createPlan([
			node("a", [], { run: () => Promise.reject(new Error("broken")) }),
			node("b"),
			node("c", ["a"]),
		]);
		await expect(
			run(
				fails,
				["b", "c"],
				log,
				startProgress(() => 0),
			),
		).rejects.toThrow("broken");
		expect(log).toEqual(["b begins", "b ends"]);
	});
});
