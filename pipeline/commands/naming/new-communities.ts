import { toCommunityStem } from "../../community-stem.ts";
import { isChosenNew } from "../../workspace/naming/chosen-communities.ts";
import {
	readNamingTexts,
	type WordLine,
} from "../../workspace/naming/naming-book.ts";
import type { CheckResult } from "../check.ts";
import type { Ask } from "../typed/answers.ts";
import { askWhich } from "./ask-which.ts";
import { isGuessedNew } from "./gather-names.ts";
import { placeNames } from "./place-names.ts";
import type { Naming } from "./write-names.ts";

/** A community that no list has: its other spellings, and how many tickets name it. */
export interface NewCommunity {
	name: string;
	aliases: string[];
	tickets: number;
}

type Found = Pick<
	CheckResult,
	"new_communities" | "has_communities" | "cards" | "name_files"
>;

/** The communities that no list has, those that most tickets name first. */
export function listNew({ new_communities: found }: Found): NewCommunity[] {
	const kept = new Map<string, typeof found>();
	for (const each of found) {
		const { stem, family } = toCommunityStem(each.community);
		const key = family ? `${stem} ${family}` : each.community;
		kept.set(key, [...(kept.get(key) ?? []), each]);
	}
	return [...kept.values()]
		.map((alike) => {
			const names = alike.toSorted((a, b) => b.tickets - a.tickets);
			const own = names.find(({ community, name }) => community === name);
			const name = own?.name ?? names[0]?.name ?? "";
			return {
				name,
				aliases: names.flatMap((each) => (each.name === name ? [] : each.name)),
				tickets: sumTickets(names),
			};
		})
		.toSorted((a, b) => b.tickets - a.tickets);
}

/** How many tickets name any of them. */
export const sumTickets = (list: readonly { tickets: number }[]) =>
	list.reduce((sum, { tickets }) => sum + tickets, 0);

/** What the book asks of those that are probably communities: all of them where there is no list, since each counts as one. */
export function toNewLines(result: Found): WordLine[] {
	const { community, new_community } = readNamingTexts();
	const guessed = new Set(
		result.cards.flatMap(({ issues }) =>
			issues.filter(isGuessedNew).map(({ value }) => value),
		),
	);
	const asked = listNew(result).filter(
		({ name }) => !result.has_communities || guessed.has(name),
	);
	return asked.map(({ name, aliases, tickets }) => ({
		...placeNames(result, COLUMN, [name, ...aliases]),
		group: community,
		word: name,
		count: String(tickets),
		guess: new_community,
		certainty: "",
		choice: "",
	}));
}

const COLUMN = "community";

/** Of those that no list has the ones that the clerk says are communities. */
export function findChosen(
	found: readonly NewCommunity[],
	{ words }: Naming,
): NewCommunity[] {
	const texts = readNamingTexts();
	const chosen = new Set(
		words.filter((line) => isChosenNew(line, texts)).map(({ word }) => word),
	);
	return found.filter(({ name, aliases }) =>
		[name, ...aliases].some((each) => chosen.has(each)),
	);
}

/** The lines that wait for the clerk to say whether they are new communities. */
export function listOffered({ words }: Pick<Naming, "words">): WordLine[] {
	const { new_community } = readNamingTexts();
	return words.filter(
		({ choice, guess }) => choice === "" && guess === new_community,
	);
}

// More are no street's, and no question.
const MOST_OFFERED = 60;

/** Offers at the terminal to take them into the list; answers the book with what was said, undefined where nothing was. */
export async function offerNew(
	found: readonly NewCommunity[],
	naming: Naming,
	ask: Ask,
): Promise<Naming | undefined> {
	const open = new Set(listOffered(naming).map(({ word }) => word));
	const offered = found.filter(({ name }) => open.has(name));
	if (offered.length === 0 || offered.length > MOST_OFFERED) return undefined;
	const lines = offered.map(
		({ name, aliases, tickets }) =>
			`${name}（${tickets} 件${aliases.length > 0 ? `，也写作 ${aliases.join("、")}` : ""}）`,
	);
	const said = await askWhich(
		lines,
		`参考表里没有这 ${offered.length} 个社区（共 ${sumTickets(offered)} 件）。写进 reference/communities.csv 吗？户数以后在那里补。（是/否；有几项不是本街道社区的，写它们的号，如 2 5，其余写进去；直接回车是以后再说）`,
		ask,
	);
	if (said === undefined) return undefined;
	const { agreed, unused } = readNamingTexts();
	const choices = new Map(
		offered.map(({ name }, index) => [name, said[index] ? agreed : unused]),
	);
	return {
		...naming,
		words: naming.words.map((line) => {
			const choice = open.has(line.word) && choices.get(line.word);
			return choice ? { ...line, choice } : line;
		}),
	};
}

/** The book without what stands in the list by now. */
export function withoutTaken(
	naming: Naming,
	taken: readonly NewCommunity[],
): Naming {
	const texts = readNamingTexts();
	const names = new Set(
		taken.flatMap(({ name, aliases }) => [name, ...aliases]),
	);
	const isDone = (line: WordLine) =>
		names.has(line.word) && isChosenNew(line, texts);
	return { ...naming, words: naming.words.filter((line) => !isDone(line)) };
}
