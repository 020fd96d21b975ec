import { isCode, numberNames } from "../privacy/printed-name.ts";
import type { TopicTree } from "./topics.ts";

/** Ids, names and branches of a topic tree with the leaves that each stands for. */
export function leavesByName({ leaves }: TopicTree): Map<string, string[]> {
	const byName = new Map<string, string[]>();
	for (const { group, groupName, id } of leaves)
		for (const name of [group, groupName])
			byName.set(name, [...(byName.get(name) ?? []), id]);
	for (const { id, name } of leaves)
		for (const each of [id, name]) byName.set(each, [id]);
	return byName;
}

// A category that `train` withheld has its number already.
const WITHHELD = /^〔分类\d+〕$/;

/**
 * The topic that each class of a model is counted under: the leaf whose id or name it is,
 * else itself, as far as it may be printed.
 */
export function topicsOfClasses(
	classes: readonly string[],
	{ leaves }: TopicTree,
): Map<string, string> {
	const leafOf = new Map([
		...leaves.map(({ name, id }) => [name, id] as const),
		...leaves.map(({ id }) => [id, id] as const),
	]);
	const others = classes.filter((each) => !leafOf.has(each));
	const isKnown = (name: string) => isCode(name) || WITHHELD.test(name);
	const shown = numberNames(others, "分类", isKnown);
	return new Map(
		classes.map((each) => [each, leafOf.get(each) ?? shown.get(each) ?? each]),
	);
}

/** The names of a tree's topics, and of a model's classes that are none of its leaves. */
export function namesWithClasses(
	tree: TopicTree,
	classes: ReadonlyMap<string, string>,
): Map<string, string[]> {
	const names = leavesByName(tree);
	const leaves = new Set(tree.leaves.map(({ id }) => id));
	for (const topic of classes.values())
		if (!leaves.has(topic))
			names.set(topic, [...(names.get(topic) ?? []), topic]);
	return names;
}
