import { expect, test } from "vitest";
import { once, readDefaults } from "../../pipeline/defaults.ts";

test("a packaged file is parsed once, and nobody changes what all read", () => {
	const words = readDefaults<{ unknown_markers: string[] }>("values.yaml");
	expect(readDefaults("values.yaml")).toBe(words);
	expect(words.unknown_markers.length).toBeGreaterThan(0);
	expect(() => words.unknown_markers.push("无")).toThrow(TypeError);
});

test("what is made of the package is made once, and nobody changes it", () => {
	let made = 0;
	const read = once(() => ({ rows: [++made] }));
	expect(read()).toBe(read());
	expect(made).toBe(1);
	expect(() => read().rows.push(2)).toThrow(TypeError);
});
