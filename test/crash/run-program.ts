import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packagePath } from "../../pipeline/package-root.ts";

const program = packagePath("dist", "pipeline", "main.js");

export interface Run {
	child: ChildProcess;
	/** How it ended, and what it said on its way. */
	ended: Promise<{
		code: number | null;
		signal: NodeJS.Signals | null;
		said: string;
	}>;
}

/** A preload of this folder, as a word of node's. */
export function preload(name: string): string {
	return `--import=${pathToFileURL(packagePath("test", "crash", name))}`;
}

/** Starts the program, or another script, in a process of its own. */
export function start(
	words: readonly string[],
	env: Record<string, string> = {},
	node: readonly string[] = [],
): Run {
	const [first = ""] = words;
	const script = first.endsWith(".mjs") ? [] : [program];
	const child = spawn(process.execPath, [...node, ...script, ...words], {
		env: { ...process.env, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let said = "";
	for (const stream of [child.stdout, child.stderr])
		stream?.setEncoding("utf8").on("data", (part: string) => {
			said += part;
		});
	const ended = once(child, "close").then(([code, signal]) => ({
		code,
		signal,
		said,
	}));
	return { child, ended };
}

/** The folders of runs below a folder. */
export function runFolders(folder: string): string[] {
	return listNames(folder)
		.filter((name) => /^(run|hotline-review)-[0-9a-f]+$/.test(name))
		.map((name) => join(folder, name));
}

/** What is in a folder, or nothing where there is none. */
export function listNames(folder: string): string[] {
	return existsSync(folder) ? readdirSync(folder).sort() : [];
}
