/** A part of a page that was saved as a single file. */
export interface MhtmlPart {
	type: string;
	charset: string | undefined;
	bytes: Buffer;
}

const MOST_PARTS = 10_000;
const MOST_DEPTH = 4;

/** The parts of a single-file page (MHTML), their transfer encoding undone. */
export function readMhtml(bytes: Buffer): MhtmlPart[] {
	const parts: MhtmlPart[] = [];
	takePart(bytes.toString("latin1"), parts, 0);
	return parts;
}

// In latin1 a byte is a character: the parts keep whatever encoding they have.
function takePart(text: string, parts: MhtmlPart[], depth: number): void {
	const end = /\r?\n\r?\n/.exec(text);
	const head = end ? text.slice(0, end.index) : text;
	const body = end ? text.slice(end.index + end[0].length) : "";
	const headers = readHeaders(head);
	const type = headers.get("content-type") ?? "text/plain";
	const boundary = parameter(type, "boundary");
	if (/^multipart\//i.test(type) && boundary && depth < MOST_DEPTH) {
		for (const piece of splitParts(body, boundary)) {
			if (parts.length >= MOST_PARTS) return;
			takePart(piece, parts, depth + 1);
		}
		return;
	}
	const transfer = headers.get("content-transfer-encoding") ?? "";
	parts.push({
		type: (type.split(";")[0] ?? "").trim().toLowerCase(),
		charset: parameter(type, "charset"),
		bytes: decodeTransfer(body, transfer),
	});
}

function readHeaders(head: string): Map<string, string> {
	const lines = head
		.trim()
		.replace(/\r?\n[ \t]+/g, " ")
		.split(/\r?\n/);
	return new Map(
		lines.flatMap((line) => {
			const colon = line.indexOf(":");
			const name = line.slice(0, colon).trim().toLowerCase();
			return colon > 0 ? [[name, line.slice(colon + 1).trim()] as const] : [];
		}),
	);
}

function parameter(header: string, name: string): string | undefined {
	const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i");
	const match = found.exec(header);
	return match?.[1] ?? match?.[2];
}

function splitParts(body: string, boundary: string): string[] {
	const lines = `\n${body}`.split(`\n--${boundary}`);
	return lines
		.slice(1)
		.filter((piece) => !piece.startsWith("--"))
		.map((piece) => piece.replace(/^[ \t]*\r?\n/, ""));
}

function decodeTransfer(body: string, transfer: string): Buffer {
	if (/base64/i.test(transfer)) return Buffer.from(body, "base64");
	const text = /quoted-printable/i.test(transfer)
		? body
				.replace(/=[ \t]{0,76}\r?\n/g, "")
				.replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) =>
					String.fromCharCode(Number.parseInt(code, 16)),
				)
		: body;
	return Buffer.from(text, "latin1");
}
