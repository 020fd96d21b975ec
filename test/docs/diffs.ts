import { execFileSync } from "node:child_process";
import { readPage } from "./pages.ts";

/** The diffs of the maintainers' page, each under its heading. */
export function readDiffs(): { heading: string; diff: string }[] {
	const parts = readPage("docs/maintainer.md").split(/^## /m).slice(1);
	return parts.flatMap((part) =>
		[...part.matchAll(/^```diff\n(.*?)^```$/gms)].map(([, diff = ""]) => ({
			heading: part.slice(0, part.indexOf("\n")),
			diff,
		})),
	);
}

/** Applies a diff to the files below a folder, or only sees that it could. */
export function applyDiff(
	folder: string,
	diff: string,
	...options: string[]
): void {
	execFileSync("git", ["apply", ...options, "-"], {
		cwd: folder,
		input: diff,
		env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
		stdio: ["pipe", "ignore", "pipe"],
	});
}
