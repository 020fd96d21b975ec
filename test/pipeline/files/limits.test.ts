import { expect, test } from "vitest";
import {
	createAllowance,
	drawParts,
	findOversize,
} from "../../../pipeline/files/limits.ts";
import { formatUserError, UserError } from "../../../pipeline/user-error.ts";
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
	shared_mb: 1,
	shared_per_mb: 1,
	whole_mb: 10,
	whole_spread: 1,
	tables: 10,
	tables_per_mb: 1,
};
const MB = 1 << 20;

function messageOf(run: () => void): string {
	try {
		run();
	} catch (error) {
		if (error instanceof UserError) return formatUserError(error);
		throw error;
	}
	return "";
}

test.each([
	[{ ...LIMITS, part_mb: 1 }, "其中一张表解开后有"],
	[{ ...LIMITS, content_mb: 1 }, "解开后有"],
	[{ ...LIMITS, spread_mb: 1 }, "解开后有"],
])("over %j is refused before it is unpacked", (limits, message) => {
	const allowance = createAllowance("工单.xlsx", MB / 10, limits);
	const told = messageOf(() => drawParts([2 * MB, MB], allowance, limits));
	expect(told).toContain(message);
	expect(told).toContain("上限");
	expect(findOversize(11 * MB, limits)).toContain("文件有");
});

test("within the limits nothing is said", () => {
	const allowance = createAllowance("工单.xlsx", MB, LIMITS);
	expect(messageOf(() => drawParts([2 * MB, MB], allowance, LIMITS))).toBe("");
	expect(findOversize(MB, LIMITS)).toBeUndefined();
});

test("an allowance is drawn bit by bit, and what is beyond it names the file", () => {
	const allowance = createAllowance("工单.xlsx", MB, LIMITS);
	for (let cells = 0; cells < 101; cells += 1) allowance.drawCells(1);
	expect(messageOf(() => allowance.drawCells(1))).toMatch(
		/工单\.xlsx.*单元格超过 101 个的上限/,
	);
	expect(messageOf(() => allowance.drawTables(12))).toContain("超过 11 张");
	expect(messageOf(() => allowance.drawCharacters(3 * MB))).toContain(
		"2 百万字",
	);
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
