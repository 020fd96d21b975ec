import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** What of the machine the search for a browser looks at. */
export interface Machine {
	platform: string;
	env: Readonly<Record<string, string | undefined>>;
	isRoot: boolean;
}

const LINUX = [
	"google-chrome",
	"google-chrome-stable",
	"chromium",
	"chromium-browser",
	"microsoft-edge",
	"microsoft-edge-stable",
];
const WINDOWS = [
	["Google", "Chrome", "Application", "chrome.exe"],
	["Microsoft", "Edge", "Application", "msedge.exe"],
	["Chromium", "Application", "chrome.exe"],
];
const MAC = ["Google Chrome", "Microsoft Edge", "Chromium"];
const MOST_MS = 90_000;

/** What to tell where there is no browser to print with. */
export const NO_BROWSER =
	"没有找到 Chrome、Edge 或 Chromium，没有生成 report.pdf；装好其中一个，或用环境变量 CHROME_PATH 写明它的位置，也可以打开 report.html 自己打印。";
export const PRINT_FAILED =
	"浏览器没有打印成功，没有生成 report.pdf；可以打开 report.html 自己打印。";

/** The Chrome, Edge or Chromium of the machine; `CHROME_PATH` stands before what is found. */
export function findBrowser({ platform, env }: Machine): string | undefined {
	const named = env.CHROME_PATH;
	if (named) return existsSync(named) ? named : undefined;
	return candidates(platform, env).find((path) => existsSync(path));
}

function candidates(platform: string, env: Machine["env"]): string[] {
	if (platform === "win32")
		return [env.ProgramFiles, env["ProgramFiles(x86)"], env.LocalAppData]
			.filter((root) => root !== undefined)
			.flatMap((root) => WINDOWS.map((parts) => join(root, ...parts)));
	if (platform === "darwin")
		return MAC.map(
			(name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
		);
	const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
	return LINUX.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Prints a page to `pdf` by the machine's own browser, without a window and without a
 * network, and with its own folder beside `pdf`; answers what to tell where that was not possible.
 */
export async function printPdf(
	page: string,
	pdf: string,
	machine: Machine,
): Promise<string | null> {
	const browser = findBrowser(machine);
	if (!browser) return NO_BROWSER;
	const profile = mkdtempSync(join(dirname(pdf), "browser-"));
	try {
		const child = spawn(
			browser,
			[
				"--headless=new",
				"--disable-gpu",
				"--no-first-run",
				"--no-pdf-header-footer",
				"--host-resolver-rules=MAP * ~NOTFOUND",
				`--user-data-dir=${profile}`,
				`--print-to-pdf=${pdf}`,
				...(machine.isRoot ? ["--no-sandbox"] : []),
				pathToFileURL(page).href,
			],
			{ stdio: "ignore", timeout: MOST_MS },
		);
		await Promise.race([once(child, "close"), once(child, "error")]);
	} catch {
		return PRINT_FAILED;
	} finally {
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	}
	return existsSync(pdf) ? null : PRINT_FAILED;
}
