import { existsSync } from "node:fs";
import { join } from "node:path";
import { readDefaults } from "../../defaults.ts";
import { UserError } from "../../user-error.ts";
import { readMoment } from "../days.ts";
import { type ExportFile, filesBelow } from "../export-files.ts";
import { callAsPrinted } from "../find-exports.ts";
import { readRows } from "../reference.ts";

type Cells = Record<string, string>;

interface VisitListTexts {
	columns: { column: string; label: string }[];
	blanks: Record<string, string>;
	choices: Record<string, string[]>;
}

const KEY = "household_key";

const readListTexts = () =>
	readDefaults<{ visit_list: VisitListTexts }>("workbooks.yaml").visit_list;

/** What a visit can come to, as the lists have it to choose from. */
export function readOutcomes(): string[] {
	return readListTexts().choices.outcome ?? [];
}

/** The visit lists that came back filled in, as they are: `campaign/visits/`, a file a grid. */
export function filledListsOf(workspace: string): ExportFile[] {
	const folder = join(workspace, "campaign", "visits");
	return existsSync(folder) ? callAsPrinted(filesBelow(folder)) : [];
}

/** The visits that filled lists tell of; a door at which nobody has been is none. */
export function readFilledLists(workspace: string): Cells[] {
	return filledListsOf(workspace).flatMap(readList);
}

function readList({ path, absolutePath, obstacle }: ExportFile): Cells[] {
	const file = `campaign/visits/${path}`;
	if (obstacle !== undefined)
		throw new UserError(obstacle, {
			place: { file },
			hint: "把填好的入户名单放回来，或移走这个文件。",
		});
	const fields = fieldsByLabel(readListTexts());
	const rows = readRows(absolutePath, [...fields.keys()]);
	const head = rows.findIndex((row) =>
		row.some((cell) => fields.get(cell) === KEY),
	);
	if (head < 0)
		throw new UserError("这个文件没有“户编号”一列，不是填好的入户名单。", {
			place: { file, row: 1 },
			hint: "放 restricted/visits/ 里的名单，表头不要改；别的文件移走。",
		});
	const header = (rows[head] ?? []).map((cell) => fields.get(cell) ?? "");
	return rows.slice(head + 1).flatMap((cells, index) => {
		const row = toCells(header, cells);
		const place = { file, row: head + index + 2 };
		return isVisited(row, place) ? [row] : [];
	});
}

function toCells(header: readonly string[], cells: readonly string[]): Cells {
	const row = Object.fromEntries(
		header.map((name, index) => [name, (cells[index] ?? "").trim()]),
	);
	return { ...row, issues: (row.issues ?? "").replace(SEPARATORS, "|") };
}

const SEPARATORS = /[、，,；;\n]+/g;

// Whoever writes the one writes the other: a visit without a day could not be counted in any period.
function isVisited(
	{ [KEY]: key = "", at = "", outcome = "" }: Cells,
	place: { file: string; row: number },
): boolean {
	if (at === "" && outcome === "") return false;
	const refuse = (column: string, message: string, hint: string) =>
		new UserError(message, { place: { ...place, column }, hint });
	const missing = key === "" ? "户编号" : at === "" ? "走访时间" : "结果";
	if (key === "" || at === "" || outcome === "")
		throw refuse(
			missing,
			`走访了却没有写${missing}。`,
			"走访过的每一户写明走访时间和结果；没有走访的两栏都空着。",
		);
	if (readMoment(at) === undefined)
		throw refuse(
			"走访时间",
			"看不懂的走访时间。",
			"写成 2023-03-06 或 2023-03-06 19:10。",
		);
	const outcomes = readOutcomes();
	if (!outcomes.includes(outcome))
		throw refuse("结果", "看不懂的结果。", `写 ${outcomes.join("、")} 之一。`);
	return true;
}

// Fields by the headings that the lists are printed with.
function fieldsByLabel({
	columns,
	blanks,
}: VisitListTexts): Map<string, string> {
	const read = columns.filter(({ column }) => READ.includes(column));
	return new Map([
		...read.map(({ column, label }): [string, string] => [label, column]),
		...Object.entries(blanks).map(([field, label]): [string, string] => [
			label,
			field,
		]),
	]);
}

// The rest of a list says what is known of the door already.
const READ = [KEY, "attempt_no"];
