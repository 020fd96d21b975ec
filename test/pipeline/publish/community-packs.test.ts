import { read, utils } from "@e965/xlsx";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import {
	type OwnPage,
	packCommunities,
} from "../../../pipeline/publish/community-packs.ts";
import {
	readWorkbookPlan,
	type WorkbookPlan,
} from "../../../pipeline/publish/workbooks.ts";

let database: Database;
beforeAll(async () => {
	database = await openDuckdb();
	const columns = { id: "text", community: "text", level: "text" } as const;
	await database.createTable("tickets", columns);
	await database.append("tickets", [
		["3", "1", "2", "4"],
		["甲社区", "乙社区", "甲社区", null],
		["bad", "good", "good", "good"],
	]);
	await database.createTable("calls", columns);
	await database.append("calls", [["9"], ["乙社区"], ["bad"]]);
	await database.createTable("whole", { id: "text" });
	await database.append("whole", [["1"]]);
});
afterAll(() => database.close());

const AS_OF = "2023-04-05 16:00:00";
const modelOf = (name: string) => ({
	name,
	header: { grain: ["id"], order: [], hidden: [] },
});
const MODELS = ["tickets", "calls", "whole", "absent"].map(modelOf);
const sheetOf = (sheet: string, label: string) => ({
	sheet,
	label,
	columns: ["id", "level"],
});
const PAGES: OwnPage[] = ["甲社区", "乙社区", "丙社区"].map((community) => ({
	community,
	page: { path: `communities/${community}.html`, content: `${community}的页` },
}));

function pack(sheets: string[], pages = PAGES, models = MODELS) {
	const plan: WorkbookPlan = {
		...readWorkbookPlan(),
		workbooks: {
			"a.xlsx": [sheetOf("tickets", "工单"), sheetOf("absent", "没有")],
			"b.xlsx": [sheetOf("calls", "来电"), sheetOf("whole", "全部")],
		},
		handoff: { file: "单.xlsx", sheets },
		columns: {
			id: { label: "编号", width: 10 },
			level: { label: "评价", width: 8, format: "word grade" },
		},
	};
	const words = { grade: { good: "好", bad: "差" } };
	return packCommunities(database, pages, models, AS_OF, words, plan);
}

const unpack = (content: string | Uint8Array | undefined) =>
	unzipSync(content as Uint8Array);

const rowsOf = (book: Uint8Array | undefined) => {
	const { SheetNames, Sheets } = read(book);
	return SheetNames.map((name) => [
		name,
		...utils.sheet_to_json<string[]>(Sheets[name] ?? {}, { header: 1 }),
	]);
};

test("a community's zip has its page, and of each list its own rows in the list's order", async () => {
	const packs = await pack(["calls", "tickets"]);
	expect(packs.map(({ path }) => path)).toEqual([
		"handoff/甲社区.zip",
		"handoff/乙社区.zip",
		"handoff/丙社区.zip",
	]);
	const [first, second] = packs.map(({ content }) => unpack(content));
	expect(Object.keys(first ?? {})).toEqual(["甲社区.html", "单.xlsx"]);
	expect(new TextDecoder().decode(first?.["甲社区.html"])).toBe("甲社区的页");
	expect(rowsOf(first?.["单.xlsx"])).toEqual([
		["工单", ["编号", "评价"], ["2", "好"], ["3", "差"]],
	]);
	expect(rowsOf(second?.["单.xlsx"])).toEqual([
		["来电", ["编号", "评价"], ["9", "差"]],
		["工单", ["编号", "评价"], ["1", "好"]],
	]);
});

test("where a community has no row of any list, its zip is its page alone", async () => {
	const packs = await pack(["tickets"]);
	expect(Object.keys(unpack(packs[2]?.content))).toEqual(["丙社区.html"]);
});

test("a list whose model has not run is left out", async () => {
	const [first] = await pack(["absent", "tickets"]);
	const book = unpack(first?.content)["单.xlsx"];
	expect(rowsOf(book).map(([name]) => name)).toEqual(["工单"]);
});

test("a page that is given as bytes is packed as it is, and only its ending is changed in the zip's name", async () => {
	const content = new Uint8Array([7, 0, 255]);
	const page = { path: "communities/a.html.b.html", content };
	const [file] = await pack(["calls"], [{ community: "乙社区", page }]);
	expect(file?.path).toBe("handoff/a.html.b.zip");
	expect(unpack(file?.content)["a.html.b.html"]).toEqual(content);
});

// The zip of yesterday is the zip of today: its times are the format's first, not the clock's.
test("zips have the same bytes at any time, are deflated, and the lists are dated by the data", async () => {
	const page = { path: "p/甲.html", content: "字".repeat(5000) };
	const [file] = await pack(["tickets"], [{ community: "甲社区", page }]);
	const bytes = Buffer.from(file?.content as Uint8Array);
	expect(bytes.readUInt32LE(10)).toBe(0x00210000);
	expect(bytes.readUInt16LE(8)).toBe(8);
	expect(bytes.length).toBeLessThan(15_000);
	const list = unpack(file?.content)["单.xlsx"];
	expect(read(list, { bookProps: true }).Props?.CreatedDate).toEqual(
		new Date("2023-04-05T16:00:00Z"),
	);
});

test("a list that no workbook has, or that is of no model, is a mistake of the plan", async () => {
	const message = (name: string) => `workbooks.yaml: no workbook has ${name}`;
	await expect(pack(["nothing"])).rejects.toThrow(message("nothing"));
	const models = [modelOf("calls")];
	await expect(pack(["tickets"], PAGES, models)).rejects.toThrow(
		message("tickets"),
	);
});

// Without an owner every row would be nobody's, or everybody's.
test("a list that does not say whose a row is goes into no pack", async () => {
	await expect(pack(["whole"])).rejects.toThrow("whose a row is");
});
