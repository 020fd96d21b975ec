import iconv from "iconv-lite";
import type { Cell } from "./cells.ts";
import type { SheetDraft } from "./workbook.ts";

/** A table as the web page that platforms send under a spreadsheet's name; it says GB2312 and holds more. */
export function writeWebPage({ rows, widths, mergedRows }: SheetDraft): Buffer {
	const lines = rows.map((row, index) => {
		const span = mergedRows.includes(index)
			? ` colspan="${widths.length}"`
			: "";
		const cells = row.map((cell) => `<td${span}>${toHtml(cell)}</td>`);
		return `<tr>${cells.join("")}</tr>`;
	});
	const page = `${HEAD}${lines.join("\r\n")}\r\n</table></body></html>\r\n`;
	return iconv.encode(page, "gb18030");
}

const HEAD = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<style>td { mso-number-format: "\\@"; }</style></head><body><table border="1">
`.replaceAll("\n", "\r\n");

function toHtml(cell: Cell): string {
	if (typeof cell === "object") throw new Error("no day numbers in a page");
	return String(cell)
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll("\n", "<br>");
}
