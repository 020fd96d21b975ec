import { fileURLToPath } from "node:url";

/** A path as a window takes it when a folder is dropped on it: in quotes, as an address, with spaces or back-slashed signs. */
export function toFolder(typed: string): string {
	const trimmed = typed.trim();
	const [, , quoted] = /^(?:& )?(["'])(.*)\1$/.exec(trimmed) ?? [];
	if (quoted !== undefined) return quoted;
	if (trimmed.startsWith("file://")) return fileURLToPath(trimmed);
	return process.platform === "win32"
		? trimmed
		: trimmed.replaceAll(/\\(.)/g, "$1");
}
