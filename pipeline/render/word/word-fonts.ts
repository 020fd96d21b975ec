import { unzipSync, type Zippable, zipSync } from "fflate";

// What an official paper is set in, and what stands in where an office lacks it.
const FALLBACKS = {
	方正小标宋简体: "宋体",
	仿宋: "仿宋_GB2312",
	楷体: "楷体_GB2312",
	黑体: "SimHei",
};
const TABLE = "word/fontTable.xml";
// The first moment that a zip can state.
const NO_TIME = new Date(1980, 0, 1);

/** The document with the fonts that may stand in for its own named in it. */
export function nameFallbacks(document: Uint8Array): Uint8Array {
	const entries: Zippable = {};
	for (const [name, content] of Object.entries(unzipSync(document)))
		entries[name] = [
			name === TABLE ? addFonts(content) : content,
			{ mtime: NO_TIME },
		];
	return zipSync(entries);
}

function addFonts(content: Uint8Array): Uint8Array {
	const fonts = Object.entries(FALLBACKS).map(
		([name, other]) =>
			`<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`,
	);
	const table = new TextDecoder()
		.decode(content)
		.replace(/(<w:fonts[^>]*?)\/?>.*$/s, `$1>${fonts.join("")}</w:fonts>`);
	return new TextEncoder().encode(table);
}
