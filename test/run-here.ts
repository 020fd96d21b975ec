import { pathToFileURL } from "node:url";
import { packagePath } from "../pipeline/package-root.ts";

/** What a run of the program left behind of itself. */
export interface Ended {
	status: number;
	stdout: string;
	stderr: string;
}

const PROGRAM = pathToFileURL(packagePath("pipeline", "main.ts")).href;
let runs = 0;

/**
 * Runs the program as `hotline-review <words>` would, in this process, which has loaded it already: a process of
 * its own takes as long to begin as a small build takes. One run at a time.
 */
export async function runHere(
	words: readonly string[],
	env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
	const said: Record<"log" | "error", string[]> = { log: [], error: [] };
	const { argv, exitCode } = process;
	const { log, error } = console;
	const before = Object.keys(env).map(
		(key) => [key, process.env[key]] as const,
	);
	Object.assign(process.env, env);
	process.argv = [...argv.slice(0, 1), "hotline-review", ...words];
	process.exitCode = 0;
	console.log = (...parts) => void said.log.push(parts.map(toText).join(" "));
	console.error = (...parts) =>
		void said.error.push(parts.map(toText).join(" "));
	try {
		runs += 1;
		await import(/* @vite-ignore */ `${PROGRAM}?run=${runs}`);
		return {
			status: Number(process.exitCode),
			stdout: said.log.map((line) => `${line}\n`).join(""),
			stderr: said.error.map((line) => `${line}\n`).join(""),
		};
	} finally {
		Object.assign(console, { log, error });
		Object.assign(process, { argv, exitCode });
		for (const [key, value] of before)
			if (value === undefined) delete process.env[key];
			else process.env[key] = value;
	}
}

const toText = (part: unknown) =>
	part instanceof Error ? `${part.stack}` : String(part);
