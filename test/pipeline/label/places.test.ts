import { expect, test } from "vitest";
import { createPlaceFinder } from "../../../pipeline/label/places.ts";

const find = createPlaceFinder([
	{ name: "望海", aliases: [] },
	{ name: "望海花园", aliases: ["望海小区"] },
	{ name: "西苑", aliases: ["西苑（北区）"] },
]);

test("the location decides before the title, the title before the content", () => {
	expect(find(["西苑门口", "望海花园漏水", "望海"])).toBe("西苑");
	expect(find(["门口", "望海花园漏水", "西苑"])).toBe("望海花园");
	expect(find([null, null, "我住西苑"])).toBe("西苑");
});

test("the longest name wins, wherever it stands", () => {
	expect(find(["望海路旁的望海花园"])).toBe("望海花园");
});

test("an alias leads to the name, whatever its width or white space", () => {
	expect(find(["望海小区3号楼"])).toBe("望海花园");
	expect(find(["西苑(北 区)"])).toBe("西苑");
});

test("a text that names no estate has none", () => {
	expect(find(["某路口", null, ""])).toBeNull();
});

test("ten thousand names cost no more than the text is long", () => {
	const many = createPlaceFinder(
		Array.from({ length: 10_000 }, (_, index) => ({
			name: `${String.fromCharCode(0x4e00 + (index % 5000))}园${index}`,
			aliases: [],
		})),
	);
	expect(many(["一园0号"])).toBe("一园0");
});
