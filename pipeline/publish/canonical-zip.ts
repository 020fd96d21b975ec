import { unzipSync, type Zippable, zipSync } from "fflate";

/** The first moment that a zip can state. */
export const NO_TIME = new Date(1980, 0, 1);

/**
 * An office file whose bytes depend on its content alone: entries sorted, no times of
 * packing, the document's own times set to `asOf`, drawing ids counted from one.
 */
export function canonicalOffice(bytes: Uint8Array, asOf: string): Uint8Array {
	const entries = unzipSync(bytes);
	const sorted: Zippable = {};
	for (const name of Object.keys(entries).sort()) {
		const content = entries[name] ?? new Uint8Array();
		sorted[name] = [
			name.endsWith(".xml") ? settle(content, asOf) : content,
			{ mtime: NO_TIME, level: 6 },
		];
	}
	return zipSync(sorted);
}

function settle(content: Uint8Array, asOf: string): Uint8Array {
	const moment = `${asOf.replace(" ", "T")}Z`;
	let drawings = 0;
	const text = new TextDecoder()
		.decode(content)
		.replace(
			/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
			(_, open: string) => `${open}${moment}`,
		)
		.replace(/(<wp:docPr id=")\d+/g, (_, open: string) => {
			drawings += 1;
			return `${open}${drawings}`;
		});
	return new TextEncoder().encode(text);
}
