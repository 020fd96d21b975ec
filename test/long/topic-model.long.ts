import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { toModelText } from "../../pipeline/commands/texts/record-text.ts";
import { readNamedColumns } from "../../pipeline/commands/texts/text-files.ts";
import { train } from "../../pipeline/commands/train.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { createSegmenter } from "../../pipeline/segment.ts";
import { createModelLabeller } from "../../pipeline/topic-model/model-labeller.ts";
import {
	cleanText,
	type Example,
} from "../../pipeline/topic-model/model-text.ts";
import { RECIPE, type Recipe } from "../../pipeline/topic-model/recipe.ts";
import { trainTopicModel } from "../../pipeline/topic-model/topic-model.ts";

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

test.skipIf(!isHere)(
	"each ingredient is worth what docs/methods.md says",
	async () => {
		const examples = await readExamples();
		for (const [name, change] of VARIANTS) {
			const { evaluation } = trainTopicModel(examples, {
				...RECIPE,
				...change,
			});
			console.log(
				`${name}: macro-F1 ${evaluation.macro_f1.toFixed(4)}, accuracy ${evaluation.accuracy.toFixed(4)}`,
			);
			if (name === "the recipe")
				expect(evaluation.macro_f1).toBeGreaterThan(0.91);
		}
	},
);

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
