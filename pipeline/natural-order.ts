/** Compares names as people do: digits by their value, the rest by code point. */
export function compareNatural(left: string, right: string): number {
	const lefts = left.match(/\d+|\D/g) ?? [];
	const rights = right.match(/\d+|\D/g) ?? [];
	for (let i = 0; i < Math.min(lefts.length, rights.length); i++) {
		const order = comparePart(lefts[i] as string, rights[i] as string);
		if (order !== 0) return order;
	}
	return lefts.length - rights.length || comparePlain(left, right);
}

function comparePart(left: string, right: string): number {
	if (!isDigits(left) || !isDigits(right)) return comparePlain(left, right);
	const [a, b] = [left.replace(/^0+/, ""), right.replace(/^0+/, "")];
	return a.length - b.length || comparePlain(a, b);
}

function isDigits(text: string): boolean {
	return text >= "0" && text < ":";
}

function comparePlain(left: string, right: string): number {
	return left < right ? -1 : left > right ? 1 : 0;
}
