import type { ClusterText } from "../../../../pipeline/estimate/repeats/cluster-text.ts";
import { tellCluster } from "../../../../pipeline/estimate/repeats/cluster-title.ts";
import { countTitleWords } from "../../../../pipeline/estimate/repeats/title-words.ts";
import { createPhraseReader } from "../../../../pipeline/label/title-phrases.ts";
import { loadDictionary } from "../../../../pipeline/segment.ts";
import { readRules } from "../../../../pipeline/workspace/rules.ts";

const { titleWords, stopWords, topics } = readRules("no-such-workspace");
const PLACES = ["望海花园", "辉煌苑"];
const read = createPhraseReader({
	jieba: loadDictionary([
		...PLACES,
		...topics.leaves.flatMap(({ terms }) => terms.map(({ term }) => term)),
	]),
	words: titleWords,
	stopWords,
	names: new Set(PLACES),
});

let next = 0;

/** A text of a new caller with this title and content. */
export function text(
	title: string,
	other: Partial<ClusterText> = {},
	content = "",
): ClusterText {
	next += 1;
	return {
		ticket_id: `T${next}`,
		estate: "",
		place: "",
		community: "",
		topic: "other",
		caller_key: `k${next}`,
		accepted_at: "2023-03-10 08:00:00",
		keywords: "",
		pairs: "",
		phrases: read(title, content),
		demands: "",
		is_withheld: false,
		...other,
	};
}

const OTHERS = [
	"咨询公租房申请条件",
	"路灯不亮影响出行",
	"建议增加公交站",
	"施工噪音扰民",
	"饭店油烟扰民",
	"物业不作为",
	"路口没有红绿灯",
	"水压不足",
	"咨询户口迁移",
	"楼道堆放杂物",
	"建议修剪树枝",
	"停车难",
].map((title) => text(title));

/** The title of a cluster of these texts, among a few others. */
export function tell(
	texts: readonly ClusterText[],
	{ place = "", topic = "other", isSpread = false } = {},
): string {
	const every = [...OTHERS, ...texts];
	return tellCluster(texts, {
		place,
		topic,
		isSpread,
		frequencies: countTitleWords(every),
		total: every.length,
	});
}
