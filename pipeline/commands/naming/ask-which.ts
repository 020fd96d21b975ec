import { NAMING_BOOK } from "../../workspace/export-files.ts";
import { type Ask, askUntilRead, readYesOrNo } from "../typed/answers.ts";

/**
 * Shows lines with their numbers and asks which of them are right: all, none, or all but those whose numbers are written.
 * Answers with what was said of each; undefined where nothing was said that could be understood.
 */
export async function askWhich(
	lines: readonly string[],
	question: string,
	ask: Ask,
): Promise<boolean[] | undefined> {
	const shown = lines.map((line, index) => `  ${index + 1}. ${line}`);
	return await askUntilRead(
		ask,
		[...shown, question].join("\n"),
		(answer) => readWhich(answer, lines),
		{
			hint: "是、否 或编号",
			end: `这 ${lines.length} 项就留在 ${NAMING_BOOK} 里选`,
		},
	);
}

function readWhich(
	answer: string,
	lines: readonly string[],
): boolean[] | undefined {
	const all = readYesOrNo(answer);
	if (all !== undefined) return lines.map(() => all);
	const numbers = /^\d+(?:[\s,、.;和]+\d+)*$/.test(answer)
		? (answer.match(/\d+/g) ?? []).map(Number)
		: [];
	const isTold = numbers.length > 0 && numbers.every((each) => lines[each - 1]);
	return isTold
		? lines.map((_, index) => !numbers.includes(index + 1))
		: undefined;
}
