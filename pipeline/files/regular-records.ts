import type { Dialect } from "./delimited-record.ts";
import type { ByteSource } from "./source.ts";

const QUOTE = 0x22;
const FEED = 0x0a;
const RETURN = 0x0d;
// A longer record may have a cell that no spreadsheet could hold, which is judged by itself.
const LONGEST_RECORD = 1 << 15;

/**
 * How many records a text has whose every quote opens a cell, closes one or is
 * doubled within one, whose lines all end alike and which has no NUL: one that
 * any reader of its dialect reads alike. Undefined of any other.
 */
export async function countRegularRecords(
	source: Pick<ByteSource, "chunks">,
	{ delimiter, newline }: Dialect,
): Promise<number | undefined> {
	if (newline !== "\n" || delimiter.length !== 1) return undefined;
	const scan = createScan(delimiter.charCodeAt(0));
	for await (const chunk of source.chunks())
		if (!scan.take(chunk)) return undefined;
	return scan.finish();
}

type State = "start" | "plain" | "quoted" | "closed" | "return";

function createScan(delimiter: number) {
	let state: State = "start";
	let records = 0;
	let returns = 0;
	let isEmpty = true;
	let before = 0;
	let start = 0;
	const step = (byte: number): State | undefined => {
		switch (byte) {
			case 0:
				return undefined;
			case QUOTE:
				return state === "start" || state === "closed" ? "quoted" : undefined;
			case RETURN:
				return state === "return" ? undefined : "return";
			case FEED:
				if (state === "return") returns += 1;
				records += 1;
				return "start";
			default:
				if (state === "return") return undefined;
				if (byte === delimiter) return "start";
				return state === "closed" ? undefined : "plain";
		}
	};
	return {
		/** False where the text turned out not to be regular. */
		take(chunk: Buffer): boolean {
			for (let at = 0; at < chunk.length; at++) {
				if (before + at - start > LONGEST_RECORD) return false;
				const byte = chunk[at] as number;
				isEmpty = false;
				if (state === "quoted") {
					const end = chunk.indexOf(QUOTE, at);
					const rest = chunk.subarray(at, end < 0 ? chunk.length : end);
					if (rest.includes(0)) return false;
					if (end < 0) {
						before += chunk.length;
						return true;
					}
					at = end;
					state = "closed";
					continue;
				}
				if (state === "plain" && byte > QUOTE && byte !== delimiter) continue;
				const next = step(byte);
				if (!next) return false;
				state = next;
				if (byte === FEED) start = before + at + 1;
			}
			before += chunk.length;
			return true;
		},
		finish(): number | undefined {
			if (state === "quoted" || state === "return") return undefined;
			if (returns > 0 && returns < records) return undefined;
			const isOpenLine = state !== "start" || isEmpty;
			return records + (isOpenLine ? 1 : 0);
		},
	};
}
