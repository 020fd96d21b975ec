import { chooseWords, isUnit, UNIT } from "./chosen-names.ts";
import { type NamingBook, namingFile, readNamingTexts } from "./naming-book.ts";

/** A unit, and what else the clerk says that it is called. */
export interface ChosenUnit {
	name: string;
	aliases: string[];
}

/** The units that the clerk says are called by other names as well; whatever is chosen is a unit. */
export function chooseUnits(
	book: NamingBook | undefined,
	workspace: string,
): ChosenUnit[] {
	const lines = (book?.words ?? []).filter(isUnit);
	const { agreed, unused } = readNamingTexts();
	const named = lines
		.flatMap(({ guess, choice }) => [guess, choice])
		.filter((each) => !["", agreed, unused].includes(each));
	const chosen = chooseWords(
		lines,
		{ file: namingFile(workspace) },
		{ [UNIT]: [...new Set(named)] },
	);
	return [...new Set(chosen.map(({ code }) => code))].map((name) => ({
		name,
		aliases: chosen
			.filter(({ code }) => code === name)
			.map(({ line }) => line.word),
	}));
}
