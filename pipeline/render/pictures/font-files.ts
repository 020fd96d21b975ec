import { join } from "node:path";
import { packagePath } from "../../package-root.ts";

export const WEIGHTS = [400, 700] as const;

export const FONT_FOLDER = packagePath("dist", "fonts");

/** Noto Sans SC as TrueType, regular and bold: what draws pictures takes fonts as files. */
export const FONT_FILES = WEIGHTS.map((weight) =>
	join(FONT_FOLDER, `${weight}.ttf`),
);
