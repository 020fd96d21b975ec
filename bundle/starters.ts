import { readFileSync } from "node:fs";
import { packagePath } from "../pipeline/package-root.ts";
import type { Target } from "./targets.ts";

interface Starter {
	/** Its name, in the bundle and in `bundle/starters/<system>/`. */
	file: string;
	isExecutable: boolean;
}

/** What lies at the top of a bundle, by system. */
export const STARTERS: Record<Target["os"], readonly Starter[]> = {
	linux: [
		{ file: "start.sh", isExecutable: true },
		{ file: "hotline-review", isExecutable: true },
		{ file: "说明.txt", isExecutable: false },
	],
	win32: [
		{ file: "开始.cmd", isExecutable: false },
		{ file: "hotline-review.cmd", isExecutable: false },
		{ file: "说明.txt", isExecutable: false },
	],
};

const FOLDERS: Record<Target["os"], string> = {
	linux: "linux",
	win32: "windows",
};

/** A starter as its system reads it: a command file of Windows with its line ends, a text with a mark of its encoding. */
export function toStarter(
	{ os }: Pick<Target, "os">,
	file: string,
	nodeVersion: string,
): string {
	const text = readFileSync(
		packagePath("bundle", "starters", FOLDERS[os], file),
		"utf8",
	).replaceAll("{{node}}", nodeVersion);
	if (os === "linux") return text;
	const mark = file.endsWith(".txt") ? "\uFEFF" : "";
	return mark + text.replaceAll("\n", "\r\n");
}
