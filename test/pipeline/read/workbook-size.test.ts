import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findOversizeZip } from "../../../pipeline/read/workbook-size.ts";
import { readFiles, toWorkbook } from "./read-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "size-"));
afterAll(() => rmSync(folder, { recursive: true }));

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
const LIMITS = { file_mb: 10, content_mb: 10, part_mb: 10 };

function store(name: string, bytes: Buffer): string {
	const file = join(folder, name);
	writeFileSync(file, bytes);
	return file;
}

test.each([
	[{ ...LIMITS, part_mb: 1 }, "其中一张表解开后有"],
	[{ ...LIMITS, content_mb: 1 }, "解开后有"],
	[{ ...LIMITS, file_mb: 0 }, "文件有"],
])("over %j is refused before it is unpacked", async (limits, message) => {
	const problem = await findOversizeZip(store("big.xlsx", book), limits);
	expect(problem).toContain(message);
	expect(problem).toContain("上限");
});

test("within the limits nothing is said", async () => {
	expect(
		await findOversizeZip(store("good.xlsx", book), LIMITS),
	).toBeUndefined();
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
	await expect(
		findOversizeZip(store("lying.xlsx", lying), LIMITS),
	).rejects.toThrow();
	const { warnings, tickets } = await readFiles({
		"炸弹.xlsx": lying,
		"好.csv": "工单编号,受理时间\nGD2,2023-03-01\n",
	});
	expect(tickets).toMatchObject([{ ticket_id: "GD2" }]);
	expect(warnings).toMatchObject([
		{ file: "炸弹.xlsx", warning: expect.stringContaining("没有读取") },
	]);
});
