import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packagePath } from "../../package-root.ts";

export const WEIGHTS = [400, 700] as const;

export const FONT_FOLDER = packagePath("dist", "fonts");

/** Noto Sans SC as TrueType, regular and bold: what draws pictures takes fonts as files. */
export const FONT_FILES = WEIGHTS.map((weight) =>
	join(FONT_FOLDER, `${weight}.ttf`),
);

/** Which signs the two lack, by the small file that has them. */
export const RARE_SIGNS = join(FONT_FOLDER, "rare.json");

let rare: Map<string, string> | undefined;

/** The fonts that a text needs: those two, and of the small ones those that have its rarer signs. */
export function fontsFor(text: string): string[] {
	rare ??= readRareSigns();
	const files = new Set<string>();
	for (const sign of new Set(text)) {
		const file = rare.get(sign);
		if (file) files.add(join(FONT_FOLDER, file));
	}
	return [...FONT_FILES, ...[...files].sort()];
}

function readRareSigns(): Map<string, string> {
	if (!existsSync(RARE_SIGNS)) throw new Error("the package is not compiled");
	const files: Record<string, string> = JSON.parse(
		readFileSync(RARE_SIGNS, "utf8"),
	);
	return new Map(
		Object.entries(files).flatMap(([file, signs]) =>
			[...signs].map((sign): [string, string] => [sign, file]),
		),
	);
}
