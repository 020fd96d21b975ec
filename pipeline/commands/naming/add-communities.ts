import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { guardText } from "../../publish/csv.ts";
import type { NewCommunity } from "./new-communities.ts";
import { replaceFile } from "./write-names.ts";

const HEADER = "community,aliases,households,population,tier";
const BOM = "\uFEFF";

/**
 * Writes communities at the end of the workspace's list, which is made where there is none; what stands there stays as it is, in UTF-8.
 * Answers why it could not be written, undefined where it was.
 */
export function addCommunities(
	workspace: string,
	added: readonly NewCommunity[],
): string | undefined {
	const folder = join(workspace, "reference");
	const file = join(folder, "communities.csv");
	if (!existsSync(file) && existsSync(join(folder, "communities.xlsx")))
		return "reference/communities.xlsx 是工作簿，程序不往里写";
	const before = existsSync(file) ? decode(readFileSync(file)) : HEADER;
	const [first = ""] = before?.split(/\r?\n/) ?? [];
	const header = first.replaceAll('"', "").split(",");
	if (before === undefined || !header.includes("community"))
		return "reference/communities.csv 不是程序写得进去的样子（第一行应是 community,aliases,…，逗号隔开）";
	const end = before.includes("\r\n") ? "\r\n" : "\n";
	const lines = added.map(({ name, aliases }) => {
		const cells = new Map([
			["community", name],
			["aliases", aliases.join("|")],
		]);
		return header
			.map((column) => toCell(cells.get(column.trim()) ?? ""))
			.join(",");
	});
	const text = [before.replace(/(?:\r?\n)+$/, ""), ...lines, ""].join(end);
	mkdirSync(folder, { recursive: true });
	return replaceFile(file, `${BOM}${text}`)
		? undefined
		: "reference/communities.csv 正被打开，写不进去";
}

const toCell = (text: string) =>
	/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : guardText(text);

// What Excel saves as CSV here is one or the other; a decoder takes the mark away.
function decode(bytes: Buffer): string | undefined {
	for (const encoding of ["utf-8", "gb18030"])
		try {
			return new TextDecoder(encoding, { fatal: true }).decode(bytes);
		} catch {}
	return undefined;
}
