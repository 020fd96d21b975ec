import { expect, test } from "vitest";
import { readDefaults } from "../../pipeline/defaults.ts";

test("a packaged file is parsed once, and nobody changes what all read", () => {
	const words = readDefaults<{ unknown_markers: string[] }>("values.yaml");
	expect(readDefaults("values.yaml")).toBe(words);
	expect(words.unknown_markers.length).toBeGreaterThan(0);
	expect(() => words.unknown_markers.push("无")).toThrow(TypeError);
});
