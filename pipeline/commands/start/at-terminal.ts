import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import type { BuildResult } from "../build-result.ts";
import { formatBuild } from "../format/format-build.ts";
import type { StartEffects } from "./start.ts";

/** What starting does at this machine: commands run as the program itself, questions and papers are for who sits there. */
export function atTerminal(say: (text: string) => void): StartEffects {
	const isSeen = process.stdout.isTTY === true;
	return {
		say,
		ask: process.stdin.isTTY ? ask : undefined,
		run: async (words) => (await runSelf(words, "inherit")).code,
		build: async (workspace) => {
			const { code, text } = await runSelf(
				["build", workspace, "--json"],
				"pipe",
			);
			if (code !== 0) return code;
			const result: BuildResult = JSON.parse(text);
			say(formatBuild(result));
			return result;
		},
		open: isSeen ? openFile : () => undefined,
	};
}

async function ask(question: string): Promise<string> {
	const reader = createInterface({
		input: process.stdin,
		output: process.stdout,
	});
	try {
		return await reader.question(question);
	} finally {
		reader.close();
	}
}

async function runSelf(words: readonly string[], stdout: "inherit" | "pipe") {
	const [node, program = ""] = [process.execPath, process.argv[1]];
	const child = spawn(node, [program, ...words], {
		stdio: ["inherit", stdout, "inherit"],
	});
	const chunks: Buffer[] = [];
	child.stdout?.on("data", (chunk: Buffer) => void chunks.push(chunk));
	const [code] = await once(child, "close");
	return { code: code ?? 2, text: Buffer.concat(chunks).toString("utf8") };
}

// What opens files may be missing; the paths have been said already.
function openFile(path: string): void {
	const openers: Partial<Record<NodeJS.Platform, string>> = {
		win32: "explorer.exe",
		darwin: "open",
	};
	const opener = openers[process.platform] ?? "xdg-open";
	spawn(opener, [path], { stdio: "ignore", detached: true })
		.on("error", () => undefined)
		.unref();
}
