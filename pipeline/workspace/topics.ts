import { z } from "zod";
import { once, readDefaults } from "../defaults.ts";
import { toPrintableName } from "../printable.ts";
import { UserError } from "../user-error.ts";
import { readYaml } from "./read-yaml.ts";

export type Urgency = "utility" | "emergency";

export interface Term {
	term: string;
	weight: number;
}

/** A topic that tickets are counted under, with the words it is known by. */
export interface TopicLeaf {
	id: string;
	name: string;
	/** The branch it hangs on; a leaf of the first level is its own. */
	group: string;
	groupName: string;
	urgency: Urgency | null;
	/** Tells of health, need or a person accused: small numbers of it are not printed. */
	isSensitive: boolean;
	terms: Term[];
	exclude: string[];
	/** Months in which its words count in full; empty for all year. */
	months: number[];
}

export interface TopicTree {
	leaves: TopicLeaf[];
}

/** What no topic fits. */
const OTHER = { id: "other", name: "其他" };

interface TopicNode {
	id: string;
	name: string;
	urgency?: Urgency;
	sensitive?: boolean;
	terms?: string[];
	exclude?: string[];
	months?: number[];
	children?: TopicNode[];
}

const words = z.array(z.coerce.string().min(1));

const node: z.ZodType<TopicNode> = z.strictObject({
	id: z.string().regex(/^[a-z][a-z0-9_]*$/),
	name: z.string().min(1),
	urgency: z.enum(["utility", "emergency"]).optional(),
	sensitive: z.boolean().optional(),
	terms: words.optional(),
	exclude: words.optional(),
	months: z.array(z.number().int().min(1).max(12)).optional(),
	get children() {
		return z.array(node).optional();
	},
});

const schema = z.strictObject({ topics: z.array(node).min(1) });

const PACKAGED = "topics.yaml";

/** The tree of a workspace that brings none. */
export const packagedTopics = once(() =>
	toTree(readDefaults(PACKAGED), PACKAGED),
);

/** Reads a topic tree; throws a `UserError` that names the topic at fault. */
export function readTopics(file: string): TopicTree {
	return toTree(readYaml(file, "主题树"), file);
}

function toTree(content: unknown, file: string): TopicTree {
	const parsed = schema.safeParse(content);
	if (!parsed.success)
		throw toTopicError(file, content, parsed.error.issues[0]);
	const leaves = parsed.data.topics.flatMap((top) =>
		toLeaves(top, { group: top.id, groupName: top.name }, file),
	);
	checkUnique(leaves, file);
	const hasOther = leaves.some(({ id }) => id === OTHER.id);
	return { leaves: hasOther ? leaves : [...leaves, toOther()] };
}

function toLeaves(
	topic: TopicNode,
	branch: Pick<TopicLeaf, "group" | "groupName">,
	file: string,
): TopicLeaf[] {
	if (topic.children && topic.children.length > 0)
		return topic.children.flatMap((child) =>
			toLeaves(
				{ urgency: topic.urgency, sensitive: topic.sensitive, ...child },
				branch,
				file,
			),
		);
	return [
		{
			id: topic.id,
			name: topic.name,
			...branch,
			urgency: topic.urgency ?? null,
			isSensitive: topic.sensitive ?? false,
			terms: (topic.terms ?? []).map((text) => toTerm(text, topic, file)),
			exclude: topic.exclude ?? [],
			months: topic.months ?? [],
		},
	];
}

function toTerm(text: string, { name }: TopicNode, file: string): Term {
	const [, term = "", weight = "1"] =
		/^([^^]+)(?:\^(\d+(?:\.\d+)?))?$/.exec(text) ?? [];
	const cleaned = toPrintableName(term);
	if (cleaned === "")
		throw new UserError(`主题“${name}”中的“${text}”写法不对。`, {
			place: { file, column: "terms" },
			hint: "写成 词 或 词^权重，如 占道经营^3。",
		});
	return { term: cleaned, weight: Number(weight) };
}

function toOther(): TopicLeaf {
	return {
		...OTHER,
		group: OTHER.id,
		groupName: OTHER.name,
		urgency: null,
		isSensitive: false,
		terms: [],
		exclude: [],
		months: [],
	};
}

function checkUnique(leaves: readonly TopicLeaf[], file: string): void {
	const seen = new Set<string>();
	for (const { id } of leaves) {
		if (seen.has(id))
			throw new UserError(`主题编号“${id}”用了两次。`, {
				place: { file, column: "id" },
				hint: "每个主题的 id 各不相同，定下后不再更改。",
			});
		seen.add(id);
	}
}

function toTopicError(
	file: string,
	content: unknown,
	issue: z.core.$ZodIssue | undefined,
): UserError {
	const path = issue?.path ?? [];
	const key = issue?.code === "unrecognized_keys" ? issue.keys[0] : path.at(-1);
	return new UserError(
		`主题“${nameAt(content, path)}”的“${String(key ?? "")}”不合要求。`,
		{
			place: { file },
			hint: "每个主题写 id（小写英文）、name，可写 terms、exclude、months（1–12）、urgency（utility 或 emergency）、sensitive（true）、children。",
		},
	);
}

// The name of the innermost topic that the path leads through.
function nameAt(content: unknown, path: readonly PropertyKey[]): string {
	let name = "";
	let value = content;
	for (const step of path) {
		value = (value as Record<PropertyKey, unknown> | undefined)?.[step];
		const named = value as { name?: unknown } | null | undefined;
		if (typeof named?.name === "string") name = named.name;
	}
	return name;
}
