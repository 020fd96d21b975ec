import { readDefaults } from "../../defaults.ts";

/** Puts a question to whoever sits at the terminal. */
export type Ask = (question: string) => Promise<string>;

interface Words {
	yes: string[];
	no: string[];
}

const MOST_TIMES = 3;
const MOST_SHOWN = 40;

/**
 * Asks until the answer can be read: a key alone is none, and neither is what could not be read for the third time.
 * The hint says what can be answered, the end what becomes of it if that is not read either.
 */
export async function askUntilRead<Answer>(
	ask: Ask,
	question: string,
	read: (answer: string) => Answer | undefined,
	{ hint, end }: { hint: string; end: string },
): Promise<Answer | undefined> {
	let asked = question;
	for (let time = 1; time <= MOST_TIMES; time++) {
		const typed = await ask(asked);
		const answer = toPlain(typed);
		if (answer === "") return undefined;
		const said = read(answer);
		if (said !== undefined) return said;
		const last = time === MOST_TIMES - 1 ? `；再看不懂，${end}` : "";
		asked = `看不懂“${typed.trim().slice(0, MOST_SHOWN)}”：回答 ${hint}${last}`;
	}
	return undefined;
}

/** Whether the answer to a question is a yes; a key alone is a no. */
export async function askYes(ask: Ask, question: string): Promise<boolean> {
	const said = await askUntilRead(ask, question, readYesOrNo, {
		hint: "是 或 否",
		end: "就当作否",
	});
	return said ?? false;
}

/** What a plain answer says; undefined where it is neither a yes nor a no, or both. */
export function readYesOrNo(answer: string): boolean | undefined {
	const { yes, no } = readDefaults<Words>("answers.yaml");
	const words = answer.split(/[\s\p{P}]+/u).filter((word) => word !== "");
	if (words.length === 0) return undefined;
	if (words.every((word) => yes.includes(word))) return true;
	return words.every((word) => no.includes(word)) ? false : undefined;
}

const toPlain = (typed: string) => typed.normalize("NFKC").trim().toLowerCase();
