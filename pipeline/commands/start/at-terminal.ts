import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import type { BuildResult } from "../build-result.ts";
import { formatBuild } from "../format/format-build.ts";
import { STARTED } from "../format/going-on.ts";
import type { StartEffects } from "./start.ts";

/** What starting does at this machine: commands run as the program itself, questions and papers are for who sits there. */
export function atTerminal(say: (text: string) => void): StartEffects {
	const isSeen = process.stdout.isTTY === true;
	return {
		say,
		ask: process.stdin.isTTY ? ask : undefined,
		check: async (words) => {
			const { code, told } = await runSelf(["check", ...words], "inherit");
			return { code, period: told.period ?? undefined };
		},
		build: async (words) => {
			const { code, text } = await runSelf(
				["build", ...words, "--json"],
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
		stdio: ["inherit", stdout, "inherit", "ipc"],
		env: { ...process.env, ...STARTED },
	});
	let told: { period?: string | null } = {};
	child.on("message", (message) => {
		told = message as typeof told;
	});
	const chunks: Buffer[] = [];
	child.stdout?.on("data", (chunk: Buffer) => void chunks.push(chunk));
	const [code] = await once(child, "close");
	const text = Buffer.concat(chunks).toString("utf8");
	return { code: code ?? 2, text, told };
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
