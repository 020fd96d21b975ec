import { expect, test } from "vitest";
import {
	findOversize,
	findOversizeParts,
} from "../../../pipeline/files/limits.ts";
import { readFiles, toWorkbook } from "../read/read-fixture.ts";

const HEADER = ["工单编号", "受理时间", "标题"];
const book = toWorkbook({
	表: [
		HEADER,
		...Array.from({ length: 100 }, (_, index) => [
			`GD${index}`,
			"2023-03-01",
			"x".repeat(32_000),
		]),
	],
});
const LIMITS = {
	file_mb: 10,
	content_mb: 10,
	part_mb: 10,
	spread_mb: 10,
	spread: 1,
	cells: 100,
	cells_per_mb: 1,
};
const MB = 1 << 20;

test.each([
	[{ ...LIMITS, part_mb: 1 }, "其中一张表解开后有"],
	[{ ...LIMITS, content_mb: 1 }, "解开后有"],
	[{ ...LIMITS, spread_mb: 1 }, "解开后有"],
])("over %j is refused before it is unpacked", (limits, message) => {
	const problem = findOversizeParts(MB / 10, [2 * MB, MB], limits);
	expect(problem).toContain(message);
	expect(problem).toContain("上限");
	expect(findOversize(11 * MB, limits)).toContain("文件有");
});

test("within the limits nothing is said", () => {
	expect(findOversizeParts(MB, [2 * MB, MB], LIMITS)).toBeUndefined();
	expect(findOversize(MB, LIMITS)).toBeUndefined();
});

// A bomb states a kilobyte and unpacks to gigabytes; the reader must not be the one to find out.
test("a part that unpacks to more than it states is refused", async () => {
	const lying = Buffer.from(book);
	const directory = lying.lastIndexOf(Buffer.from("PK\u0001\u0002"));
	for (
		let at = lying.indexOf(Buffer.from("PK\u0001\u0002"));
		at >= 0 && at <= directory;
		at = lying.indexOf(Buffer.from("PK\u0001\u0002"), at + 1)
	)
		if (lying.readUInt32LE(at + 24) > 1 << 20)
			lying.writeUInt32LE(1024, at + 24);
	const { warnings, tickets } = await readFiles({
		"炸弹.xlsx": lying,
		"好.csv": "工单编号,受理时间\nGD2,2023-03-01\n",
	});
	expect(tickets).toMatchObject([{ ticket_id: "GD2" }]);
	expect(warnings).toMatchObject([
		{ file: "炸弹.xlsx", warning: expect.stringContaining("没有读取") },
	]);
});
