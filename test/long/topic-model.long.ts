import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { mean } from "simple-statistics";
import { afterAll, expect, test } from "vitest";
import { toModelText } from "../../pipeline/commands/texts/record-text.ts";
import { readNamedColumns } from "../../pipeline/commands/texts/text-files.ts";
import { train } from "../../pipeline/commands/train.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { createSegmenter } from "../../pipeline/segment.ts";
import {
	fitSharpness,
	toProbabilities,
} from "../../pipeline/topic-model/calibration.ts";
import {
	crossValidate,
	planFolds,
} from "../../pipeline/topic-model/cross-validate.ts";
import {
	type Evaluation,
	evaluate,
} from "../../pipeline/topic-model/evaluation.ts";
import { createModelLabeller } from "../../pipeline/topic-model/model-labeller.ts";
import {
	cleanText,
	type Example,
} from "../../pipeline/topic-model/model-text.ts";
import { prepareTexts } from "../../pipeline/topic-model/prepare-texts.ts";
import { RECIPE, type Recipe } from "../../pipeline/topic-model/recipe.ts";
import {
	THRESHOLD,
	trainTopicModel,
} from "../../pipeline/topic-model/topic-model.ts";

// What each ingredient of the topic model adds, by five-fold cross-validation on the labelled messages and
// subjects; prints the table that docs/methods.md holds.
const folder = resolve(
	process.env.HOTLINE_REAL_DATA ?? packagePath("..", "shared", "data", "real"),
);
const files = ["att2_text_class_dev.csv", "att2_subjects_dev.csv"].map((file) =>
	join(folder, file),
);
const isHere = existsSync(folder);
const scratch = mkdtempSync(join(tmpdir(), "model-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const COLUMNS = ["留言主题", "留言详情"];

async function readExamples(): Promise<Example[]> {
	const { records, isPartial } = await readNamedColumns(files, {
		text: COLUMNS,
		label: "一级标签",
	});
	return records.map((record, index) => ({
		...toModelText(record, COLUMNS.length),
		label: record.label ?? "",
		isPartial: isPartial[index] ?? false,
	}));
}

const VARIANTS: [string, Partial<Recipe>][] = [
	["the recipe", {}],
	[
		"features of three documents on, at half the cost",
		{ fewestDocuments: 3, cost: 0.5 },
	],
	["without the labelled subjects", { partialWeight: 0 }],
	["subjects as weighty as texts", { partialWeight: 1 }],
	["the title counted once", { titleWeight: 1 }],
	["words alone", { blocks: ["word"] }],
	["runs of characters alone", { blocks: ["pair", "triple"] }],
	["without runs of three", { blocks: ["word", "pair"] }],
	["without inverse document frequency", { rarityPower: 0 }],
	["without contrast between classes", { contrastPower: 0, leastContrast: 0 }],
	["classes weighed alike", { classBalance: 1 }],
];
// Another draw of the folds moves the figure by as much as some ingredients do: each is judged over three.
const SEEDS = ["folds", "folds-2", "folds-3"].slice(
	0,
	Number(process.env.EVALUATE_DRAWS ?? 3),
);

/** With `isSilent`, a text whose best guess is likelier wrong than right is given no class, as every build once did. */
function judge(
	examples: readonly Example[],
	recipe: Recipe,
	isSilent = false,
): Evaluation[] {
	const texts = prepareTexts(examples, recipe);
	const { groups, corpus, classes, labels, weights } = texts;
	return SEEDS.map((seed) => {
		const plan = planFolds(texts.examples, groups, classes, seed);
		const held = crossValidate(
			corpus,
			classes,
			labels.length,
			weights,
			plan,
			recipe,
		);
		const truths = held.rows.map((row) => classes[row] as number);
		if (!isSilent) return evaluate(truths, held.guesses, labels);
		const sharpness = fitSharpness(held.scores, truths);
		const guesses = held.guesses.map((guess, index) => {
			const scores = held.scores[index] as Float64Array;
			const sure = toProbabilities(scores, sharpness)[guess] ?? 0;
			return sure < THRESHOLD ? labels.length : guess;
		});
		return evaluate(truths, guesses, labels);
	});
}

test.skipIf(!isHere)(
	"each ingredient is worth what docs/methods.md says",
	async () => {
		const examples = await readExamples();
		const scores = VARIANTS.map(([name, change]) => {
			const found = judge(examples, { ...RECIPE, ...change });
			const macroF1 = mean(found.map(({ macro_f1 }) => macro_f1));
			const accuracy = mean(found.map((each) => each.accuracy));
			console.log(
				`${name}: macro-F1 ${macroF1.toFixed(4)} (${found.map(({ macro_f1 }) => macro_f1.toFixed(4)).join(", ")}), accuracy ${accuracy.toFixed(4)}`,
			);
			return macroF1;
		});
		expect(scores[0]).toBeGreaterThan(0.914);
		// What is in the recipe is no worse than leaving it out, within a draw's chance.
		for (const other of scores)
			expect(scores[0]).toBeGreaterThan(other - 0.003);
	},
);

test.skipIf(!isHere)(
	"a best guess for every text is worth more than a blank where it is unsure",
	async () => {
		const examples = await readExamples();
		const always = judge(examples, RECIPE).map(({ macro_f1 }) => macro_f1);
		const silent = judge(examples, RECIPE, true).map((each) => each.macro_f1);
		console.log(
			`always ${mean(always).toFixed(4)} (${always.map((each) => each.toFixed(4)).join(", ")}), blank where unsure ${mean(silent).toFixed(4)} (${silent.map((each) => each.toFixed(4)).join(", ")})`,
		);
		for (const [draw, each] of always.entries())
			expect(each - (silent[draw] ?? 1)).toBeGreaterThan(0.003);
	},
);

test.skipIf(!isHere)("what a training says of itself", async () => {
	const { evaluation } = trainTopicModel(await readExamples());
	const { top_two_accuracy, sure_errors, near_copies } = evaluation;
	console.log({ top_two_accuracy, sure_errors, near_copies });
	expect(top_two_accuracy).toBeGreaterThan(0.96);
});

test.skipIf(!isHere)(
	"labelling is at least half as fast as jieba alone",
	async () => {
		const examples = (await readExamples()).filter((each) => !each.isPartial);
		const trained = trainTopicModel(examples.slice(0, 3000));
		const label = createModelLabeller(trained);
		const cut = createSegmenter([]);
		const texts = examples.map(({ title, content }) => [title, content]);
		const timeOf = (work: () => void) => {
			const start = process.hrtime.bigint();
			work();
			return Number(process.hrtime.bigint() - start);
		};
		const ratios = Array.from({ length: 3 }, () => {
			const alone = timeOf(() => {
				for (const [title = "", content = ""] of texts) {
					cut(cleanText(title));
					cut(cleanText(content));
				}
			});
			return alone / timeOf(() => examples.forEach((each) => void label(each)));
		});
		console.log(
			`speed beside jieba alone: ${ratios.map((each) => each.toFixed(2))}`,
		);
		expect(Math.max(...ratios)).toBeGreaterThan(0.5);
	},
);

test.skipIf(!isHere)("two trainings give the same bytes", async () => {
	const trainOnce = (name: string) =>
		train(
			{
				from: files,
				text: COLUMNS.join(","),
				label: "一级标签",
				out: join(scratch, name),
			},
			() => undefined,
		);
	const [first, second] = [
		await trainOnce("a.json"),
		await trainOnce("b.json"),
	];
	expect({ ...second, out: "" }).toEqual({ ...first, out: "" });
});
