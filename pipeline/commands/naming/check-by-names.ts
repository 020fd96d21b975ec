import { createInterface } from "node:readline/promises";
import { toPrintable } from "../../printable.ts";
import {
	type ColumnLine,
	readNamingBook,
	readNamingTexts,
	SEPARATOR,
	type WordLine,
} from "../../workspace/naming/naming-book.ts";
import { type CheckResult, check } from "../check.ts";
import type { Ask } from "../typed/answers.ts";
import type { RunEffects, RunOptions } from "../warehouse.ts";
import { addCommunities } from "./add-communities.ts";
import { toUnitLines } from "./alike-units.ts";
import { askDoubts } from "./ask-doubts.ts";
import { askWhich } from "./ask-which.ts";
import { gatherNames, KNOWN } from "./gather-names.ts";
import {
	findChosen,
	listNew,
	type NewCommunity,
	offerNew,
	toNewLines,
	withoutTaken,
} from "./new-communities.ts";
import { checkPresumed } from "./presume.ts";
import { type Naming, saveNames, writeNames } from "./write-names.ts";

/** What a check found, and what the clerk is asked to name. */
export interface NamedCheck extends CheckResult {
	naming?: Naming;
	/** How many tickets can be read if every column is what it is guessed to be. */
	presumed?: number;
	/** Communities that this check has written into the list. */
	taken?: readonly NewCommunity[];
	/** Those that it should have written, and why it could not. */
	untaken?: { why: string; list: readonly NewCommunity[] };
}

const NOTHING: Said = { refused: new Set(), doubted: new Set(), taken: [] };

/** What was said in the rounds before: the guesses that are wrong, the known columns that were asked about, and the communities that were taken into the list. */
interface Said {
	refused: ReadonlySet<string>;
	doubted: ReadonlySet<string>;
	taken: readonly NewCommunity[];
}

/**
 * Checks, and writes what nobody knows into the workspace's book; sure guesses that are confirmed at the terminal are taken at once, and so
 * are communities that no list has. What was said to be wrong is not asked again.
 */
export async function checkByNames(
	options: RunOptions,
	effects: RunEffects,
	ask?: Ask,
	said = NOTHING,
): Promise<NamedCheck> {
	const result = await check(options, effects);
	const { workspace, cards } = result;
	const book = readNamingBook(workspace);
	const presumed = result.has_workspace
		? await checkPresumed(options, effects, gatherNames(cards, book))
		: undefined;
	const own = (presumed ?? result).own_meanings;
	const naming = await writeNames(
		workspace,
		cards,
		own,
		[...toNewLines(presumed ?? result), ...toUnitLines(presumed ?? result)],
		presumed?.cards,
	);
	const told = {
		...result,
		...(naming && { naming }),
		...(presumed && { presumed: sumCounted(presumed) }),
		taken: said.taken,
	};
	if (!naming || naming.isHeld) return told;
	const again = (more: Partial<Said>) =>
		checkByNames(options, effects, ask, { ...said, ...more });
	const held = { ...told, naming: { ...naming, isHeld: true } };

	const found = listNew(result).filter(
		({ name }) => !said.taken.some((each) => each.name === name),
	);
	const chosen = findChosen(found, naming);
	if (chosen.length > 0) {
		const untaken = addCommunities(workspace, chosen);
		if (untaken) return { ...told, untaken: { why: untaken, list: chosen } };
		await saveNames(withoutTaken(naming, chosen), own);
		return await again({ taken: [...said.taken, ...chosen] });
	}
	if (!ask) return told;
	const { agreed, wrong } = await confirm(naming, ask, said.refused);
	const settled = await askDoubts(
		agreeTo(naming, agreed),
		cards,
		ask,
		said.doubted,
	);
	if (agreed.size > 0 || settled.isChanged)
		return (await saveNames(settled.naming, own))
			? await again({
					refused: new Set([...said.refused, ...wrong]),
					doubted: new Set([...said.doubted, ...settled.asked]),
				})
			: held;
	const offered = await offerNew(found, naming, ask);
	if (!offered) return told;
	return (await saveNames(offered, own)) ? await again({}) : held;
}

const sumCounted = ({ cards }: CheckResult) =>
	cards.reduce((sum, { counted }) => sum + counted, 0);

interface Guessed {
	choice: string;
	guess: string;
	certainty: string;
}

// Of new communities there is a question of their own.
const isGuessed = ({ choice, guess }: Guessed) =>
	choice === "" && !["", readNamingTexts().new_community].includes(guess);
const isSure = ({ certainty }: Guessed) =>
	Number.parseInt(certainty, 10) >= SURE;
const SURE = 75;

const columnKey = ({ header, guess }: ColumnLine) => `列 ${header} ${guess}`;
const wordKey = ({ group, word }: WordLine) => `词 ${group} ${word}`;

interface Offered {
	key: string;
	line: string;
	isSure: boolean;
}

function listGuessed({ columns, words }: Naming): Offered[] {
	const known = columns.filter(({ looks_like }) => looks_like !== KNOWN);
	const isTwice = ({ header }: ColumnLine) =>
		columns.filter((each) => each.header === header).length > 1;
	return [
		...known.filter(isGuessed).map((each) => {
			const examples = each.examples.split(SEPARATOR).slice(0, MOST_EXAMPLES);
			const shown = examples.filter((cell) => cell !== "").join("、");
			return {
				key: columnKey(each),
				isSure: isSure(each),
				line: `列“${each.header}”${isTwice(each) ? `（${each.files}）` : ""} 像是 ${each.guess}（把握 ${each.certainty}）${shown ? `，如 ${shown}` : ""}`,
			};
		}),
		...words.filter(isGuessed).map((each) => ({
			key: wordKey(each),
			isSure: isSure(each),
			line: `“${each.header}”列的“${each.word}”（${each.count} 处）像是 ${each.guess}（把握 ${each.certainty}）`,
		})),
	];
}

const MOST_EXAMPLES = 2;

// The answer is for all, or the numbers of those that are wrong: these are left to the book. What is less sure is asked by itself, once nothing is left that is.
async function confirm(
	naming: Naming,
	ask: Ask,
	refused: ReadonlySet<string>,
): Promise<{ agreed: Set<string>; wrong: string[] }> {
	const guessed = listGuessed(naming).filter(({ key }) => !refused.has(key));
	const sure = guessed.filter((each) => each.isSure);
	const asked = sure.length > 0 ? sure : guessed;
	if (asked.length === 0) return { agreed: new Set(), wrong: [] };
	const doubt = sure.length > 0 ? "" : "把握不大，请逐项看一看：";
	const said = await askWhich(
		asked.map(({ line }) => line),
		`${doubt}这 ${asked.length} 项都猜对了吗？（是/否；有几项不对的，写它们的号，如 2 5，其余就算对；直接回车是“否”）`,
		ask,
	);
	const keysOf = (isRight: boolean) =>
		asked.flatMap(({ key }, index) => (said?.[index] === isRight ? key : []));
	return { agreed: new Set(keysOf(true)), wrong: keysOf(false) };
}

function agreeTo(
	{ file, columns, words }: Naming,
	keys: ReadonlySet<string>,
): Naming {
	const { agreed } = readNamingTexts();
	const agree = <Line extends { choice: string }>(
		line: Line,
		keyOf: (line: Line) => string,
	) => (keys.has(keyOf(line)) ? { ...line, choice: agreed } : line);
	return {
		file,
		columns: columns.map((line) => agree(line, columnKey)),
		words: words.map((line) => agree(line, wordKey)),
	};
}

/** A question to the person at the terminal; undefined where nobody sits there. */
export function askTerminal(endProgress: () => void): Ask | undefined {
	const { stdin: input, stdout, stderr: output } = process;
	if (!input.isTTY || !stdout.isTTY || !output.isTTY) return undefined;
	return async (question) => {
		endProgress();
		const terminal = createInterface({ input, output });
		try {
			return await terminal.question(`${toPrintable(question)} `);
		} finally {
			terminal.close();
		}
	};
}
