import { guessWide } from "./encoding.ts";

export type Container =
	| "zip"
	| "ole"
	| "biff"
	| "old_biff"
	| "html"
	| "mhtml"
	| "xml"
	| "text"
	| "parquet"
	| "packed"
	| "unreadable";

/** How many of a file's first bytes are looked at. */
export const SNIFFED_BYTES = 1 << 16;

const MAGIC: readonly (readonly [RegExp, Container])[] = [
	[/^504b(?:0304|0506|0708)/, "zip"],
	[/^d0cf11e0/, "ole"],
	[/^50415231/, "parquet"],
	[/^(?:52617221|377abcaf|1f8b08|fd377a58|425a68)/, "packed"],
	// Excel 2, 3 and 4 wrote their records without a container, Excel 5 seldom.
	[/^0900(?:0400|0600)|^0902(?:0600)|^0904(?:0600)/, "old_biff"],
	[/^0908(?:0800|1000)/, "biff"],
	[
		/^25504446|^7b5c727466|^89504e47|^ffd8ff|^474946|^4d5a|^53514c69/,
		"unreadable",
	],
];

/** What a file is by its first bytes, whatever its name says. */
export function sniffContainer(start: Buffer): Container {
	const hex = start.subarray(0, 8).toString("hex");
	const known = MAGIC.find(([pattern]) => pattern.test(hex));
	if (known) return known[1];
	const wide = guessWide(start);
	const text = wide
		? new TextDecoder(wide).decode(start)
		: start.toString("latin1").replaceAll("\0", "");
	if (text.length === 0 || isBinary(text)) return "unreadable";
	return sniffText(text.replace(/^(?:\u00ef\u00bb\u00bf|\ufeff)?\s*/, ""));
}

const MARKUP =
	/^<(?:!doctype|!--|\?xml|html|head|meta|style|title|script|body|table|thead|tbody|tr|div|p|font|center|form|link|base|span|h[1-6])\b/i;

function sniffText(text: string): Container {
	if (/^<\?xml/i.test(text) && /<(?:\w+:)?Workbook\b/.test(text)) return "xml";
	if (MARKUP.test(text)) return "html";
	const isMail =
		/^(?:MIME-Version|Content-Type|From|Subject|Date|X-[\w-]+)\s*:/i.test(
			text,
		) && /content-type\s*:\s*(?:multipart\/|text\/html)/i.test(text);
	return isMail ? "mhtml" : "text";
}

const TEXT_PER_CONTROL = 50;

function isBinary(text: string): boolean {
	let controls = 0;
	for (let at = 0; at < text.length; at++)
		if (isControl(text.charCodeAt(at))) controls++;
	return controls * TEXT_PER_CONTROL > text.length;
}

// Tab, line ends and the old end-of-file mark are none.
function isControl(code: number): boolean {
	return (
		(code < 0x20 && !(code >= 9 && code <= 13) && code !== 0x1a) ||
		code === 0x7f
	);
}
