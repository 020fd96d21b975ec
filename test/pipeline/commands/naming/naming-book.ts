import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils, write } from "@e965/xlsx";

const FILE = "对照表.xlsx";

type Lines = Record<string, string>[];

export const open = (workspace: string) =>
	read(readFileSync(join(workspace, FILE)));

/** The lines of a sheet of the workspace's book, by the headings. */
export function linesOf(workspace: string, sheet: string): Lines {
	const found = open(workspace).Sheets[sheet];
	return found
		? utils.sheet_to_json<Lines[number]>(found, { range: 2, defval: "" })
		: [];
}

/** Fills the book in as a clerk does, and saves it as another program would: by the first cell of a sort that is there. */
export function choose(
	workspace: string,
	sheet: string,
	choices: Record<string, string>,
	heading = "您的选择",
): void {
	const book = open(workspace);
	const cells = book.Sheets[sheet];
	if (!cells) throw new Error(`no sheet ${sheet}`);
	const rows = utils.sheet_to_json<string[]>(cells, { header: 1, defval: "" });
	const head = rows[2] ?? [];
	const key = sheet === "列" ? "表头" : "词";
	for (const [name, choice] of Object.entries(choices)) {
		const row = rows.findIndex(
			(each, at) => at > 2 && each[head.indexOf(key)] === name,
		);
		if (row < 0) throw new Error(`no line ${name}`);
		utils.sheet_add_aoa(cells, [[choice]], {
			origin: { r: row, c: head.indexOf(heading) },
		});
	}
	save(workspace, book);
}

/** Answers the question that stands above the lines. */
export function agreeToAll(workspace: string, sheet: string): void {
	const book = open(workspace);
	const cells = book.Sheets[sheet];
	if (!cells) throw new Error(`no sheet ${sheet}`);
	const rows = utils.sheet_to_json<string[]>(cells, { header: 1, defval: "" });
	const column = (rows[2] ?? []).indexOf("您的选择");
	utils.sheet_add_aoa(cells, [["是"]], { origin: { r: 1, c: column } });
	save(workspace, book);
}

export function save(workspace: string, book: ReturnType<typeof open>): void {
	writeFileSync(
		join(workspace, FILE),
		write(book, { type: "buffer", bookType: "xlsx" }),
	);
}
