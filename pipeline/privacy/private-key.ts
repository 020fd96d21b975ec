import { createHmac } from "node:crypto";
import { isPersonName } from "./person-name.ts";

/** What of a person the exports hold in columns that are never stored. */
export type PrivateKind = "name" | "identity";

/** A keyed hash of a name or an identity number, so that it can be known again and not be read. */
export function toPrivateKey(
	kind: PrivateKind,
	text: string,
	secret: Uint8Array | string,
): string {
	return createHmac("sha256", secret)
		.update(`${kind}\n${text}`)
		.digest("base64url");
}

const IDENTITY = /^\d{15}(?:\d{2}[\dX])?$/;
const FULL_NAME = /^\p{Script=Han}{2,4}$/u;

/** The full name or the identity number that a cell holds and nothing else; null where it holds neither. */
export function readPrivate(
	cell: string,
): { kind: PrivateKind; text: string } | null {
	const text = cell.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
	if (IDENTITY.test(text)) return { kind: "identity", text };
	return FULL_NAME.test(text) && !text.includes("某") && isPersonName(text)
		? { kind: "name", text }
		: null;
}
