import { readFileSync } from "node:fs";
import { mean } from "simple-statistics";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { toLabelRules } from "../../../pipeline/commands/stage-rules.ts";
import { createLabeller } from "../../../pipeline/label/label-text.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { evaluate } from "../../../pipeline/topic-model/evaluation.ts";
import { readRules } from "../../../pipeline/workspace/rules.ts";

// The topic tree on invented tickets of another hand. Terms were added by every other line, from the first;
// the lines between were not looked at.
interface Grammar {
	openings: string[];
	places: string[];
	asks: string[];
	leaves: Record<string, string[]>;
}

const grammar: Grammar = parse(
	readFileSync(packagePath("test", "fixtures", "second-grammar.yaml"), "utf8"),
);
const label = createLabeller(toLabelRules(readRules("no-such-workspace")), {
	estates: [],
	neighbourhoods: [],
	roads: [],
});

const turn = (list: readonly string[], at: number) =>
	list[at % list.length] ?? "";

function labelLine(line: string, at: number): string {
	const [title = "", said = ""] = line.split(" ~ ");
	const content = turn(grammar.openings, at)
		.replace("{place}", turn(grammar.places, at))
		.replace("{said}", said)
		.replace("{ask}", turn(grammar.asks, at));
	return label({ title, content, location: null, topicPath: null, month: 6 })
		.topic;
}

function judge(half: 0 | 1) {
	const pairs = Object.entries(grammar.leaves).flatMap(([topic, lines]) =>
		lines.flatMap((line, at) =>
			at % 2 === half ? [{ topic, found: labelLine(line, at) }] : [],
		),
	);
	const names = [
		...new Set(pairs.flatMap(({ topic, found }) => [topic, found])),
	].sort();
	const { classes } = evaluate(
		Int32Array.from(pairs, ({ topic }) => names.indexOf(topic)),
		Int32Array.from(pairs, ({ found }) => names.indexOf(found)),
		names,
	);
	return classes.filter(({ texts }) => texts > 0);
}

test.each([
	[0, 0.95],
	[1, 0.86],
] as const)(
	"is right on lines of half %i with a macro-F1 of %f or more",
	(half, least) => {
		const known = judge(half);
		expect(mean(known.map(({ f1 }) => f1))).toBeGreaterThan(least);
		const f1Of = (topic: string) =>
			known.find((each) => each.label === topic)?.f1;
		expect(f1Of("policy_consult")).toBeGreaterThanOrEqual(0.7);
	},
);
