import type { Random } from "./random.ts";

/** What a slot may become: a text, or texts to choose from. */
export type Slots = Readonly<Record<string, string | readonly string[]>>;

const INNERMOST = /<([^<>]*)>/;
const SLOT = /^[a-z][a-z0-9_]*$/;

/** The text with every `<a|b>` chosen and every slot, a latin name, filled from the first layer that has it, innermost first. */
export function expand(
	text: string,
	layers: readonly Slots[],
	random: Random,
): string {
	let rest = text;
	for (let left = 200; left > 0; left -= 1) {
		const match = INNERMOST.exec(rest);
		if (!match) return rest;
		const option = random.pick((match[1] ?? "").split("|"));
		const filling = SLOT.test(option) ? fill(option, layers, random) : option;
		rest =
			rest.slice(0, match.index) +
			filling +
			rest.slice(match.index + match[0].length);
	}
	throw new Error(`endless: ${text}`);
}

function fill(name: string, layers: readonly Slots[], random: Random): string {
	const slot = layers.find((slots) => Object.hasOwn(slots, name))?.[name];
	if (slot === undefined) throw new Error(`no slot <${name}>`);
	return typeof slot === "string" ? slot : random.pick(slot);
}

/** The text without the punctuation that empty slots leave behind. */
export function tidy(text: string): string {
	return text
		.replaceAll("小区小区", "小区")
		.replace(/(\d+号楼)(附近|周边|居民称)?，\1/g, "$1")
		.replace(/[，。：；]+(?=[。！？；])/g, "")
		.replace(/([，：；])[，：；。]+/g, "$1")
		.replace(/([。！？])[，；：。]+/g, "$1")
		.replace(/^[，。；：]+/, "")
		.replace(/，$/, "。");
}
