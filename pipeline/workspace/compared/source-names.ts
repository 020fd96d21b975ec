import type { Source } from "./sources.ts";

// 青枫诉件202603.xls, 网格案卷三月.xlsx, 台账（2026年一季度）.csv.
const ENDING = /\.[^.]*$/;
const SPAN =
	/[第]?[\d一二三四五六七八九十零〇]+\s*(?:年度?|月份?|日|号|季度|半年|周)|[上下]半年|\d+/gu;
const MARKS = /[\s_\-—–.·()（）[\]【】]+/gu;
const HAN = /\p{Script=Han}/u;
const FOREIGN = /[^\p{Script=Han}〔〕]/gu;
const SHORTEST = 2;

/** What the source of each file is called: what its files' names have besides a span of days, else 来源 and a number; no two alike. */
export function nameSources(sources: readonly Source[]): Map<string, string> {
	const names = sources.map(({ files }) => stemOf(files));
	const named = new Map<string, string>();
	sources.forEach(({ files }, index) => {
		const own = names[index] ?? "";
		const isSole = names.filter((each) => each === own).length === 1;
		const name = own && isSole ? own : `${own || "来源"}${index + 1}`;
		for (const file of files) named.set(file, name);
	});
	return named;
}

// Of files called differently the name that most have, then the first.
function stemOf(files: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const file of files) {
		const base = file.split("/").at(-1) ?? "";
		const stem = base
			.normalize("NFKC")
			.replace(ENDING, "")
			.replace(SPAN, "")
			.replace(MARKS, "")
			.replace(FOREIGN, "");
		if (HAN.test(stem) && [...stem].length >= SHORTEST)
			counts.set(stem, (counts.get(stem) ?? 0) + 1);
	}
	return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? "";
}
