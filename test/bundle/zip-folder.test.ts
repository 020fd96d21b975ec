import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { zipFolder } from "../../bundle/zip-folder.ts";
import { packagePath } from "../../pipeline/package-root.ts";

const folder = mkdtempSync(join(tmpdir(), "zip-folder-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// `unzip` called seven fonts of a bundle broken: packed as a stream they pointed back before their beginning.
test("what was packed unpacks to the same bytes, by the folder's name", () => {
	const bundle = join(folder, "hotline-review");
	cpSync(packagePath("dist", "fonts"), bundle, { recursive: true });
	zipFolder(bundle, `${bundle}.zip`);
	const files = [...unpack(readFileSync(`${bundle}.zip`))];
	expect(files.length).toBeGreaterThan(50);
	for (const [path, bytes] of files) {
		expect(path).toMatch(/^hotline-review\//);
		expect(bytes.equals(readFileSync(join(folder, path))), path).toBe(true);
	}
});

/** By Node's own inflate, which takes no liberties: the library that packed, and others, unpack what is broken. */
function* unpack(zip: Buffer): Generator<[string, Buffer]> {
	const LOCAL_HEADER = 0x04034b50;
	for (let at = 0; zip.readUInt32LE(at) === LOCAL_HEADER; ) {
		const name = at + 30;
		const start = name + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
		const end = start + zip.readUInt32LE(at + 18);
		const path = zip.toString("utf8", name, name + zip.readUInt16LE(at + 26));
		yield [path, inflateRawSync(zip.subarray(start, end))];
		at = end;
	}
}
