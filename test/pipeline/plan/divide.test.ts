import { describe, expect, test } from "vitest";
import { divide, type Kept } from "../../../pipeline/plan/divide.ts";
import { keysOf } from "../../../pipeline/plan/keys.ts";
import { createPlan, type PlanNode } from "../../../pipeline/plan/plan.ts";
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
	run: async (log) => void log.push(name),
	...more,
});

const plan = createPlan([
	node("read", [], { writes: ["texts", "cells"] }),
	node("labels", ["texts"]),
	node("counts", ["cells", "labels"]),
	node("page", ["counts"]),
]);

const NOTHING = { done: new Set<string>(), loaded: new Map() };
const keptOf = (...tables: string[]): Kept<Log> => ({
	has: (_, table) => tables.includes(table),
	load: async () => true,
});
const tell = ({ load, run }: ReturnType<typeof divide<Log>>) => ({
	load: load.map(({ node, tables }) => [node.name, ...tables]),
	run: run.map(({ name }) => name),
});

describe("what a target still needs", () => {
	test("is all it rests on, where nothing was kept", () => {
		expect(tell(divide(plan, ["page"], NOTHING))).toEqual({
			load: [],
			run: ["read", "labels", "counts", "page"],
		});
	});

	test("ends at what was kept", () => {
		expect(tell(divide(plan, ["page"], NOTHING, keptOf("counts")))).toEqual({
			load: [["counts", "counts"]],
			run: ["page"],
		});
	});

	test("is loaded of a node as far as it is read, and no further", () => {
		const kept = keptOf("cells", "labels");
		expect(tell(divide(plan, ["page"], NOTHING, kept))).toEqual({
			load: [
				["labels", "labels"],
				["read", "cells"],
			],
			run: ["counts", "page"],
		});
	});

	test("runs where one of the tables that are read was not kept", () => {
		expect(tell(divide(plan, ["page"], NOTHING, keptOf("cells")))).toEqual({
			load: [],
			run: ["read", "labels", "counts", "page"],
		});
	});

	test("is what is not there yet", () => {
		const there = {
			done: new Set(["counts"]),
			loaded: new Map([["read", new Set(["cells"])]]),
		};
		expect(tell(divide(plan, ["page", "cells"], there))).toEqual({
			load: [],
			run: ["page"],
		});
		expect(tell(divide(plan, ["texts"], there)).run).toEqual(["read"]);
	});
});

test("what turns out to be gone is made, and what it needs as well", async () => {
	const log: Log = [];
	const progress = startProgress(() => 0);
	await run(plan, ["page"], log, progress, {
		has: (_, table) => table !== "texts" && table !== "page",
		load: async ({ name }) => name !== "counts",
	});
	expect(log).toEqual(["counts", "page"]);
	expect([...progress.loaded.keys()].sort()).toEqual(["labels", "read"]);
});

test("a node that was loaded and has to run is not read until it has", async () => {
	const log: Log = [];
	const progress = startProgress(() => 0);
	progress.loaded.set("read", new Set(["cells"]));
	await run(plan, ["page"], log, progress, keptOf("cells"));
	expect(log).toEqual(["read", "labels", "counts", "page"]);
});

describe("a node's key", () => {
	const program = { code: "1", engine: "1" };
	const keys = (
		change: Partial<PlanNode<Log>> = {},
		other: Partial<typeof program> = {},
	) =>
		keysOf(
			createPlan([
				node("a", [], { depends: () => "text", ...change }),
				node("b", ["a"], { kind: "estimate" }),
				node("c"),
			]),
			[],
			{ ...program, ...other },
		);
	const differing = (others: Map<string, string>) =>
		[...keys()].flatMap(([name, key]) =>
			others.get(name) === key ? [] : [name],
		);

	test("changes with what it depends on, and with it that of all that read it", () => {
		expect(differing(keys())).toEqual([]);
		expect(differing(keys({ depends: () => "other" }))).toEqual(["a", "b"]);
	});

	test("of a statement is the engine's, of anything else the program's as well", () => {
		expect(differing(keys({}, { engine: "2" }))).toEqual(["a", "b", "c"]);
		expect(differing(keys({}, { code: "2" }))).toEqual(["b"]);
	});
});
