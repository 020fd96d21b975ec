import { copyFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { cutFont } from "../../pipeline/compile/cut-font.ts";
import {
	FONT_FILES,
	fontsFor,
} from "../../pipeline/render/pictures/font-files.ts";

/** A browser that can write the given Chinese, on a machine that has neither; its fonts go into the folder. */
export async function openBrowser(
	folder: string,
	text: string,
): Promise<Browser> {
	return process.platform === "linux" && process.arch === "x64"
		? await openPackaged(folder, text)
		: await openInstalled();
}

async function openPackaged(folder: string, text: string): Promise<Browser> {
	await writeFonts(folder, text);
	// Read when the module loads: it then unpacks the libraries a bare machine lacks.
	process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs22.x";
	const { default: packaged } = await import("@sparticuz/chromium");
	return await chromium.launch({
		executablePath: await packaged.executablePath(),
		// Not the package's own: in its single process, closing a page ends the browser.
		args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
		env: {
			...process.env,
			HOME: folder,
			FONTCONFIG_PATH: folder,
			FONTCONFIG_FILE: join(folder, "fonts.conf"),
		},
	});
}

async function openInstalled(): Promise<Browser> {
	const channels = ["chrome", "msedge", "chromium"] as const;
	const failures: unknown[] = [];
	for (const channel of channels) {
		const options: LaunchOptions = { channel };
		try {
			return await chromium.launch(options);
		} catch (failure) {
			failures.push(failure);
		}
	}
	throw new AggregateError(
		failures,
		"no Chrome, Edge or Chromium to test with",
	);
}

// Only our font, so that a machine's own fonts cannot hide a missing one.
async function writeFonts(folder: string, text: string): Promise<void> {
	writeFileSync(join(folder, "regular.ttf"), await cutFont(400, text));
	writeFileSync(join(folder, "bold.ttf"), await cutFont(700, text));
	for (const file of fontsFor(text).slice(FONT_FILES.length))
		copyFileSync(file, join(folder, basename(file)));
	writeFileSync(
		join(folder, "fonts.conf"),
		`<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${folder}</dir>
<cachedir>${join(folder, "cache")}</cachedir>
</fontconfig>
`,
	);
}
