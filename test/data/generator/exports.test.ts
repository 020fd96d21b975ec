import { readFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
	headersOf,
	loadExportSettings,
} from "../../../data/generator/export-settings.ts";
import type { Sample } from "../../../data/generator/sample.ts";
import { loadWorld } from "../../../data/generator/world.ts";
import type { ExportFile } from "../../../data/generator/write-exports.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { sampleFiles, sampleTruth, theSample } from "../the-sample.ts";

const settings = loadExportSettings();
let sample: Sample;
let files: ExportFile[];

beforeAll(() => {
	sample = theSample();
	files = sampleFiles();
});

function readDefaults(name: string) {
	return parse(readFileSync(packagePath("data/defaults", name), "utf8"));
}

const months = new Map<string, unknown[][]>();

/** The first sheet of a monthly file, as rows of cells. */
function readMonth(month: string): unknown[][] {
	if (!months.has(month)) months.set(month, parseMonth(month));
	return months.get(month) ?? [];
}

function parseMonth(month: string): unknown[][] {
	const index = sample.plan.findIndex((file) => file.month === month);
	const bytes = files[index]?.bytes;
	const text = { html: "gb18030", tsv: "utf-16le" }[
		sample.plan[index]?.format as string
	];
	const book = text
		? XLSX.read(new TextDecoder(text).decode(bytes), {
				type: "string",
				raw: true,
			})
		: XLSX.read(bytes, { type: "buffer" });
	const sheet = book.Sheets[book.SheetNames[0] ?? ""];
	if (!sheet) throw new Error(`no sheet for ${month}`);
	return XLSX.utils.sheet_to_json(sheet, { header: 1, defval: "" });
}

function readSupplement(): string[][] {
	const text = new TextDecoder("gb18030", { fatal: true }).decode(
		files.at(-1)?.bytes,
	);
	const book = XLSX.read(text, { type: "string", raw: true });
	return XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ""] ?? {}, {
		header: 1,
		defval: "",
	});
}

test.each([
	["2022-02", "txt", /^fffe/],
	["2022-04", "xls", /^3c68746d6c/],
	["2022-09", "xls", /^d0cf11e0/],
	["2022-10", "xlsx", /^504b0304/],
])(
	"%s came as .%s, with the first bytes of what it is",
	(month, name, start) => {
		const index = sample.plan.findIndex((file) => file.month === month);
		expect(files[index]?.name).toMatch(new RegExp(`月\\.${name}$`));
		const bytes = Buffer.from(files[index]?.bytes ?? []);
		expect(bytes.subarray(0, 8).toString("hex")).toMatch(start);
	},
);

test("the web page says it is GB2312", () => {
	const index = sample.plan.findIndex(({ format }) => format === "html");
	const page = Buffer.from(files[index]?.bytes ?? []).toString("latin1");
	expect(page).toContain("charset=gb2312");
});

test("fifteen files by month and one GB18030 file of later date", () => {
	expect(files).toHaveLength(16);
	expect(files[0]?.name).toBe("怡园街道12345工单_2022年01月.xlsx");
	expect(files.at(-1)?.name).toBe("工单补充导出_20230406.csv");
	const utf8 = new TextDecoder("utf-8", { fatal: true });
	expect(() => utf8.decode(files.at(-1)?.bytes)).toThrow();
});

test.each([
	["2022-03", 2],
	["2022-10", 3],
	["2023-03", 3],
])("the header of %s is row %i, below a title", (month, row) => {
	const rows = readMonth(month);
	expect(rows[0]?.[0]).toBe("怡园街道12345热线工单明细表");
	expect(rows[row - 1]?.slice(0, 2)).toEqual([
		"序号",
		expect.stringMatching(/^工单(编)?号$/),
	]);
	expect(rows[row]?.[0]).toBe(1);
});

test("three headings are in use, and the defaults know each of them", () => {
	const known = new Set(
		Object.values(
			readDefaults("fields.yaml") as Record<string, { aliases: string[] }>,
		)
			.flatMap(({ aliases }) => aliases)
			.map((alias) => alias.replace(/[（）/]/g, "")),
	);
	const headings = settings.eras.map((_, index) => headersOf(settings, index));
	for (const { column, header } of headings.flat())
		if (column !== "number" && column !== "extension_requested")
			expect(known, header).toContain(header.replace(/[（）]/g, ""));
	const texts = headings.map((columns) =>
		columns.map(({ header }) => header).join(),
	);
	expect(new Set(texts).size).toBe(3);
});

describe("words of closed lists", () => {
	const { values, unknown_markers } = readDefaults("values.yaml") as {
		values: Record<string, Record<string, string[]>>;
		unknown_markers: string[];
	};
	const wordsOf = (field: string) => Object.values(values[field] ?? {}).flat();

	test.each([
		["status", "工单状态"],
		["demand_type", "诉求类型"],
		["channel", "受理渠道"],
		["role", "工单性质"],
		["flag", "是否保密"],
		["solved", "是否解决"],
		["satisfaction", "满意度"],
		["extension_state", "延期申请状态"],
		["unreasonable", "不合理诉求状态"],
		["flag", "是否联系"],
	])(
		"%s holds known words, blanks and the two planted strays only",
		(field, header) => {
			const [, heading = [], ...rows] = readMonth("2022-03");
			const index = heading.indexOf(header);
			expect(index).toBeGreaterThan(0);
			const known = new Set([
				...wordsOf(field),
				...unknown_markers,
				"",
				header,
			]);
			const strange = rows
				.map((row) => String(row[index] ?? ""))
				.filter((word) => !known.has(word));
			expect(strange).toEqual([]);
		},
	);
});

test("total lines, notes, a blank row, a repeated header and a sheet of notes are there", () => {
	const first = (month: string) =>
		readMonth(month).map((row) => String(row[0] ?? ""));
	expect(first("2022-03").at(-1)).toBe("合计");
	expect(first("2022-05").at(-1)).toBe("制表人：丛莲");
	expect(first("2022-04").filter((cell) => cell === "序号")).toHaveLength(2);
	expect(
		readMonth("2022-07").some((row) => row.every((cell) => cell === "")),
	).toBe(true);
	const june = sample.plan.findIndex(({ month }) => month === "2022-06");
	expect(XLSX.read(files[june]?.bytes).SheetNames).toHaveLength(2);
});

test("each record that must be rejected stands in the row the truth names", () => {
	const { rejects } = sampleTruth();
	const broken = rejects.filter(({ reason }) =>
		settings.broken.some((fault) => fault.reason === reason),
	);
	expect(broken).toHaveLength(settings.broken.length);
	for (const { file, row, reason } of broken) {
		const month = file.replace(/.*(\d{4})年(\d{2}).*/, "$1-$2");
		const fault = settings.broken.find(
			(each) => each.month === month && each.reason === reason,
		);
		const record = readMonth(month)[row - 1] ?? [];
		expect(record.map(String), `${file}:${row}`).toContain(fault?.value);
	}
});

test("records were cut up in each way, one of them over two lines", () => {
	const { damaged, rejects } = sampleTruth();
	const kinds = new Set(damaged.map(({ damage }) => damage));
	expect([...kinds].sort()).toEqual(["surplus_cell", "torn", "unclosed_quote"]);
	const cut = rejects.filter(({ reason }) => /ragged|quote/.test(reason));
	expect(cut).toHaveLength(damaged.length + 1);
	const known = damaged.filter(({ found_in }) => found_in !== null);
	expect(known).toHaveLength(3);
});

test("times are text in one era, day numbers in the next, and both in the last", () => {
	const kinds = (month: string, headerRow: number) => {
		const [heading = [], ...rows] = readMonth(month).slice(headerRow - 1);
		const index = heading.indexOf("受理时间");
		return new Set(
			rows.map((row) => typeof row[index]).filter((_, row) => row < 400),
		);
	};
	expect([...kinds("2022-03", 2)]).toEqual(["string"]);
	expect([...kinds("2022-10", 3)]).toEqual(["number"]);
	expect(kinds("2023-02", 3).size).toBe(2);
});

test("a day number is the wall time to the second", () => {
	const [heading = [], record = []] = readMonth("2022-10").slice(2);
	const serial = record[heading.indexOf("受理时间")] as number;
	const { sighting } = sample.plan[9]?.entries[0] ?? {};
	expect(Math.round((serial - 25_569) * 86_400)).toBe(sighting?.acceptedAt);
});

test("the re-export shows newer states of tickets the monthly files hold", () => {
	const [heading = [], ...rows] = readSupplement();
	const march = readMonth("2023-03").slice(2);
	const [idAt, statusAt] = [
		heading.indexOf("工单号"),
		heading.indexOf("办理状态"),
	];
	const before = new Map(
		march.map((row) => [String(row[idAt]).trim(), row[statusAt]]),
	);
	const again = rows.filter((row) => before.has(row[idAt]?.trim() ?? ""));
	const moved = again.filter(
		(row) => before.get(row[idAt]?.trim() ?? "") !== row[statusAt],
	);
	expect(again.length).toBeGreaterThan(300);
	expect(moved.length).toBeGreaterThan(50);
	expect(moved.length).toBeLessThan(again.length);
});

test("nothing in an export happened after it was pulled", () => {
	for (const { exportedAt, entries } of sample.plan)
		for (const { sighting, raw } of entries) {
			const { acceptedAt, dispatchedAt, closedAt, calledBackAt } = sighting;
			const events = [acceptedAt, dispatchedAt, closedAt, calledBackAt];
			if (raw.called_back === undefined)
				expect(Math.max(...events.map((at) => at ?? 0))).toBeLessThanOrEqual(
					exportedAt,
				);
		}
});

test("open, void, returned, extended and assisted tickets are all there", () => {
	const entries = sample.plan.flatMap((file) => file.entries);
	const count = (isIt: (entry: (typeof entries)[number]) => boolean) =>
		entries.filter(isIt).length;
	const last = sample.plan.at(-1)?.entries ?? [];
	expect(
		last.filter(({ sighting }) => sighting.status === "handling").length,
	).toBeGreaterThan(20);
	expect(count(({ sighting }) => sighting.status === "void")).toBeGreaterThan(
		30,
	);
	expect(
		count(({ sighting }) => sighting.status === "returned"),
	).toBeGreaterThan(60);
	expect(
		count(({ sighting }) => sighting.extensionState === "approved"),
	).toBeGreaterThan(200);
	expect(
		count(({ sighting }) => sighting.extensionState === "refused"),
	).toBeGreaterThan(40);
	expect(count(({ role }) => role === "assist")).toBeGreaterThan(50);
	expect(count(({ rejection }) => rejection !== null)).toBe(
		settings.broken.length + settings.damaged.length,
	);
});

test("where the column is blank, the estates named elsewhere agree on the community", () => {
	const { estates } = loadWorld();
	const names = estates
		.flatMap(({ name, aliases, community }) =>
			[name, ...aliases].map((each) => ({
				name: each,
				community: community.name,
			})),
		)
		.sort((a, b) => b.name.length - a.name.length);
	const find = (text: string) =>
		names.find(({ name }) => text.includes(name))?.community;
	const blank = sample.plan
		.flatMap(({ entries }) => entries)
		.filter(({ placement }) => /^$|^-$|^不详$/.test(placement.column));
	expect(blank.length).toBeGreaterThan(500);
	for (const { sighting, placement } of blank) {
		const { title, content } = sighting.ticket;
		const found = find(placement.location) ?? find(title) ?? find(content);
		expect(found ?? null, sighting.ticket.id).toBe(placement.community);
	}
});
