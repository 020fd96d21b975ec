import type { Trained } from "../train.ts";

/** What was learnt from what, and how well it labels texts it has not seen. */
export function formatTrain(trained: Trained): string {
	const { evaluation, labels, features, out, data, threshold } = trained;
	const { accuracy, macro_f1, texts, teaching_only, folds } = evaluation;
	const { covered, covered_accuracy, calibration_error } = evaluation;
	const { top_two_accuracy, sure_errors, near_copies } = evaluation;
	return [
		`共 ${trained.records} 条记录，用 ${data.examples} 条训练出 ${labels.length} 个类别、${features} 个特征。${formatLeftOut(trained)}`,
		`${folds} 折交叉验证（相近文本同折）：${texts} 条检验，${teaching_only} 条只参加训练（缺文本列，与检验文本相近的不用）。`,
		`  准确率 ${percent(accuracy)}，宏平均 F1 ${macro_f1.toFixed(4)}`,
		`  置信度低于 ${threshold} 的记为没有把握：其余占 ${percent(covered)}，其中准确率 ${percent(covered_accuracy)}；置信度平均偏差 ${percent(calibration_error)}`,
		`  前两名里有对的 ${percent(top_two_accuracy)}；归错的里面置信度在 0.9 以上的占 ${percent(sure_errors)}；相近文本 ${near_copies.groups} 组，其中类别不一的 ${near_copies.disagreeing} 组`,
		"",
		...formatClasses(trained),
		"",
		...formatConfusions(trained),
		"",
		`模型：${out}`,
	].join("\n");
}

function formatLeftOut({
	unlabelled,
	without_text,
	rejected,
}: Trained): string {
	const parts = [
		unlabelled > 0 ? `没有类别 ${unlabelled} 条` : "",
		without_text > 0 ? `没有文本 ${without_text} 条` : "",
		rejected > 0 ? `格式损坏 ${rejected} 条` : "",
	].filter((part) => part !== "");
	return parts.length === 0 ? "" : `没有用上：${parts.join("，")}。`;
}

function formatClasses({ evaluation }: Trained): string[] {
	return [
		["类别", "条数", "精确率", "召回率", "F1"],
		...evaluation.classes.map(({ label, texts, precision, recall, f1 }) => [
			label,
			String(texts),
			percent(precision),
			percent(recall),
			f1.toFixed(4),
		]),
	].map((cells) => `  ${cells.join("\t")}`);
}

const MOST_CONFUSIONS = 10;

// The whole table is in the model and in --json; a person wants the worst.
function formatConfusions({ evaluation, labels }: Trained): string[] {
	const pairs = evaluation.confusions.flatMap((row, truth) =>
		row.map((count, guess) => ({ count, truth, guess })),
	);
	const worst = pairs
		.filter(({ count, truth, guess }) => truth !== guess && count > 0)
		.sort((a, b) => b.count - a.count)
		.slice(0, MOST_CONFUSIONS);
	if (worst.length === 0) return ["没有混淆。"];
	return [
		"最常见的混淆（应是 → 归成）：",
		...worst.map(
			({ count, truth, guess }) =>
				`  ${labels[truth]} → ${labels[guess]}\t${count}`,
		),
	];
}

function percent(share: number): string {
	return `${(share * 100).toFixed(1)}%`;
}
