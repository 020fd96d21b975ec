import { toHeaderKey } from "../../read/field-rules.ts";
import {
	type ColumnLine,
	readNamingTexts,
} from "../../workspace/naming/naming-book.ts";
import type { SheetCard } from "../check-cards.ts";
import type { Ask } from "../typed/answers.ts";
import { askWhich } from "./ask-which.ts";
import { isDoubtful, KNOWN } from "./gather-names.ts";
import type { Naming } from "./write-names.ts";

/** What was said of the columns that are known and may be something else. */
export interface Settled {
	naming: Naming;
	/** The headers that were asked about. */
	asked: readonly string[];
	isChanged: boolean;
}

/**
 * Asks at the terminal of each column that is known as one thing and is perhaps another which its file lacks, those apart that were asked about before:
 * by a yes it is that, by a no it stays what it is, and neither is asked again.
 */
export async function askDoubts(
	naming: Naming,
	cards: readonly SheetCard[],
	ask: Ask,
	before: ReadonlySet<string>,
): Promise<Settled> {
	const doubts = naming.columns.flatMap((line) => {
		const isOpen = line.choice === "" && line.looks_like === KNOWN;
		const known = isOpen && !before.has(line.header) && findKnown(line, cards);
		return known ? [{ ...known, header: line.header }] : [];
	});
	const asked = doubts.map(({ header }) => header);
	if (doubts.length === 0) return { naming, asked, isChanged: false };
	const said = await askWhich(
		doubts.map(
			({ file, header, label, guess_label: guess }) =>
				`“${file}”没有“${guess}”列；“${header}”现在算“${label}”，像是 ${guess}`,
		),
		`照“像是”的改吗？（是/否；有几项不该改的，写它们的号，如 2 5，其余就改；直接回车是以后再说）`,
		ask,
	);
	if (!said) return { naming, asked, isChanged: false };
	const { agreed, unused } = readNamingTexts();
	const chosen = naming.columns.map(({ choice, guess }) =>
		choice === agreed ? guess : choice,
	);
	// Another column may have been named as that in the same round.
	const stay = (label: string) => (chosen.includes(label) ? unused : label);
	const choices = new Map(
		doubts.map(({ header, label }, index) => [
			header,
			said[index] ? agreed : stay(label ?? ""),
		]),
	);
	const columns = naming.columns.map((line) => ({
		...line,
		choice: choices.get(line.header) ?? line.choice,
	}));
	return { naming: { ...naming, columns }, asked, isChanged: true };
}

function findKnown({ header }: ColumnLine, cards: readonly SheetCard[]) {
	for (const { file, columns } of cards) {
		const found = columns.find(
			(each) =>
				each.header !== null &&
				toHeaderKey(each.header) === toHeaderKey(header) &&
				isDoubtful(each),
		);
		if (found) return { ...found, file };
	}
	return undefined;
}
