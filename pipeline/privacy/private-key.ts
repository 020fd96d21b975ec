import { toKeyedHash } from "./keyed-hash.ts";
import { findMasked } from "./mask.ts";
import { isPersonName, mayBeName } from "./person-name.ts";

/** What of a person the exports hold in columns that are never stored, or in a text. */
export type PrivateKind = "name" | "identity";

export interface Private {
	kind: PrivateKind | "phone";
	text: string;
}

/** A keyed hash of a name, an identity number or a telephone, so that it can be known again and not be read. */
export function toPrivateKey(
	kind: PrivateKind,
	text: string,
	secret: Uint8Array | string,
): string {
	return toKeyedHash(`${kind}\n${text}`, secret);
}

const IDENTITY = /^\d{15}(?:\d{2}[\dX])?$/;
const FULL_NAME = /^\p{Script=Han}{2,4}$/u;

/** The full name or the identity number that a cell holds and nothing else; null where it holds neither. */
export function readPrivate(cell: string): Private | null {
	const text = plain(cell);
	if (IDENTITY.test(text)) return { kind: "identity", text };
	return isFullName(text) && mayBeName(text) ? { kind: "name", text } : null;
}

const SOUGHT = new Set(["电话", "证件号", "姓名"]);

/** The full names, identity numbers and telephones that the mask finds in a text. */
export function findPrivate(text: string): Private[] {
	return findMasked(text, SOUGHT).flatMap(({ word, text }): Private[] => {
		const found = plain(text);
		if (word === "电话") return [{ kind: "phone", text: toDigits(found) }];
		if (word === "证件号" && IDENTITY.test(found))
			return [{ kind: "identity", text: found }];
		return word === "姓名" && isFullName(found) && isPersonName(found)
			? [{ kind: "name", text: found }]
			: [];
	});
}

const NUMERALS = [
	"〇零○",
	"一幺壹",
	"二贰",
	"三叁",
	"四肆",
	"五伍",
	"六陆",
	"七柒",
	"八捌",
	"九玖",
];

function toDigits(text: string): string {
	return text.replace(/\p{Script=Han}|○/gu, (sign) => {
		const digit = NUMERALS.findIndex((signs) => signs.includes(sign));
		return digit < 0 ? sign : String(digit);
	});
}

const isFullName = (text: string) =>
	FULL_NAME.test(text) && !text.includes("某");

function plain(text: string): string {
	return text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
}
