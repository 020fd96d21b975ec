import { expect, test } from "vitest";
import { createRecordLabeller } from "../../../../pipeline/commands/texts/label-records.ts";
import type { TextRecord } from "../../../../pipeline/read/read-texts.ts";

// More than are labelled without threads, each distinct by its place.
const texts = Array.from({ length: 4200 }, (_, no) => ({
	id: `GD${no}`,
	text_0: no % 3 === 0 ? "路灯不亮" : "工厂排放黑烟",
	text_1: `${no % 7 === 0 ? "小区门口" : "村里"}第${no}次反映。`,
}));
// Every third text comes once more, under another number.
const again = texts
	.filter((_, no) => no % 3 === 0)
	.map((record) => ({ ...record, id: `${record.id}-2` }));

const labelOn = async (threads: number, files: readonly TextRecord[][]) => {
	const labeller = createRecordLabeller({ model: null, textCount: 2 }, threads);
	try {
		for (const file of files) labeller.take(file);
		return await labeller.finish();
	} finally {
		await labeller.close();
	}
};

test("on threads each record has the row that it has without them, in their order", async () => {
	const files = [texts.slice(0, 100), [], texts.slice(100), again];
	const rows = await labelOn(2, files);
	expect(rows).toEqual(
		await labelOn(
			1,
			[texts, again].flat().map((r) => [r]),
		),
	);
	expect(rows).toHaveLength(texts.length + again.length);
	const topics = new Set(rows.map(({ label }) => label));
	expect(topics.size).toBeGreaterThan(1);
});

test("of no records there are no rows", async () => {
	expect(await labelOn(2, [])).toEqual([]);
});
