import { createInterface } from "node:readline/promises";
import { toPrintable } from "../../printable.ts";
import {
	type ColumnLine,
	readNamingTexts,
	SEPARATOR,
	type WordLine,
} from "../../workspace/naming/naming-book.ts";
import { type CheckResult, check } from "../check.ts";
import type { RunEffects, RunOptions } from "../warehouse.ts";
import { type Naming, saveNames, writeNames } from "./write-names.ts";

/** What a check found, and what the clerk is asked to name. */
export interface NamedCheck extends CheckResult {
	naming?: Naming;
}

/** Puts a question to whoever sits at the terminal. */
export type Ask = (question: string) => Promise<string>;

/**
 * Checks, and writes what nobody knows into the workspace's book; sure guesses that are confirmed at the terminal are taken at once.
 * What was said to be wrong is not asked again.
 */
export async function checkByNames(
	options: RunOptions,
	effects: RunEffects,
	ask?: Ask,
	refused: ReadonlySet<string> = new Set(),
): Promise<NamedCheck> {
	const result = await check(options, effects);
	const naming = await nameUnknown(result);
	const told = { ...result, ...(naming && { naming }) };
	if (!naming || !ask || naming.isHeld) return told;
	const { agreed, wrong } = await confirm(naming, ask, refused);
	if (agreed.size === 0) return told;
	if (!(await saveNames(agreeTo(naming, agreed), result.own_meanings)))
		return { ...told, naming: { ...naming, isHeld: true } };
	return await checkByNames(
		options,
		effects,
		ask,
		new Set([...refused, ...wrong]),
	);
}

const nameUnknown = ({ workspace, cards, own_meanings }: CheckResult) =>
	writeNames(workspace, cards, own_meanings);

const isSure = ({ choice, certainty }: { choice: string; certainty: string }) =>
	choice === "" && Number.parseInt(certainty, 10) >= SURE;
const SURE = 75;

const columnKey = ({ header }: ColumnLine) => `列 ${header}`;
const wordKey = ({ group, word }: WordLine) => `词 ${group} ${word}`;

interface Sure {
	key: string;
	line: string;
}

function listSure({ columns, words }: Naming): Sure[] {
	return [
		...columns.filter(isSure).map((each) => {
			const examples = each.examples.split(SEPARATOR).slice(0, MOST_EXAMPLES);
			const shown = examples.filter((cell) => cell !== "").join("、");
			return {
				key: columnKey(each),
				line: `列“${each.header}” 像是 ${each.guess}（把握 ${each.certainty}）${shown ? `，如 ${shown}` : ""}`,
			};
		}),
		...words.filter(isSure).map((each) => ({
			key: wordKey(each),
			line: `“${each.header}”列的“${each.word}”（${each.count} 处）像是 ${each.guess}（把握 ${each.certainty}）`,
		})),
	];
}

const MOST_EXAMPLES = 2;

// The answer is for all, or the numbers of those that are wrong: these are left to the book.
async function confirm(
	naming: Naming,
	ask: Ask,
	refused: ReadonlySet<string>,
): Promise<{ agreed: Set<string>; wrong: string[] }> {
	const sure = listSure(naming).filter(({ key }) => !refused.has(key));
	if (sure.length === 0) return { agreed: new Set(), wrong: [] };
	const lines = sure.map(({ line }, index) => `  ${index + 1}. ${line}`);
	const answer = (
		await ask(
			`${lines.join("\n")}\n这 ${sure.length} 项都猜对了吗？（是/否；有几项不对的，写它们的号，如 2 5，其余就算对；直接回车是“否”）`,
		)
	)
		.normalize("NFKC")
		.trim()
		.toLowerCase();
	const { yes } = readNamingTexts();
	const isAll = [yes, "y", "yes", "对"].includes(answer);
	const numbers = /^\d+(?:[\s,、.;和]+\d+)*$/.test(answer)
		? (answer.match(/\d+/g) ?? []).map(Number)
		: [];
	const isWrong = (index: number) => numbers.includes(index + 1);
	const isTold = numbers.length > 0 && numbers.every((each) => sure[each - 1]);
	return {
		agreed: new Set(
			sure
				.filter((_, index) => isAll || (isTold && !isWrong(index)))
				.map(({ key }) => key),
		),
		wrong: sure.filter((_, index) => isWrong(index)).map(({ key }) => key),
	};
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
