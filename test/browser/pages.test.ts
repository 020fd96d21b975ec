import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { sampleFiles, theSample } from "../data/the-sample.ts";
import { makeOutputs } from "../make-outputs.ts";
import { someOf } from "../some-of.ts";
import { findAccessFaults } from "./access.ts";
import { openBrowser } from "./browser.ts";

// Two months and two communities of the sample, with its whole campaign: every page there is, and the doors behind them.

const COMMUNITIES = ["松涧社区", "北屏社区"];
const PLANNED = [
	"visits",
	"visit_lists",
	"report",
	"tables/visit_coverage.csv",
	"tables/visit_plan.csv",
];
const PAGES = ["meeting.html", "visits.html", "communities/北屏社区.html"];
const scratch = mkdtempSync(join(tmpdir(), "pages-"));
const sample = theSample();
const [householdText = ""] = sample.visits.files.map(({ text }) => text);
const doors = householdText
	.trim()
	.split("\n")
	.slice(1)
	.map((line) => line.split(","))
	.filter(([, community]) => COMMUNITIES.includes(community ?? ""));
const keys = new Set(doors.map(([key]) => key));

let browser: Browser;
let out: string;

function plant(name: string, isReversed: boolean): string {
	const workspace = join(scratch, name);
	for (const part of ["campaign", "reference", "profile.yaml"])
		cpSync(packagePath("data", "yiyuan", part), join(workspace, part), {
			recursive: true,
		});
	mkdirSync(join(workspace, "exports"));
	for (const { name, bytes } of sampleFiles())
		if (/2023年0[23]月/.test(name))
			writeFileSync(join(workspace, "exports", name), bytes);
	for (const { name, text } of sample.visits.files) {
		const [head, ...lines] = text.trim().split("\n");
		const kept = lines.filter((line) =>
			line
				.split(",")
				.some((cell) => keys.has(cell) || COMMUNITIES.includes(cell)),
		);
		writeFileSync(
			join(workspace, "campaign", name),
			`${[head, ...(isReversed ? kept.reverse() : kept)].join("\n")}\n`,
		);
	}
	return workspace;
}

async function run(name: string, secret: string, isReversed: boolean) {
	const workspace = plant(name, isReversed);
	const { folder } = await build(
		{ workspace, period: "2023-03" },
		{ log: () => undefined, secret },
	);
	return folder;
}

function listFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.sort();
}

/** All that a file says, office files unpacked. */
function readWords(path: string): string {
	const bytes = readFileSync(path);
	return /\.(xlsx|docx)$/.test(path)
		? Object.values(unzipSync(bytes))
				.map((part) => strFromU8(part))
				.join("\n")
		: bytes.toString("utf8");
}

const keysIn = (text: string) => new Set(text.match(/H\d{6}/g));

beforeAll(async () => {
	out = await run("one", "one secret", false);
	const text = PAGES.map((page) => readWords(join(out, page))).join("");
	browser = await openBrowser(
		scratch,
		`${text}${readWords(join(out, "../index.html"))}`,
	);
});
afterAll(async () => {
	await browser?.close();
	rmSync(scratch, { recursive: true, force: true });
});

describe("doors", () => {
	test("stand in their grid's own list and nowhere else", () => {
		const lists = listFiles(join(out, "restricted/visits"));
		expect(lists.length).toBeGreaterThan(2);
		for (const list of lists) {
			const listed = keysIn(readWords(join(out, "restricted/visits", list)));
			expect(listed.size, list).toBeGreaterThan(0);
			const own = new Set(
				doors
					.filter(([, , grid]) => `${grid}.xlsx` === list)
					.map(([key]) => key ?? ""),
			);
			expect(
				[...listed].filter((key) => !own.has(key)),
				list,
			).toEqual([]);
		}
		const elsewhere = listFiles(out).filter(
			(file) => !file.startsWith(join("restricted", "visits")),
		);
		expect(elsewhere.length).toBeGreaterThan(30);
		for (const file of elsewhere) {
			const words = readWords(join(out, file));
			expect(
				[...keysIn(words)].filter((key) => keys.has(key)),
				file,
			).toEqual([]);
			if (/\.(csv|html)$/.test(file))
				expect(words.match(/\d+单元\d+|\d{3,4}室/)?.[0], file).toBeUndefined();
		}
	});

	// `npm run papers`.
	test.runIf(process.env.TEST_ALL)(
		"are planned alike whoever called, and in whichever order the rows stand",
		async () => {
			const again = await makeOutputs(
				{ workspace: plant("two", true), period: "2023-03" },
				PLANNED,
			);
			const planned = listFiles(out).filter((file) => file.includes("visit"));
			expect(planned).toContain("visits.html");
			for (const file of planned)
				expect(
					readFileSync(join(out, file)).equals(again.file(file)),
					file,
				).toBe(true);
		},
	);
});

describe.each([...PAGES, "../index.html"])("%s", (name) => {
	const open = async (options = {}) => {
		const address = pathToFileURL(join(out, name)).href;
		const context = await browser.newContext({ offline: true, ...options });
		const asked: string[] = [];
		await context.route("**", (route) => {
			const url = route.request().url();
			if (url === address) return route.continue();
			asked.push(url);
			return route.abort();
		});
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on("console", (message) => complaints.push(message.text()));
		page.on("pageerror", (error) => complaints.push(error.message));
		await page.goto(address);
		return { page, context, asked, complaints };
	};

	// `npm run papers` looks by light as well.
	test.each(someOf(["dark", "light"] as const, 2))(
		"has no fault of access that axe knows, by %s",
		async (colorScheme) => {
			const { page, context, asked, complaints } = await open({ colorScheme });
			expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
			expect(await findAccessFaults(page)).toEqual([]);
			await context.close();
		},
	);

	test("fits a phone, with script off, under a policy that lets nothing in", async () => {
		const { page, context } = await open({
			javaScriptEnabled: false,
			viewport: { width: 390, height: 800 },
		});
		const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
		expect(await policy.getAttribute("content")).toContain(
			"default-src 'none'",
		);
		const box = await page.locator("body").boundingBox();
		expect(box?.width).toBeLessThanOrEqual(390);
		for (const part of await page.locator("h1, h2, p, table").all()) {
			const place = await part.boundingBox();
			const scrolls = await part
				.locator("xpath=ancestor::*[contains(@class,'scroll')]")
				.count();
			if (place && scrolls === 0)
				expect(
					place.x + place.width,
					(await part.textContent())?.slice(0, 30),
				).toBeLessThanOrEqual(391);
		}
		await context.close();
	});
});
