import { expect, test } from "vitest";
import { showIds } from "../../../pipeline/privacy/shown-ids.ts";

test("a number that is somebody's is told by its place, never two in one", () => {
	const ids = [
		"GD1",
		"13900000001",
		"GD2",
		"371002199001011234",
		"13900000001",
	];
	expect(showIds([...ids, "GD3", "张建国", "GD4"])).toEqual([
		"GD1",
		"〔编号1〕",
		"GD2",
		"〔编号2〕",
		"〔编号1〕",
		"GD3",
		"〔编号3〕",
		"GD4",
	]);
});

test.each([
	["telephones in form", ["13022023001", "13022023002", "13022023003"]],
	["papers in form", ["371099202303081234", "371099202303081235"]],
	["letters and digits", ["GD-2023-001", "坪山〔2018〕123号", "20230308001"]],
])("numbers of tickets that are all %s stay", (_, ids) => {
	expect(showIds(ids)).toEqual(ids);
});

// A city's platform begins its numbers with YT, as a courier does.
test("numbers as parcels have them are the platform's own where twenty are of one form", () => {
	const parcels = (many: number, prefix: string) =>
		Array.from({ length: many }, (_, no) => `${prefix}${20261100100 + no}`);
	const others = Array.from({ length: 60 }, (_, no) => `GD${no}`);
	const own = [...parcels(20, "YT"), ...others];
	expect(showIds(own)).toEqual(own);
	expect(showIds([...parcels(19, "YT"), ...others])[18]).toBe("〔编号19〕");
	expect(
		showIds([...parcels(15, "YT"), ...parcels(15, "SF"), ...others])[0],
	).toBe("〔编号1〕");
	expect(showIds(["YT13900000001电话", ...own])[0]).toBe("〔编号1〕");
});

test("twenty telephones among others remain somebody's", () => {
	const phones = Array.from({ length: 30 }, (_, no) => `139000000${10 + no}`);
	const others = Array.from({ length: 60 }, (_, no) => `GD${no}`);
	expect(showIds([...phones, ...others])[0]).toBe("〔编号1〕");
});

test("of as many numbers that are somebody's as others, the former are told by their place", () => {
	expect(showIds(["13900000001", "GD1", "13900000002", "GD2", ""])).toEqual([
		"〔编号1〕",
		"GD1",
		"〔编号2〕",
		"GD2",
		"",
	]);
});

test("of numbers of which one more is somebody's in form than not, all stay", () => {
	const ids = Array.from({ length: 21 }, (_, no) =>
		no < 11 ? `139000000${10 + no}` : `GD${no}`,
	);
	expect(showIds(ids)).toEqual(ids);
});

test.each([
	["with every digit in brackets", "(1)(5)(9)0(7)0(5)(6)0(6)(8)"],
	["with a stop behind each digit", "⒈⒌⒐0⒎0⒌⒍0⒍⒏"],
	["in circles", "①⑤⑨⓪⑦⓪⑤⑥⓪⑥⑧"],
	["a name as an address has it", encodeURIComponent("张建国")],
	["a name behind letters and a sign", "GD-张建国"],
])("somebody's number or name %s is told by its place", (_, id) => {
	expect(showIds(["GD1", id, "GD2"])).toEqual(["GD1", "〔编号1〕", "GD2"]);
});

test.each([
	"GD(1)-2",
	"2023-0301-5907",
	"W%1",
	"A-1590705761",
	"%E5%BC",
	"(2)(1)(5)(9)0(7)0(5)(6)0(6)(8)",
	"(1)(5)(9)0(7)0(5)(6)0(6)(8)(1)",
])("%s is nobody's and stays", (id) => {
	expect(showIds(["GD1", id, "GD2"])).toEqual(["GD1", id, "GD2"]);
});
