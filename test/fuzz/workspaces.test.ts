import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCsv } from "../parse-csv.ts";
import { inFolder, RUNS, readFolder, SEED, tryBuild } from "./outcome.ts";
import { type WorkspacePlan, workspaces } from "./plan.ts";
import type { PlannedRecord, PlannedTicket } from "./planned-sheet.ts";
import { FAMILY, tracesOf } from "./words.ts";
import {
	layOutFiles,
	type PlannedFile,
	writeWorkspace,
} from "./write-workspace.ts";

const PERIOD = { period: "2023-Q1", asOf: "2023-12-31" };

test("any workspace balances, keeps what is sound, rejects what is not, and tells on nobody", async () => {
	const property = fc.asyncProperty(workspaces, (plan) =>
		inFolder((folder) => tryWorkspace(folder, plan)),
	);
	await fc.assert(property, {
		numRuns: RUNS,
		seed: SEED,
		endOnFailure: !!process.env.FUZZ_FAST,
	});
}, 3_600_000);

async function tryWorkspace(folder: string, plan: WorkspacePlan) {
	const files = layOutFiles(plan);
	writeWorkspace(folder, plan, files);
	const options = {
		...(plan.hasPeriod ? PERIOD : {}),
		force: plan.isForced,
	};
	const result = await tryBuild(folder, options);
	if ("message" in result) {
		expect(result.message).toMatch(/[\u4e00-\u9fff]/);
		expect(readFolder(`${folder}/out`).size).toBe(0);
		expect(mayRefuse(plan, files), result.message).toBe(true);
		return;
	}
	const output = readFolder(result.folder);
	checkRejects(output, files);
	checkLedger(output, files);
	checkPages(output);
	if (plan.hasPeriod) checkTickets(output, files);
	checkPrivacy(output, files);
	if (!plan.isTwice) return;
	await tryBuild(folder, options);
	expect(readFolder(result.folder)).toEqual(output);
}

type Output = ReadonlyMap<string, Buffer>;

const readTable = (output: Output, name: string) =>
	parseCsv(output.get(`tables/${name}.csv`)?.toString("utf8") ?? "");

const recordsOf = ({ sheets }: PlannedFile) =>
	sheets.flatMap(({ sheet }) => sheet.records);

const isReject = ({ fate }: PlannedRecord) =>
	!["kept", "assisting", "ignored"].includes(fate);

// Too much that is broken, or nothing at all that is sound.
function mayRefuse(plan: WorkspacePlan, files: readonly PlannedFile[]) {
	const records = files.flatMap(recordsOf);
	const kept = records.filter(({ fate }) => fate === "kept");
	const rejected = records.filter(isReject).length;
	return (
		kept.length === 0 ||
		(!plan.isForced && rejected > records.length * 0.05) ||
		!plan.hasPeriod
	);
}

function checkLedger(output: Output, files: readonly PlannedFile[]) {
	const ledger = readTable(output, "ledger");
	for (const { path, sheets } of files)
		for (const { name, sheet } of sheets) {
			const row = ledger.find(
				(each) => each.file === path && each.sheet === name,
			);
			const count = (is: (record: PlannedRecord) => boolean) =>
				sheet.records.filter(is).length;
			expect(
				{ ...row, kept: Number(row?.counted) + Number(row?.superseded) },
				`${path} ${name}`,
			).toMatchObject({
				records: String(sheet.records.length),
				kept: count(({ fate }) => fate === "kept"),
				assisting: String(count(({ fate }) => fate === "assisting")),
				ignored: String(count(({ fate }) => fate === "ignored")),
				rejected: String(count(isReject)),
				balanced: "true",
			});
		}
}

function checkRejects(output: Output, files: readonly PlannedFile[]) {
	const planned = files.flatMap(({ path, sheets }) =>
		sheets.flatMap(({ name, sheet }) =>
			sheet.records
				.filter(isReject)
				.map(({ row, fate }) => `${path}|${name}|${row}|${fate}`),
		),
	);
	const found = readTable(output, "rejects").map(
		({ file, sheet, row, reason }) => `${file}|${sheet}|${row}|${reason}`,
	);
	expect(found.sort()).toEqual(planned.sort());
}

function checkTickets(output: Output, files: readonly PlannedFile[]) {
	const newest = findNewest(files);
	const planned = [...newest.values()]
		.filter((ticket) => ticket && !ticket.isOut)
		.map((ticket) => `${ticket?.id} ${ticket?.acceptedAt}`);
	const rows = readTable(output, "tickets");
	const found = rows.map((row) => `${row.ticket_id} ${row.accepted_at}`);
	expect(found.sort()).toEqual(planned.sort());
	const named = new Map<string, Set<string>>();
	for (const { ticket_id = "", community = "" } of rows) {
		const planned = newest.get(ticket_id)?.community;
		if (planned?.startsWith(FAMILY))
			named.set(planned, (named.get(planned) ?? new Set()).add(community));
		else if (planned !== undefined) expect(community).toBe(planned);
	}
	checkFamilies([...named.values()]);
}

// All spellings of a community are told under one of them, and no two communities under the same.
function checkFamilies(families: readonly ReadonlySet<string>[]) {
	for (const names of families) expect([...names]).toHaveLength(1);
	const all = families.flatMap((names) => [...names]);
	expect(new Set(all).size).toBe(all.length);
}

// Every community has a page of its own, whose name every system takes.
function checkPages(output: Output) {
	const names = new Set(
		readTable(output, "metrics")
			.filter(({ scope_kind }) => scope_kind === "community")
			.map(({ scope }) => scope)
			.filter((scope) => scope !== "未归属"),
	);
	const pages = [...output.keys()].filter((path) =>
		path.startsWith("communities/"),
	);
	expect(new Set(pages.map((path) => path.toLowerCase())).size).toBe(
		pages.length,
	);
	expect(pages).toHaveLength(names.size);
	for (const path of pages) {
		const name = path.slice("communities/".length);
		expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
		expect(name).not.toMatch(/[<>:"/\\|?*]|^\.|[. ]\.html$/);
	}
}

// Of the file with the later day, by its name or its events; then by the record's own latest event; then what says more.
function findNewest(files: readonly PlannedFile[]) {
	const candidates = files.flatMap((file) => {
		const records = recordsOf(file).filter(
			({ fate, ticket }) => ticket && ["kept", "assisting"].includes(fate),
		);
		const days = records.map(({ ticket }) => ticket?.latest.slice(0, 10) ?? "");
		const day = [...days, nameDay(file)].sort().at(-1) ?? "";
		return records
			.filter(({ fate }) => fate === "kept")
			.flatMap(({ ticket }) => (ticket ? [{ ticket, day, file }] : []));
	});
	const newest = new Map<string, PlannedTicket>();
	for (const { ticket } of candidates
		.map((each, index) => ({ ...each, index }))
		.sort(
			(a, b) =>
				compare(a.day, b.day) ||
				compare(a.ticket.latest, b.ticket.latest) ||
				Number(a.ticket.isClosed) - Number(b.ticket.isClosed) ||
				a.file.rank - b.file.rank ||
				a.index - b.index,
		))
		newest.set(ticket.id, ticket);
	return newest;
}

const nameDay = ({ rank }: PlannedFile) => `2023-04-0${rank + 1}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function checkPrivacy(output: Output, files: readonly PlannedFile[]) {
	const traces = files.flatMap(({ sheets }) =>
		sheets.flatMap(({ sheet }) => sheet.people.flatMap(tracesOf)),
	);
	const told = [...output]
		.filter(([path]) => /\.(csv|html|json)$/.test(path))
		.flatMap(([path, bytes]) => {
			const text = bytes.toString("utf8");
			const isMarkup = /<script>alert\(7\)/.test(text);
			return traces
				.filter((trace) => text.includes(trace))
				.map((trace) => `${path} ${trace}`)
				.concat(isMarkup && path.endsWith(".html") ? [`${path} markup`] : []);
		});
	expect(told).toEqual([]);
}
