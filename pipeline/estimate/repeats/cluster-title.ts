import { readDefaults } from "../../defaults.ts";
import { groupBy } from "../group-by.ts";
import { isShown, readKeywords } from "../hotspots/keyword-text.ts";
import { type ClusterText, compare } from "./cluster-text.ts";
import {
	callerOf,
	findSharedPhrases,
	isDoing,
	isThing,
	type SharedPhrases,
	startsWithThing,
	type WordFrequencies,
} from "./shared-phrases.ts";

const rules = readDefaults<{
	longest: number;
	longest_own: number;
	told: string;
	asked: string;
	spread: string;
	empty: string[];
}>("titles.yaml");
const toldByTopic = new Map(
	readDefaults<{ told?: string; topics: string[] }[]>("ways.yaml").flatMap(
		({ told, topics }) =>
			told ? topics.map((topic) => [topic, told] as const) : [],
	),
);
const LIST_MARK = "、";
const WORTH_ADDING = 0.2;
const MOST_WORDS = 3;

/** What titles are told by besides the texts. */
export interface TitleData {
	place: string;
	topic: string;
	isSpread: boolean;
	frequencies: WordFrequencies;
	/** How many texts there are in all. */
	total: number;
}

/**
 * What a cluster is about: its place, then in words that its titles share a thing and what is the
 * matter with it. Words that fewer than three people have in this order are a few characters at
 * most. '' where the titles say nothing in common.
 */
export function tellCluster(
	texts: readonly ClusterText[],
	{ place, topic, isSpread, frequencies, total }: TitleData,
): string {
	const members = texts.filter(({ is_withheld }) => !is_withheld);
	const where = isSpread ? rules.spread : place === "" ? "" : `${place}：`;
	const room = rules.longest - where.length;
	const shared = findSharedPhrases(members, {
		room,
		place,
		frequencies,
		total,
	});
	const choices = combine(shared, {
		told: toldByTopic.get(topic) ?? rules.told,
		words: commonWords(members).filter(
			(word) => !place.includes(word) && !rules.empty.includes(word),
		),
		isPlaced: where !== "",
	});
	const what = choices.find(
		(text) => text !== undefined && text.length <= room,
	);
	if (what === undefined) return "";
	const demand = commonDemand(members, what);
	const asked = demand === "" ? what : `${what}，${rules.asked}${demand}`;
	return where + (asked.length <= room ? asked : what);
}

// What half of the people ask for, three at least, and the title does not say yet.
function commonDemand(texts: readonly ClusterText[], said: string): string {
	const callers = new Set(texts.map(callerOf));
	const demands = texts.flatMap((text) =>
		text.demands
			.split(LIST_MARK)
			.filter((demand) => demand !== "" && !said.includes(demand))
			.map((demand) => ({ demand, caller: callerOf(text) })),
	);
	const [most = []] = groupBy(demands, ({ demand }) => demand)
		.map((same) => [
			...new Map(same.map((each) => [each.caller, each])).values(),
		])
		.sort(
			(a, b) =>
				b.length - a.length || compare(a[0]?.demand ?? "", b[0]?.demand ?? ""),
		);
	return most.length > 2 && most.length * 2 >= callers.size
		? (most[0]?.demand ?? "")
		: "";
}

function combine(
	{ phrases, many, canPrecede }: SharedPhrases,
	{
		told,
		words,
		isPlaced,
	}: { told: string; words: readonly string[]; isPlaced: boolean },
): (string | undefined)[] {
	const [first] = phrases;
	if (!first) return [];
	const isApart = (text: string) =>
		![...text].some((sign) => first.text.includes(sign));
	const others = phrases.filter(
		(each) =>
			each.callers.size > 1 &&
			each.callers.size * 2 >= many &&
			each.score >= WORTH_ADDING * first.score &&
			isApart(each.text),
	);
	const thing = others.find((each) => isThing(each) && !isDoing(each));
	const whole = others.find((each) => isThing(each) && isDoing(each));
	// Without a place, a few characters do not say whose matter it is.
	const isBare = !isPlaced && first.text.length <= rules.longest_own;
	const more = words.filter(isApart).slice(0, 2).join(LIST_MARK);
	if (isDoing(first)) {
		const named = startsWithThing(first) ? undefined : thing;
		return [
			named &&
				(canPrecede(named, first)
					? named.text + first.text
					: `${first.text}（${named.text}）`),
			whole && `${first.text}，${whole.text}`,
			isBare && more.length > 0 ? `${first.text}（${more}）` : undefined,
			first.text,
		];
	}
	const things = [first.text, ...words.filter(isApart)];
	return [
		whole && `${first.text}，${whole.text}`,
		...[3, 2, 1].map((count) => told + things.slice(0, count).join(LIST_MARK)),
	];
}

// The weightiest keywords that two texts or more have.
function commonWords(texts: readonly ClusterText[]): string[] {
	const words = texts
		.flatMap(({ keywords }) => readKeywords(keywords))
		.filter(({ word }) => isShown(word));
	return groupBy(words, ({ word }) => word)
		.filter((same) => same.length > 1)
		.map((same) => ({
			word: same[0]?.word ?? "",
			weight: same.reduce((sum, { weight }) => sum + weight, 0),
		}))
		.sort((a, b) => b.weight - a.weight || compare(a.word, b.word))
		.slice(0, MOST_WORDS)
		.map(({ word }) => word);
}
