import type { Database, Value } from "../database/database.ts";
import { selectRows } from "../database/select-rows.ts";
import { describeShape, hasNameShape } from "../privacy/printed-name.ts";

interface Word {
	field: string;
	value: string;
	first_no: number | null;
}

/** How each kind of word is called that is withheld; others are told by their shape alone. */
const NOUNS: Record<string, string> = {
	unit: "单位",
	community: "社区",
	topic: "分类",
};

const LONGEST_SHOWN = 40;
// Where 金帆社区 is a name, 金帆 is one.
const COMMUNITY_ENDS = ["社区", "村", "居委会", "社区居委会", "村委会", "居"];

/**
 * Reads `int_words` and writes `lbl_words`: what each word is printed as, and told as
 * among the issues. A word without the shape of a name is withheld: it has a number
 * of its own in the order of its first ticket, and never its text.
 */
export async function labelWords(database: Database): Promise<void> {
	const words = await selectRows<Word>(database, "int_words", {
		columns: ["field", "value", "first_no"],
		order: ["field", "first_no", "value"],
	});
	await database.createTable("lbl_words", {
		field: "text",
		value: "text",
		name: "text",
		shown: "text",
		is_withheld: "boolean",
	});
	if (words.length > 0) await database.append("lbl_words", toColumns(words));
}

function toColumns(words: readonly Word[]): Value[][] {
	const isName = createTest(words);
	const numbers = new Map<string, number>();
	const columns: Value[][] = [[], [], [], [], []];
	for (const word of words) {
		const { field, value } = word;
		const isFit = isName(word);
		const shape = describeShape(value);
		const shown = isFit ? [...value].slice(0, LONGEST_SHOWN).join("") : shape;
		const name = isFit ? value : numberWord(word, shape, numbers);
		const row = [field, value, name, shown, !isFit];
		for (const [column, cell] of row.entries()) columns[column]?.push(cell);
	}
	return columns;
}

function createTest(words: readonly Word[]): (word: Word) => boolean {
	const communities = new Set(
		words
			.filter(({ field }) => field === "community")
			.map((each) => each.value),
	);
	return ({ field, value }) =>
		value.split(">").every(hasNameShape) ||
		(field === "community" &&
			COMMUNITY_ENDS.some((end) => communities.has(`${value}${end}`)));
}

function numberWord(
	{ field, first_no }: Word,
	shape: string,
	numbers: Map<string, number>,
): string {
	const noun = NOUNS[field];
	if (noun === undefined || first_no === null) return shape;
	const number = (numbers.get(field) ?? 0) + 1;
	numbers.set(field, number);
	return `〔${noun}${number}〕`;
}
