import type { Database } from "../database/database.ts";
import { selectRows } from "../database/select-rows.ts";
import { writeRows } from "../database/write-table.ts";
import {
	describeShape,
	hasNameShape,
	type IsKnownName,
} from "../privacy/printed-name.ts";
import { toPrivateKey } from "../privacy/private-key.ts";

interface Word {
	field: string;
	value: string;
}

interface NumberedWord extends Word {
	first_no: number | null;
}

/** How each kind of word is called that is withheld; one without a ticket that counts is told by its shape alone. */
const NOUNS: Record<string, string> = {
	unit: "单位",
	community: "社区",
	topic: "分类",
};

const UNKNOWN_WORDS = { field: "text", value: "text", shown: "text" } as const;
const WORDS = {
	...UNKNOWN_WORDS,
	name: "text",
	is_withheld: "boolean",
} as const;

const LONGEST_SHOWN = 40;
// Where 金帆社区 is a name, 金帆 is one.
const COMMUNITY_ENDS = ["社区", "村", "居委会", "社区居委会", "村委会", "居"];

/**
 * Reads `int_words` and writes `lbl_words`: what each name is printed as, and told as
 * among the issues. One without the shape of a name is withheld: it has a number
 * of its own in the order of its first ticket, and never its text.
 */
export async function labelWords(
	database: Database,
	secret: string,
): Promise<void> {
	const words = await selectRows<NumberedWord>(database, "int_words", {
		columns: ["field", "value", "first_no"],
		order: ["field", "first_no", "value"],
	});
	const isName = createTest(words, await readNames(database, secret));
	const numbers = new Map<string, number>();
	const rows = words.map((word) => {
		const { field, value } = word;
		const isFit = isName(word);
		const name = isFit ? value : numberWord(word, numbers);
		const shown = showWord(value, isFit);
		return { field, value, name, shown, is_withheld: !isFit };
	});
	await writeRows(database, "lbl_words", WORDS, rows);
}

async function readNames(
	database: Database,
	secret: string,
): Promise<IsKnownName> {
	const rows = await selectRows<{ kind: string; hash: string }>(
		database,
		"raw_private_keys",
		{ columns: ["kind", "hash"], order: [] },
	);
	const names = new Set(
		rows.filter(({ kind }) => kind === "name").map(({ hash }) => hash),
	);
	return (text) =>
		names.size > 0 && names.has(toPrivateKey("name", text, secret));
}

/** Reads `int_unknown_words` and writes `lbl_unknown_words`: what each is told as among the issues. */
export async function labelUnknownWords(
	database: Database,
	secret: string,
): Promise<void> {
	const isKnown = await readNames(database, secret);
	const words = await selectRows<Word>(database, "int_unknown_words", {
		columns: ["field", "value"],
		order: ["field", "value"],
	});
	const rows = words.map(({ field, value }) => ({
		field,
		value,
		shown: showWord(value, hasShape(value, isKnown)),
	}));
	await writeRows(database, "lbl_unknown_words", UNKNOWN_WORDS, rows);
}

function showWord(value: string, isFit: boolean): string {
	return isFit
		? [...value].slice(0, LONGEST_SHOWN).join("")
		: describeShape(value);
}

function createTest(
	words: readonly Word[],
	isKnown: IsKnownName,
): (word: Word) => boolean {
	const communities = new Set(
		words
			.filter(({ field }) => field === "community")
			.map((each) => each.value),
	);
	return ({ field, value }) =>
		hasShape(value, isKnown) ||
		(field === "community" &&
			COMMUNITY_ENDS.some((end) => communities.has(`${value}${end}`)));
}

// A path of categories is told as a whole or not at all.
function hasShape(value: string, isKnown: IsKnownName): boolean {
	return value.split(">").every((step) => hasNameShape(step, isKnown));
}

function numberWord(
	{ field, value, first_no }: NumberedWord,
	numbers: Map<string, number>,
): string {
	const noun = NOUNS[field];
	if (noun === undefined || first_no === null) return describeShape(value);
	const number = (numbers.get(field) ?? 0) + 1;
	numbers.set(field, number);
	return `〔${noun}${number}〕`;
}
