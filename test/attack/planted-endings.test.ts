import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { builtSample } from "../data/the-sample.ts";
import { PLANTED } from "../pipeline/publish/planted-leaks.ts";

const endingOf = (path: string) => path.slice(path.lastIndexOf(".") + 1);

function endingsIn(path: string, bytes: Uint8Array): string[] {
	const inner = /\.(?:xlsx|docx|zip)$/.test(path)
		? Object.entries(unzipSync(bytes)).flatMap(([name, each]) =>
				endingsIn(name, each),
			)
		: [];
	return [endingOf(path), ...inner];
}

test("every ending of a built workspace, and of what is packed in it, has a planted leak", async () => {
	const out = dirname((await builtSample()).folder);
	const endings = readdirSync(out, { recursive: true, encoding: "utf8" })
		.filter((path) => statSync(join(out, path)).isFile())
		.flatMap((path) => endingsIn(path, readFileSync(join(out, path))));
	// Outlines of letters, of a font that the package brings along.
	const found = [...new Set(endings)].filter((ending) => ending !== "odttf");
	expect(found.length).toBeGreaterThan(6);
	expect(found.filter((ending) => !(ending in PLANTED))).toEqual([]);
}, 300_000);
