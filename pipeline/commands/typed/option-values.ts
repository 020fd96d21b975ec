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

/** Options as they were typed: `{asOf: "2023-04-05"}` is `--as-of 2023-04-05`. */
export function toWords(options: Record<string, string>): string[] {
	return Object.entries(options).flatMap(([name, value]) => [
		`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
		value,
	]);
}
