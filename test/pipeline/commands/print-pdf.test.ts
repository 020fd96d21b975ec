import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
	findBrowser,
	NO_BROWSER,
	PRINT_FAILED,
	printPdf,
} from "../../../pipeline/commands/print-pdf.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "print-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (...parts: string[]) => {
	const file = join(folder, ...parts);
	mkdirSync(join(file, ".."), { recursive: true });
	writeFileSync(file, "#!/bin/sh\n");
	chmodSync(file, 0o755);
	return file;
};
const machine = (platform: string, env: Record<string, string>) => ({
	platform,
	env,
	isRoot: true,
});

describe("the browser to print with", () => {
	test("is the first on the path", () => {
		const chromium = put("bin", "chromium");
		put("bin", "microsoft-edge");
		expect(
			findBrowser(
				machine("linux", { PATH: `/nowhere:${join(folder, "bin")}` }),
			),
		).toBe(chromium);
	});

	test("is Edge on a Windows without Chrome", () => {
		const edge = put("Microsoft", "Edge", "Application", "msedge.exe");
		expect(findBrowser(machine("win32", { ProgramFiles: folder }))).toBe(edge);
	});

	test("is the one that CHROME_PATH names, or none", () => {
		const own = put("own");
		const PATH = join(put("bin", "chromium"), "..");
		expect(findBrowser(machine("linux", { PATH, CHROME_PATH: own }))).toBe(own);
		expect(
			findBrowser(machine("linux", { PATH, CHROME_PATH: `${own}-not` })),
		).toBeUndefined();
	});
});

describe("printing", () => {
	const print = (script: string) => {
		const file = put("browser");
		writeFileSync(file, `#!/bin/sh\n${script}\n`);
		return printPdf(join(folder, "报告.html"), join(folder, "report.pdf"), {
			...machine("linux", { CHROME_PATH: file }),
		});
	};

	test("asks the browser for a PDF of the page, without a network", async () => {
		const log = join(folder, "words");
		const problem = await print(
			`printf '%s\\n' "$@" > ${log}; touch ${join(folder, "report.pdf")}`,
		);
		expect(problem).toBeNull();
		const words = readFileSync(log, "utf8");
		expect(words).toContain("--host-resolver-rules=MAP * ~NOTFOUND");
		expect(words).toContain("%E6%8A%A5%E5%91%8A.html");
	});

	test("says plainly that there is none, or that it failed", async () => {
		expect(await printPdf("a", "b", machine("linux", { PATH: "" }))).toBe(
			NO_BROWSER,
		);
		expect(await print("exit 3")).toBe(PRINT_FAILED);
	});
});
