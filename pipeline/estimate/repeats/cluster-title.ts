import { readDefaults } from "../../defaults.ts";
import { groupBy } from "../group-by.ts";
import { type ClusterText, compare } from "./cluster-text.ts";
import { isThing, saysState, tellsWhat } from "./phrase.ts";
import {
	findSharedPhrases,
	type SharedPhrase,
	type SharedPhrases,
} from "./shared-phrases.ts";
import { callByName, commonName } from "./thing-name.ts";
import { askedIn, callerOf, type WordFrequencies } from "./title-words.ts";

const rules = readDefaults<{
	longest: number;
	stances: { told: string }[];
	asked: string;
	spread: string;
}>("titles.yaml");
const toldByTopic = new Map(
	readDefaults<{ told?: string; topics: string[] }[]>("ways.yaml").flatMap(
		({ told, topics }) =>
			told ? topics.map((topic) => [topic, told] as const) : [],
	),
);
const LIST_MARK = "、";
const WORTH_ADDING = 0.1;
// Two clauses of one title go together; those of two people only by the place, or where others say the second too.
const OF_ONE = 0.03;

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
 * What a cluster is about: where, or of what, then what is the matter with it, in words that its
 * titles have in this order. Words that fewer than three people have are a few characters at most.
 * '' where the titles do not say it.
 */
export function tellCluster(
	texts: readonly ClusterText[],
	{ place, topic, isSpread, frequencies, total }: TitleData,
): string {
	const members = texts.filter(({ is_withheld }) => !is_withheld);
	const known = isSpread ? rules.spread : place === "" ? "" : `${place}：`;
	const share = (each: readonly ClusterText[]) =>
		findSharedPhrases(each, {
			room: rules.longest - known.length,
			place,
			frequencies,
			total,
		});
	const shared = share(members);
	const matter = findMatter(shared, {
		asking: shared.stance || toldByTopic.get(topic),
		isPlaced: known !== "",
		isSpread,
		tellAsked: (thing) => findAsked(share(members.map(askedIn)), thing),
	});
	if (!matter) return "";
	const { opening, second } = matter;
	const name = isSpread ? undefined : commonName(members, place);
	const [thing, first] = name
		? [callByName(matter.thing, name), callByName(matter.first, name)]
		: [matter.thing, matter.first];
	const region = shared.region + commonPlace(members);
	const near = known || (region && `${region}：`);
	const isTold = thing !== matter.thing || first !== matter.first;
	const by = name && !known && !isTold ? `${name.own}${name.kind}：` : "";
	const headed = known || by;
	const named = headed ? `${headed}${thing}，` : `${thing}：`;
	const heads = [
		...(thing ? [named] : []),
		...(by ? [region + by + opening, by + opening, by] : []),
		near + opening,
		near,
	];
	const fits = (text: string) => text.length <= rules.longest;
	const head = heads.find((each) => fits(each + first)) ?? known;
	const both = `${head}${first}，${second}`;
	const what = second !== "" && fits(both) ? both : head + first;
	const demand = commonDemand(members, what);
	const asked = `${what}，${rules.asked}${demand}`;
	return demand !== "" && fits(asked) ? asked : what;
}

/** What is told, in one clause or two, with what stands before them; '' where there is nothing. */
interface Matter {
	/** What most callers are out for, where the first clause does not say how things are. */
	opening: string;
	/** What most callers name and the clauses do not. */
	thing: string;
	first: string;
	second: string;
}

function findMatter(
	shared: SharedPhrases,
	{
		asking,
		isPlaced,
		isSpread,
		tellAsked,
	}: {
		asking: string | undefined;
		isPlaced: boolean;
		isSpread: boolean;
		/** The thing as questions name it. */
		tellAsked(thing: SharedPhrase): string;
	},
): Matter | undefined {
	const { phrases, stance } = shared;
	const first = phrases.find(tellsWhat);
	const named = phrases.find(isThing);
	// What many ask about is more than what one of them says of it.
	const isAsked =
		asking && named && named.callers.size > 2 * (first?.callers.size ?? 0);
	if (!first || (named && (first.isCutOff || isAsked))) {
		const opening = asking ?? rules.stances.at(-1)?.told ?? "";
		if (!named) return undefined;
		const matter = { opening, thing: "", first: named.text, second: "" };
		if (opening !== rules.stances[0]?.told || isSpread) return matter;
		if (shared.concern !== "" && !saysAlike(named.text, shared.concern))
			return { ...matter, second: shared.concern };
		return { ...matter, first: tellAsked(named) };
	}
	const thing = isSpread ? "" : commonThing(shared, first.text);
	const repeats = (text: string) =>
		isPlaced && thing !== "" && text.includes(thing);
	const second = phrases.find(
		(each) =>
			tellsWhat(each) &&
			!each.isCutOff &&
			(areOfOne(first, each)
				? each.score >= first.score * OF_ONE
				: (isPlaced || each.callers.size > 1) &&
					each.score >= first.score * WORTH_ADDING) &&
			isApart(each.text, first.text) &&
			(repeats(each.text) || isApart(each.text, thing)),
	);
	return {
		opening: saysState(first) ? "" : stance,
		thing: second && repeats(second.text) ? "" : thing,
		first: first.text,
		second: second?.text ?? "",
	};
}

function commonThing({ phrases, many }: SharedPhrases, said: string): string {
	const thing = phrases.find(
		(each) =>
			isThing(each) &&
			!each.isHalfNamed &&
			each.callers.size > 1 &&
			each.callers.size * 2 > many &&
			isApart(each.text, said),
	);
	return thing?.text ?? "";
}

// What most ask about it in full: 闲置土地规划 of a 规划.
function findAsked(
	{ phrases, many }: SharedPhrases,
	thing: SharedPhrase,
): string {
	const asked = phrases.find(
		(each) =>
			isThing(each) &&
			each.tokens.length > thing.tokens.length &&
			each.tokens.at(-1) === thing.tokens.at(-1) &&
			each.callers.size > 1 &&
			each.callers.size * 2 >= many,
	);
	return asked?.text ?? thing.text;
}

const saysAlike = (text: string, said: string) =>
	[...text].some(
		(_, at) => at > 0 && said.includes(text.slice(at - 1, at + 1)),
	);

const isApart = (text: string, said: string) =>
	![...text].some((sign) => said.includes(sign));

const areOfOne = (one: SharedPhrase, other: SharedPhrase) =>
	[...one.callers].some((each) => other.callers.has(each));

// The place that most people name, where most of the tickets do not.
function commonPlace(texts: readonly ClusterText[]): string {
	const many = new Set(texts.map(callerOf)).size;
	const named = groupBy(
		texts.filter(({ place }) => place !== ""),
		({ place }) => place,
	).find((same) => new Set(same.map(callerOf)).size * 2 > many);
	return named?.[0]?.place ?? "";
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
