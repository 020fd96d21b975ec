import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { loadExportSettings } from "../../../data/generator/export-settings.ts";
import { loadWorld } from "../../../data/generator/world.ts";
import { packagePath } from "../../../pipeline/package-root.ts";

const world = loadWorld();

test("twelve communities with five estates each", () => {
	expect(world.communities).toHaveLength(12);
	for (const community of world.communities) {
		const own = world.estates.filter(
			(estate) => estate.community === community,
		);
		expect(own, community.name).toHaveLength(5);
		expect(community.roads, community.name).toHaveLength(2);
		expect(community.school, community.name).not.toBe("");
	}
});

test("no two communities, and no two estates, share a name", () => {
	for (const places of [world.communities, world.estates]) {
		const names = places.flatMap(({ name, aliases }) => [name, ...aliases]);
		expect(new Set(names).size).toBe(names.length);
	}
});

test("no estate's name is part of one in another community", () => {
	const names = world.estates.flatMap(({ name, aliases, community }) =>
		[name, ...aliases].map((each) => ({ name: each, community })),
	);
	const clashes = names.flatMap((inner) =>
		names
			.filter(
				(outer) =>
					outer.community !== inner.community &&
					outer.name.includes(inner.name),
			)
			.map((outer) => `${inner.name} ⊂ ${outer.name}`),
	);
	expect(clashes).toEqual([]);
});

test("the households of a community's estates fit into it", () => {
	const lines = readFileSync(
		packagePath("data/yiyuan/reference/communities.csv"),
		"utf8",
	)
		.trim()
		.split("\n")
		.slice(1);
	for (const line of lines) {
		const [name, , households] = line.split(",");
		const own = world.estates
			.filter((estate) => estate.community.name === name)
			.reduce((sum, estate) => sum + estate.households, 0);
		expect(own, name).toBeLessThanOrEqual(Number(households));
		expect(own, name).toBeGreaterThan(0.5 * Number(households));
	}
});

test("every office that takes tickets stands in units.csv", () => {
	const units = readFileSync(
		packagePath("data/yiyuan/reference/units.csv"),
		"utf8",
	);
	const taking = world.topics.flatMap(({ unit, assist }) => [
		unit,
		assist ?? "",
	]);
	for (const unit of new Set(taking)) expect(units).toContain(unit);
});

test("planted truths name places and topics that exist", () => {
	const { effects, plants, seasonal_topics } = world.settings;
	const names = (items: { name: string }[]) => items.map(({ name }) => name);
	const units = world.topics.map(({ unit }) => unit);
	for (const { community, estate, topic, unit } of [...effects, ...plants].map(
		(each) => ({ community: undefined, unit: undefined, ...each }),
	)) {
		if (community) expect(names(world.communities)).toContain(community);
		if (estate) expect(names(world.estates)).toContain(estate);
		if (topic) expect(names(world.topics)).toContain(topic);
		if (unit) expect(units).toContain(unit);
	}
	for (const topic of Object.keys(seasonal_topics))
		expect(names(world.topics)).toContain(topic);
});

test("topics without a stated deadline exist and have no clock in hours", () => {
	for (const id of loadExportSettings().deadline_blank_topics) {
		const topic = world.topics.find((each) => each.id === id);
		expect(topic, id).toBeDefined();
		expect(topic?.urgency, id).toBeUndefined();
		expect(
			topic?.issues.some(({ urgency }) => urgency),
			id,
		).toBe(false);
	}
});

interface Node {
	id: string;
	children?: Node[];
}

const tree = packagePath("data/defaults/topics.yaml");

test.skipIf(!existsSync(tree))(
	"every topic is a leaf of the default tree",
	() => {
		const leavesOf = ({ id, children }: Node): string[] =>
			children?.length ? children.flatMap(leavesOf) : [id];
		const { topics } = parse(readFileSync(tree, "utf8")) as { topics: Node[] };
		const leaves = topics.flatMap(leavesOf);
		for (const { id } of world.topics)
			if (id !== "other") expect(leaves).toContain(id);
	},
);
