import { createInterface } from "node:readline/promises";
import { toPrintable } from "../../printable.ts";
import { readNamingTexts } from "../../workspace/naming/naming-book.ts";
import { type CheckResult, check } from "../check.ts";
import type { RunEffects, RunOptions } from "../warehouse.ts";
import { type Naming, saveNames, writeNames } from "./write-names.ts";

/** What a check found, and what the clerk is asked to name. */
export interface NamedCheck extends CheckResult {
	naming?: Naming;
}

/** Puts a question to whoever sits at the terminal. */
export type Ask = (question: string) => Promise<string>;

/** Checks, and writes what nobody knows into the workspace's book; a sure guess that is confirmed at the terminal is taken at once. */
export async function checkByNames(
	options: RunOptions,
	effects: RunEffects,
	ask?: Ask,
): Promise<NamedCheck> {
	const result = await check(options, effects);
	const naming = await nameUnknown(result);
	if (!naming || !ask || !(await isConfirmed(naming, ask)))
		return { ...result, ...(naming && { naming }) };
	await saveNames(agreeToSure(naming), result.own_meanings);
	return await checkByNames(options, effects, ask);
}

const nameUnknown = ({ workspace, cards, own_meanings }: CheckResult) =>
	writeNames(workspace, cards, own_meanings);

const isSure = ({ choice, certainty }: { choice: string; certainty: string }) =>
	choice === "" && Number.parseInt(certainty, 10) >= SURE;
const SURE = 75;

async function isConfirmed(naming: Naming, ask: Ask): Promise<boolean> {
	const sure = [
		...naming.columns.filter(isSure).map(({ header, ...line }) => ({
			...line,
			name: `列“${header}”`,
		})),
		...naming.words.filter(isSure).map(({ header, word, ...line }) => ({
			...line,
			name: `“${header}”列的“${word}”`,
		})),
	];
	if (sure.length === 0) return false;
	const lines = sure.map(
		({ name, guess, certainty }) =>
			`  ${name} 像是 ${guess}（把握 ${certainty}）`,
	);
	const { yes } = readNamingTexts();
	const answer = await ask(
		`${lines.join("\n")}\n这 ${sure.length} 项都猜对了吗？（是/否，直接回车是“否”）`,
	);
	return [yes, "y", "yes", "对"].includes(answer.trim().toLowerCase());
}

function agreeToSure({ file, columns, words }: Naming): Naming {
	const { agreed } = readNamingTexts();
	const agree = <Line extends { choice: string; certainty: string }>(
		line: Line,
	) => (isSure(line) ? { ...line, choice: agreed } : line);
	return { file, columns: columns.map(agree), words: words.map(agree) };
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
