import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { toBook } from "../cases/write-files.ts";
import { inFolder, readFolder } from "../fuzz/outcome.ts";
import { runHere } from "../run-here.ts";
import type { Planted } from "./attacked-workspace.ts";
import { KINDS, makeCanary } from "./canaries.ts";
import { findLeaks } from "./find-leaks.ts";
import { readPublished } from "./published-text.ts";

// What leads to a person may stand in the names of files, sheets and columns as well.

const isFull = process.env.ATTACK_FULL !== undefined;
const kinds = Object.keys(KINDS).filter((_, no) => isFull || no % 36 === 0);
const PLACES = [
	"file",
	"folder",
	"member",
	"reference",
	"sheet",
	"column",
	"unread column",
] as const;

const HEADER = ["工单编号", "受理时间", "标题", "承办单位", "办结时间"];
const ticket = (no: number) => [
	`GD${1000 + no}`,
	`2023-03-${String(1 + (no % 28)).padStart(2, "0")} 09:00:00`,
	"路灯不亮",
	"城管办",
	"2023-03-29 10:00:00",
];
const toCsv = (rows: readonly (readonly string[])[]) =>
	`${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n")}\n`;

// What no file or sheet can be called.
const isFileName = ({ text }: Planted) => !/[\\/:*?"<>|\n\t]/.test(text);
const isSheetName = ({ text }: Planted) =>
	!/[\\/:*?[\]\n\t]/.test(text) && text.length <= 31 && !/^'|'$/.test(text);

function plant(workspace: string): Planted[] {
	const all = kinds.flatMap((kind, no) =>
		PLACES.map((column, place) => ({
			...makeCanary(kind, 7000 + no * PLACES.length + place),
			column,
		})),
	);
	const of = (place: string) => all.filter(({ column }) => column === place);
	const exports = join(workspace, "exports");
	mkdirSync(exports, { recursive: true });
	let no = 0;
	const written: Planted[] = [];
	for (const [place, folder] of [
		["file", ""],
		["folder", "一月"],
	] as const)
		for (const canary of of(place).filter(isFileName)) {
			const inner = join(exports, folder && canary.text);
			mkdirSync(inner, { recursive: true });
			writeFileSync(
				join(inner, folder ? "工单.csv" : `${canary.text}.csv`),
				toCsv([HEADER, ticket(no++)]),
			);
			written.push(canary);
		}
	// A file in an archive, and one among the workspace's own tables.
	const members = of("member").filter(isFileName);
	writeFileSync(
		join(exports, "压缩.zip"),
		zipSync(
			Object.fromEntries(
				members.map(({ text }) => [
					`${text}.csv`,
					strToU8(toCsv([HEADER, ticket(no++)])),
				]),
			),
		),
	);
	const tables = of("reference").filter(isFileName);
	mkdirSync(join(workspace, "reference"));
	for (const { text } of tables)
		writeFileSync(join(workspace, "reference", `${text}.csv`), "甲,乙\n");
	const sheets = of("sheet").filter(isSheetName);
	const called = new Map(sheets.map((each) => [each.text.toLowerCase(), each]));
	writeFileSync(
		join(exports, "表.xlsx"),
		toBook(
			Object.fromEntries(
				[...called.values()].map(({ text }) => [text, [HEADER, ticket(no++)]]),
			),
		),
	);
	const columns = of("column");
	writeFileSync(
		join(exports, "列.csv"),
		toCsv([
			[...HEADER, ...columns.map(({ text }) => text)],
			[...ticket(no++), ...columns.map(() => "1")],
		]),
	);
	// A file whose header is not known is told by its columns.
	const unread = of("unread column");
	for (const [index, { text }] of unread.entries())
		writeFileSync(
			join(exports, `别的${index}.csv`),
			toCsv([
				["编码", text, "其他"],
				["1", "2", "3"],
			]),
		);
	return [
		...[...written, ...members, ...tables],
		...[...called.values(), ...columns, ...unread],
	];
}

test("nothing that leads to a person comes out of the names of things", async () => {
	await inFolder(async (folder) => {
		const [workspace, temporary] = ["here", "temporary"].map((name) =>
			join(folder, name),
		) as [string, string];
		for (const each of [workspace, temporary]) mkdirSync(each);
		const planted = plant(workspace);
		const run = (...words: string[]) => runHere(words, { TMPDIR: temporary });
		const texts = new Map<string, string>();
		for (const args of [
			["check", workspace],
			["build", workspace, "--verbose", "--force"],
			["explain", "volume", workspace],
			["plan", "build", workspace],
			["check", workspace, "--json", "--write-profile"],
		]) {
			const { stdout, stderr, status } = await run(...args);
			expect([args[0], status, stderr.slice(-300)]).toEqual([
				args[0],
				0,
				stderr.slice(-300),
			]);
			texts.set(args.join(" ").replace(workspace, ""), stdout + stderr);
		}
		for (const [path, bytes] of readFolder(join(workspace, "out")))
			texts.set(path, `${path}\n${readPublished(path, bytes)}`);
		for (const name of ["profile.yaml", "对照表.xlsx"])
			for (const [path, bytes] of readFolder(workspace))
				if (path === name) texts.set(path, readPublished(path, bytes));
		const log = join("out", "audit.log");
		texts.set(log, readFileSync(join(workspace, log), "utf8"));
		const purged = await run("purge", workspace);
		texts.set("purge", purged.stdout + purged.stderr);
		expect(readdirSync(temporary)).toEqual([]);
		const leaks = findLeaks(texts, planted);
		console.log(
			`${planted.length} names of things in ${texts.size} outputs: ${leaks.length} leaks`,
		);
		expect(leaks).toEqual([]);
	});
}, 3_600_000);
