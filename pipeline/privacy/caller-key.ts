import { toKeyedHash } from "./keyed-hash.ts";

// Stars and crosses of the platforms' own masks; an `x` counts from two in a row.
const MASK = /[*×✱✻●•?#…]|x{2,}/i;

/**
 * A key for one caller, or null where the cell cannot identify one.
 * Users of message boards, whose accounts mix letters and digits, get a key as well.
 */
export function toCallerKey(
	phone: string,
	secret: Uint8Array | string,
): string | null {
	const account = toAccount(phone);
	return account === null ? null : toKeyedHash(account, secret);
}

/** The digits of the first telephone number in a cell, or a latin account name. */
export function toAccount(cell: string): string | null {
	const parts = cell.normalize("NFKC").split(/[,;、/|\n\t]+|转|分机/);
	for (const part of parts) {
		if (MASK.test(part)) return null;
		const account = toPhone(part) ?? toLatinName(part);
		if (account !== null) return account;
	}
	return null;
}

function toPhone(part: string): string | null {
	if (/[A-Za-z]/.test(part)) return null;
	const digits = firstNumber(part)
		.replace(/^(00)?86(?=1\d{10}$|0\d{9,11}$)/, "")
		.replace(/^(00)?86(?=\d{10}$)/, "0")
		.replace(/^0(?=1[3-9]\d{9}$)/, "");
	const isPhone = digits.length >= 7 && digits.length <= 16;
	return isPhone && !/^(\d)\1*$/.test(digits) ? digits : null;
}

// A mobile number, one with its area code, and one without are whole at different lengths.
const WHOLE = /^(?:(?:00)?86)?1[3-9]\d{9}|^0[1-9]\d{8}|^(?!861)[2-9]\d{6}/;

// "138 1234 5678" is one number, "13812345678 13987654321" are two.
function firstNumber(part: string): string {
	let digits = "";
	for (const group of part.trim().split(/\s+/)) {
		digits += keepDigits(group);
		if (WHOLE.test(digits)) break;
	}
	return digits;
}

function keepDigits(text: string): string {
	return text.replace(/\D/g, "");
}

function toLatinName(part: string): string | null {
	const name = part.trim();
	const isAccount = /^[A-Za-z][A-Za-z0-9_-]{4,}$/.test(name) && /\d/.test(name);
	return isAccount ? name.toLowerCase() : null;
}
