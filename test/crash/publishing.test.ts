import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { holdOutFolder } from "../../pipeline/publish/publish.ts";
import { preload, start } from "./run-program.ts";

const root = mkdtempSync(join(tmpdir(), "publishing-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const script = packagePath("test", "crash", "publish-once.mjs");

function publishEdition(out: string, edition: string, step?: number) {
	const env = { DIE_AT: String(step ?? 0), DIE_BELOW: out };
	const words = [script, packagePath(), out, edition];
	return start(words, env, [preload("die-at-step.mjs")]).ended;
}

// `npm run crash` dies at each step, `npm test` at every third.
const STRIDE = process.env.TEST_ALL ? 1 : 3;

test("killed at any step of publishing, the report is the old one or the new one, whole", async () => {
	const first = join(root, "first");
	await publishEdition(first, "o");
	const editions: string[] = [];
	for (let step = 1; ; step += STRIDE) {
		const out = join(root, String(step));
		cpSync(first, out, { recursive: true });
		const { code, signal } = await publishEdition(out, "n", step);
		if (code === 0) break;
		expect(signal).toBe("SIGKILL");
		await holdOutFolder(out, () => undefined);
		editions.push(await readEdition(out));
	}
	expect(editions.join("")).toMatch(
		STRIDE === 1 ? /^o{16,}n{6,}$/ : /^o{5,}n{2,}$/,
	);
});

async function readEdition(out: string): Promise<string> {
	const names = readdirSync(out).filter((name) => name !== "index.html");
	expect(names.sort()).toEqual(["2023-03", "published"]);
	expect(readdirSync(join(out, "published"))).toEqual(["2023-03.csv"]);
	const edition = readFileSync(join(out, "published", "2023-03.csv"), "utf8");
	for (const path of ["report.html", "tables/a.csv", "manifest.json"])
		expect(readFileSync(join(out, "2023-03", path), "utf8")).toBe(
			edition.repeat(1000),
		);
	return edition;
}
