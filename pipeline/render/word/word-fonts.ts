// What an official paper is set in, and what stands in where an office lacks it.
const FALLBACKS = {
	方正小标宋简体: "宋体",
	仿宋: "仿宋_GB2312",
	楷体: "楷体_GB2312",
	黑体: "SimHei",
};
const NAMESPACE =
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** The part of a document that names the fonts which may stand in for its own. */
export const FONT_TABLE = {
	path: "word/fontTable.xml",
	data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${NAMESPACE}">${listFonts()}</w:fonts>`,
};

function listFonts(): string {
	return Object.entries(FALLBACKS)
		.map(
			([name, other]) =>
				`<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`,
		)
		.join("");
}
