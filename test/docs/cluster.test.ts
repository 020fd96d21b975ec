import { expect, test } from "vitest";
import { LABEL_COLUMNS } from "../../pipeline/label/label-tickets.ts";
import { readClusterFiles, toOneNode } from "./cluster-files.ts";

const files = readClusterFiles();
const find = (name: RegExp) =>
	files
		.flatMap(({ statements }) => statements)
		.filter((each) => name.test(each));

test("the labels of a cluster have the columns that the program adds, and say that they are ours", () => {
	const tables = find(/^create table if not exists hotline\.review_labels/);
	const [local = ""] = tables;
	const columns = [...local.matchAll(/^ {4}(\w+) Nullable\(String\),?$/gm)];
	expect(columns.map(([, name]) => name)).toEqual([
		...["version", "key"],
		...Object.keys(LABEL_COLUMNS),
	]);
	expect(tables.length).toBe(2);
	for (const table of tables)
		expect(table).toMatch(/comment 'hotline-review store'$/);
});

test("every statement is for the cluster, and a table of one node asks for none", () => {
	const all = files.flatMap(({ statements }) => statements);
	expect(all.length).toBeGreaterThan(8);
	expect(all.filter((each) => !/ on cluster review\b/.test(each))).toEqual([]);
	for (const each of find(/_local on cluster/))
		expect(toOneNode(each)).not.toMatch(/cluster|Replicated|replica/);
});
