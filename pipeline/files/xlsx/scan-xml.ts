import { decodeXML } from "entities";

/** Who hears of a document's parts, in order; names come without their prefix. */
export interface XmlListener {
	/** A tag that opens; `tag` is all between its brackets. */
	open(name: string, tag: string, isEmpty: boolean): void;
	close(name: string): void;
	/** Text between tags, as far as it has come. */
	text(text: string): void;
}

// A tag of a workbook is a few hundred characters; a longer one is damage.
const LONGEST_TAG = 1 << 20;

/** Reads a document a chunk at a time: tags and text, no more, at the speed large sheets need. */
export interface XmlScanner {
	feed(chunk: Buffer): void;
	/** Throws where the document ends too early. */
	end(): void;
}

export function createScanner(listener: XmlListener): XmlScanner {
	let decoder: InstanceType<typeof TextDecoder> | undefined;
	let rest = "";
	return {
		feed(chunk) {
			decoder ??= new TextDecoder(isWide(chunk) ? "utf-16le" : "utf-8");
			rest = scanText(rest + decoder.decode(chunk, { stream: true }), listener);
		},
		end() {
			if (rest !== "") throw new Error("the document ends within a tag");
		},
	};
}

/** Reads a whole document. */
export async function scanXml(
	chunks: AsyncIterable<Buffer>,
	listener: Partial<XmlListener>,
): Promise<void> {
	const nothing = () => undefined;
	const scanner = createScanner({
		open: nothing,
		close: nothing,
		text: nothing,
		...listener,
	});
	for await (const chunk of chunks) scanner.feed(chunk);
	scanner.end();
}

function isWide(chunk: Buffer): boolean {
	return chunk[0] === 0xff && chunk[1] === 0xfe;
}

// Returns what is not yet whole.
function scanText(text: string, listener: XmlListener): string {
	let at = 0;
	for (;;) {
		const start = text.indexOf("<", at);
		if (start < 0) {
			if (at < text.length) listener.text(text.slice(at));
			return "";
		}
		if (start > at) listener.text(text.slice(at, start));
		const special = text.charCodeAt(start + 1) === 0x21;
		const end = special
			? findSpecialEnd(text, start)
			: text.indexOf(">", start);
		if (end < 0) {
			if (text.length - start > LONGEST_TAG)
				throw new Error("a tag without end");
			return text.slice(start);
		}
		if (special) {
			if (text.startsWith("<![CDATA[", start))
				listener.text(escapeAmpersands(text.slice(start + 9, end - 2)));
		} else tell(text, start, end, listener);
		at = end + 1;
	}
}

function findSpecialEnd(text: string, start: number): number {
	const [mark, length] = text.startsWith("<![CDATA[", start)
		? ["]]>", 3]
		: text.startsWith("<!--", start)
			? ["-->", 3]
			: [">", 1];
	if (text.length - start < 9) return -1;
	const end = text.indexOf(mark as string, start);
	return end < 0 ? -1 : end + (length as number) - 1;
}

function tell(
	text: string,
	start: number,
	end: number,
	listener: XmlListener,
): void {
	const code = text.charCodeAt(start + 1);
	if (code === 0x3f) return;
	if (code === 0x2f) {
		listener.close(dropPrefix(text.slice(start + 2, end)));
		return;
	}
	const isEmpty = text.charCodeAt(end - 1) === 0x2f;
	const tag = text.slice(start + 1, isEmpty ? end - 1 : end);
	const space = tag.search(/\s/);
	listener.open(
		dropPrefix(space < 0 ? tag : tag.slice(0, space)),
		tag,
		isEmpty,
	);
}

function dropPrefix(name: string): string {
	const colon = name.indexOf(":");
	return (colon < 0 ? name : name.slice(colon + 1)).trim();
}

const escapeAmpersands = (text: string) => text.replaceAll("&", "&amp;");

/** An attribute of a tag, without regard to its prefix; undefined where it has none of that name. */
export function readAttribute(tag: string, name: string): string | undefined {
	for (let at = tag.indexOf(name); at >= 0; at = tag.indexOf(name, at + 1)) {
		const before = tag[at - 1] ?? "";
		const equals = at + name.length;
		if (!/[\s:]/.test(before) || tag[equals] !== "=") continue;
		const quote = tag[equals + 1] ?? "";
		const end = tag.indexOf(quote, equals + 2);
		if (end < 0) return undefined;
		return decodeText(tag.slice(equals + 2, end));
	}
	return undefined;
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** The text of a part, its entities and its escaped characters decoded. */
export function decodeText(text: string): string {
	const plain = text.includes("&") ? decodeXML(text) : text;
	return plain.includes("_x")
		? plain.replace(ESCAPED, (_, code: string) =>
				String.fromCharCode(Number.parseInt(code, 16)),
			)
		: plain;
}
