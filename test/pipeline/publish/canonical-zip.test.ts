import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { canonicalOffice } from "../../../pipeline/publish/canonical-zip.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined) =>
	new TextDecoder().decode(content);

const CORE =
	'<dcterms:created xsi:type="x">2026-01-01T00:00:00Z</dcterms:created><dcterms:modified>2026-01-02T00:00:00Z</dcterms:modified>';
const PAGE =
	'<wp:docPr id="77" name="a"/><wp:docPr id="5" name="b"/><a id="9"/>';

const packed = (mtime: Date, names: readonly string[]) =>
	zipSync(
		Object.fromEntries(
			names.map((name) => [
				name,
				[bytes(name.startsWith("core") ? CORE : PAGE), { mtime, level: 0 }],
			]),
		),
	);

test("an office file is dated by its data, its drawings counted from one, and nothing else is touched", () => {
	const file = packed(new Date(2024, 5, 6), ["page.xml", "core.xml", "a.bin"]);
	const entries = unzipSync(canonicalOffice(file, "2023-04-05 16:00:00"));
	expect(Object.keys(entries)).toEqual(["a.bin", "core.xml", "page.xml"]);
	expect(text(entries["core.xml"])).toBe(
		CORE.replace("2026-01-01T00:00:00Z", "2023-04-05T16:00:00Z").replace(
			"2026-01-02T00:00:00Z",
			"2023-04-05T16:00:00Z",
		),
	);
	expect(text(entries["page.xml"])).toBe(
		'<wp:docPr id="1" name="a"/><wp:docPr id="2" name="b"/><a id="9"/>',
	);
	expect(text(entries["a.bin"])).toBe(PAGE);
});

test("packed at another time, in another order, it is the same bytes", () => {
	const asOf = "2023-04-05 16:00:00";
	const one = packed(new Date(2024, 5, 6), ["page.xml", "core.xml"]);
	const other = packed(new Date(1999, 0, 2), ["core.xml", "page.xml"]);
	const bytes = canonicalOffice(one, asOf);
	expect(canonicalOffice(other, asOf)).toEqual(bytes);
	// The first moment that a zip can state: 1980-01-01 00:00.
	const stamp = new DataView(bytes.buffer, bytes.byteOffset).getUint32(
		10,
		true,
	);
	expect(stamp).toBe(((0 << 25) | (1 << 21) | (1 << 16)) >>> 0);
});
