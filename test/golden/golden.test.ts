import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../pipeline/commands/build.ts";

// Delete a case's `expected` to write it anew; on CI that is a failure.
const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && !entry.name.endsWith("-changed"))
	.map((entry) => entry.name);

const kept = (path: string) =>
	/^tables\/.*\.csv$/.test(path) || path === "manifest.json";

const isText = (path: string) => /\.(csv|html|json)$/.test(path);

function readFolder(folder: string): Record<string, string> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true });
	const paths = files
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	return Object.fromEntries(
		paths
			.sort()
			.map((path) => [
				path.slice(folder.length + 1).replaceAll("\\", "/"),
				readFileSync(path, isText(path) ? "utf8" : "base64"),
			]),
	);
}

function writeFolder(folder: string, files: Record<string, string>): void {
	rmSync(folder, { recursive: true, force: true });
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
	}
}

describe.each(cases)("the golden run %s", (name) => {
	const expectedFolder = join(here, name, "expected");
	let scratch: string;
	let first: Record<string, string>;
	let second: Record<string, string>;

	beforeAll(async () => {
		scratch = mkdtempSync(join(tmpdir(), "golden-"));
		first = await run(name, join(scratch, "a"), "one secret");
		second = await run(name, join(scratch, "b"), "another secret");
	});
	afterAll(() => rmSync(scratch, { recursive: true, force: true }));

	test("gives the tables and the manifest that were agreed", () => {
		const tables = Object.fromEntries(
			Object.entries(first).filter(([path]) => kept(path)),
		);
		const stable = withoutVersion(tables);
		if (!existsSync(expectedFolder)) {
			expect(process.env.CI, "expected/ is missing").toBeUndefined();
			writeFolder(expectedFolder, stable);
		}
		const expected = readFolder(expectedFolder);
		const changed = join(here, `${name}-changed`);
		rmSync(changed, { recursive: true, force: true });
		if (JSON.stringify(expected) !== JSON.stringify(stable))
			writeFolder(changed, stable);
		expect(stable).toEqual(expected);
	});

	test("gives the same bytes again, whatever the workspace's secret", () => {
		expect(second).toEqual(first);
	});

	test("lets no phone number out", () => {
		const leaks = Object.entries(first).filter(([, content]) =>
			/(?<![\da-f.])1[3-9]\d{9}(?![\da-f])/.test(content),
		);
		expect(leaks.map(([path]) => path)).toEqual([]);
	});
});

async function run(name: string, folder: string, secret: string) {
	cpSync(join(here, name, "input"), folder, { recursive: true });
	const effects = { log: () => undefined, secret };
	const { folder: out } = await build({ workspace: folder }, effects);
	return readFolder(out);
}

// The hash of the report changes with its looks, which a browser test watches.
function withoutVersion(files: Record<string, string>): Record<string, string> {
	const { "manifest.json": manifest = "{}", ...rest } = files;
	const { outputs, version, ...kept } = JSON.parse(manifest);
	return { ...rest, "manifest.json": `${JSON.stringify(kept, null, "\t")}\n` };
}
