import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { createVitest, type TestSpecification, type Vitest } from "vitest/node";
import { packagePath } from "../../pipeline/package-root.ts";
import { mutateCode } from "./code-mutants.ts";
import type { Fate } from "./shares.ts";

/** Files of a room of `pipeline/`, from the package's root. */
export function filesOf(room: string): string[] {
	return readdirSync(packagePath(room))
		.filter((name) => name.endsWith(".ts"))
		.sort()
		.map((name) => `${room}/${name}`);
}

// All tests of such a room take some three seconds, on a busy machine ten times that.
const LONGEST_MS = 30_000;
const TIMES_LONGER = 6;
// What a clock says differs from run to run, and tells no mistake.
const TIMED = "**/linear.test.ts";

/** Puts every mistake into the files of a room, one at a time, and looks whether a test of the room that reads the file fails. */
export async function tryCodeMutants(
	room: string,
	files: readonly string[],
): Promise<Fate[]> {
	let active: { path: string; text: string } | undefined;
	const open = () =>
		openRoom(`test/${room}`, (path) =>
			path === active?.path ? active.text : undefined,
		);
	let vitest = await open();
	const specifications = await vitest.globTestSpecifications();
	const begun = performance.now();
	if (!(await passes(vitest, specifications)))
		throw new Error(`${room}: its tests fail without a mistake`);
	// What takes so much longer than without a mistake does not end.
	const longestMs = Math.max(
		LONGEST_MS,
		TIMES_LONGER * (performance.now() - begun),
	);
	const readersOf = new Map(
		files.map((file) => [file, findReaders(vitest, packagePath(file))]),
	);
	const fates: Fate[] = [];
	for (const file of files) {
		const path = packagePath(file);
		const readers = readersOf.get(file) ?? new Set();
		for (const mutant of mutateCode(readFileSync(path, "utf8"))) {
			const { line, code, change, text } = mutant;
			active = { path, text };
			vitest.invalidateFile(path);
			const tests = await vitest.globTestSpecifications();
			const answer = await Promise.race([
				passAll(vitest, inOrder(tests, readers, file)),
				wait(longestMs),
			]);
			fates.push({ file, line, code, change, isNoticed: answer !== true });
			if (answer !== undefined) continue;
			// What never ends is ended with its worker, which is waited for until it is asked again.
			vitest.cancelCurrentRun("test-failure").catch(() => {});
			await vitest.close();
			vitest = await open();
		}
		active = undefined;
		vitest.invalidateFile(path);
		// Told at once: a run that is stopped at its limit has not been in vain.
		const own = fates.filter((fate) => fate.file === file);
		const noticed = own.filter(({ isNoticed }) => isNoticed).length;
		process.stdout.write(`${file}: ${noticed} of ${own.length} noticed\n`);
	}
	await vitest.close();
	return fates;
}

async function openRoom(
	tests: string,
	load: (path: string) => string | undefined,
): Promise<Vitest> {
	const vitest = await createVitest(
		"test",
		{
			root: packagePath(),
			config: false,
			include: [`${tests}/*.test.ts`],
			exclude: [TIMED],
			watch: false,
			isolate: false,
			maxWorkers: 1,
			pool: "threads",
			bail: 1,
			reporters: [{}],
			testTimeout: LONGEST_MS,
			hookTimeout: LONGEST_MS,
			teardownTimeout: 1000,
		},
		{
			plugins: [
				{ name: "mistake", enforce: "pre", load: (id: string) => load(id) },
			],
		},
	);
	await vitest.standalone();
	return vitest;
}

// What fails without any test of the room is noticed by none.
async function passes(
	vitest: Vitest,
	specifications: TestSpecification[],
): Promise<boolean> {
	if (specifications.length === 0) return true;
	const { testModules, unhandledErrors } =
		await vitest.runTestSpecifications(specifications);
	const tried = new Set(specifications.map(({ moduleId }) => moduleId));
	return (
		unhandledErrors.length === 0 &&
		testModules.every((each) => !tried.has(each.moduleId) || each.ok())
	);
}

/** The tests that read a file: the one that bears its name first, which mostly is enough, then the others. */
function inOrder(
	tests: readonly TestSpecification[],
	readers: ReadonlySet<string>,
	file: string,
): TestSpecification[][] {
	const own = basename(file).replace(/ts$/, "test.ts");
	const reading = tests.filter(({ moduleId }) => readers.has(moduleId));
	const isOwn = ({ moduleId }: TestSpecification) => basename(moduleId) === own;
	return [reading.filter(isOwn), reading.filter((each) => !isOwn(each))];
}

async function passAll(
	vitest: Vitest,
	rounds: readonly TestSpecification[][],
): Promise<boolean> {
	for (const round of rounds) if (!(await passes(vitest, round))) return false;
	return true;
}

async function wait(ms: number): Promise<undefined> {
	await new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** The test files that import a file, however far away. */
function findReaders(vitest: Vitest, path: string): Set<string> {
	const found = new Set<string>();
	const waiting = [path];
	const graph = vitest.getRootProject().vite.environments.ssr.moduleGraph;
	for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
		for (const module of graph.getModulesByFile(at) ?? [])
			for (const { file } of module.importers)
				if (file && !found.has(file)) {
					found.add(file);
					waiting.push(file);
				}
	}
	return found;
}
