const DIGITS = "零一二三四五六七八九";

/** Compares names of grids as people count them: 第二 before 第三, 第九 before 第十一, 2 before 10. */
export function compareGrids(left: string, right: string): number {
	const [a, b] = [toSortable(left), toSortable(right)];
	if (a !== b) return a < b ? -1 : 1;
	return left < right ? -1 : left > right ? 1 : 0;
}

// Numbers up to 99, in Chinese or in digits, become as long as each other.
function toSortable(name: string): string {
	return name.replace(/[一二三四五六七八九十]+|\d+/g, (number) =>
		String(toNumber(number)).padStart(6, "0"),
	);
}

function toNumber(text: string): number {
	if (/\d/.test(text)) return Number(text);
	const [tens, ones] = text.includes("十") ? text.split("十") : ["零", text];
	return 10 * toDigit(tens, 1) + toDigit(ones, 0);
}

function toDigit(character: string | undefined, ifNone: number): number {
	return character ? DIGITS.indexOf(character) : ifNone;
}
