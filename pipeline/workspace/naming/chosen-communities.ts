import {
	COMMUNITY,
	chooseWords,
	isCommunity,
	NEW_COMMUNITY,
} from "./chosen-names.ts";
import { type NamingBook, namingFile, type WordLine } from "./naming-book.ts";

interface Alike {
	name: string;
	aliases: readonly string[];
}

/** The communities, each with the words that the clerk chose it for besides its own. */
export function withChosenAliases<Place extends Alike>(
	communities: readonly Place[] | undefined,
	workspace: string,
	book: NamingBook | undefined,
): Place[] | undefined {
	if (!communities || !book) return communities?.slice();
	const chosen = chooseWords(
		book.words.filter(isCommunity),
		{ file: namingFile(workspace) },
		{ [COMMUNITY]: communities.map(({ name }) => name) },
	).filter(({ code }) => code !== NEW_COMMUNITY);
	return communities.map((each) => {
		const words = chosen.filter(({ code }) => code === each.name);
		const own = words.map(({ line }) => line.word);
		return { ...each, aliases: [...each.aliases, ...own] };
	});
}

/** True of a line of which the clerk says that it is a community that the list lacks. */
export function isChosenNew(line: WordLine, texts: NewTexts): boolean {
	const { new_community, agreed } = texts;
	return (
		isCommunity(line) &&
		(line.choice === new_community ||
			(line.choice === agreed && line.guess === new_community))
	);
}

interface NewTexts {
	new_community: string;
	agreed: string;
}
