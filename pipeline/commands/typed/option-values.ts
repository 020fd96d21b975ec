import { InvalidArgumentError } from "commander";

export function toThreads(text: string): number {
	if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("");
	return Number(text);
}

export function toPort(text: string): number {
	const port = Number(text);
	if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("");
	return port;
}

/** Options as commander gives them: a switch is true, or false where it is one of `--no-…`. */
export type TypedOptions = Readonly<
	Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** Options as they were typed: `{asOf: "2023-04-05"}` is `--as-of 2023-04-05`, `{cache: false}` is `--no-cache`. */
export function toWords(options: TypedOptions): string[] {
	return Object.entries(options).flatMap(([name, value]) => {
		const word = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
		if (value === undefined) return [];
		if (value === false) return [`--no-${word}`];
		if (value === true) return name === "cache" ? [] : [`--${word}`];
		return [`--${word}`, ...[value].flat().map(String)];
	});
}
