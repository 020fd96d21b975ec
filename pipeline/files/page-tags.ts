import { Tokenizer } from "htmlparser2";

/** Who hears of a page's tags and words, in order; names are in lower case. */
export interface TagListener {
	open(name: string, attributes: ReadonlyMap<string, string>): void;
	close(name: string): void;
	text(text: string): void;
}

export interface TagReader {
	write(text: string): void;
	end(): void;
}

// The longest that matters is a number of cells or of digits.
const LONGEST_VALUE = 256;

/**
 * Reads the tags of a page as they stand, without asking which belong together:
 * a page may open a million and close none. Of attributes only the wanted are kept.
 */
export function createTagReader(
	wanted: ReadonlySet<string>,
	listener: TagListener,
): TagReader {
	let kept = "";
	let offset = 0;
	let done = 0;
	let tag = "";
	let attribute = "";
	let attributes = new Map<string, string>();
	const slice = (start: number, end: number) =>
		kept.slice(start - offset, end - offset);
	const add = (text: string) => {
		if (!wanted.has(attribute)) return;
		const value = (attributes.get(attribute) ?? "") + text;
		attributes.set(attribute, value.slice(0, LONGEST_VALUE));
	};
	const open = () => {
		listener.open(tag, attributes);
		attributes = new Map();
	};
	const pass = (_start: number, end: number) => {
		done = end;
	};
	const tokenizer = new Tokenizer(
		{ decodeEntities: true },
		{
			ontext(start, end) {
				listener.text(slice(start, end));
				done = end;
			},
			ontextentity(code, end) {
				listener.text(String.fromCodePoint(code));
				done = end;
			},
			onopentagname(start, end) {
				tag = slice(start, end).toLowerCase();
				done = end;
			},
			onattribname(start, end) {
				const name = slice(start, end).toLowerCase();
				attribute = attributes.has(name) ? "" : name;
				done = end;
			},
			onattribdata(start, end) {
				add(slice(start, end));
				done = end;
			},
			onattribentity: (code) => add(String.fromCodePoint(code)),
			onattribend: () => undefined,
			onopentagend: open,
			onselfclosingtag: open,
			onclosetag(start, end) {
				listener.close(slice(start, end).toLowerCase());
				done = end;
			},
			oncdata: pass,
			oncomment: pass,
			ondeclaration: pass,
			onprocessinginstruction: pass,
			onend: () => undefined,
		},
	);
	return {
		write(text) {
			kept = kept.slice(done - offset) + text;
			offset = done;
			tokenizer.write(text);
		},
		end: () => tokenizer.end(),
	};
}
