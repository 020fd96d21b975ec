import { createHmac } from "node:crypto";
import type { Database, Value } from "../database/database.ts";
import { toSelect } from "../database/select-rows.ts";

/** Which record has which words, as far as a label follows from them. */
export const TEXT_KEYS = "lbl_text_keys";

const WORDS = [
	"title",
	"content",
	"location",
	"topic_path",
	"topic_name",
	"accepted_month",
];

/** Writes the key of each record's words: a keyed hash, of which nobody without the secret tells a word. */
export async function writeTextKeys(
	database: Database,
	secret: Uint8Array | string,
): Promise<void> {
	await database.createTable(TEXT_KEYS, { record_no: "integer", key: "text" });
	const select = toSelect("int_texts", {
		columns: ["record_no", ...WORDS],
		order: [],
	});
	for await (const [numbers = [], ...words] of database.batches(select)) {
		const keys = numbers.map((_, row) => toTextKey(words, row, secret));
		await database.append(TEXT_KEYS, [numbers, keys]);
	}
}

function toTextKey(
	words: readonly Value[][],
	row: number,
	secret: Uint8Array | string,
): string {
	const own = words.map((column) => column[row] ?? null);
	return createHmac("sha256", secret)
		.update(JSON.stringify(own))
		.digest("base64url")
		.slice(0, 32);
}
