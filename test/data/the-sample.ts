import {
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, inject } from "vitest";
import {
	createSample,
	type Sample,
	type SampleTruth,
} from "../../data/generator/sample.ts";
import type { ExportFile } from "../../data/generator/write-exports.ts";
import { build } from "../../pipeline/commands/build.ts";
import type { BuildResult } from "../../pipeline/commands/build-result.ts";
import { waitForLock } from "../../pipeline/lock.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { parseCsv } from "../parse-csv.ts";

/** What its build keys callers with; who gives it is handed what that build kept. */
export const SAMPLE_SECRET = "a secret";

// Drawing the sample takes seconds, building it half a minute: a worker draws it once, a run builds it once.

let sample: Sample | undefined;
let files: ExportFile[] | undefined;
let truth: SampleTruth | undefined;

/** The sample; nobody changes it. */
export function theSample(): Sample {
	sample ??= createSample();
	return sample;
}

/** Its files, each time as copies: a library that reads a workbook may write into its bytes. */
export function sampleFiles(): ExportFile[] {
	files ??= theSample().writeFiles();
	return files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes) }));
}

export function sampleTruth(): SampleTruth {
	truth ??= theSample().findTruth();
	return truth;
}

/** Lays the sample down as it is shipped, all its exports and its campaign. */
export function plantSample(folder: string): void {
	for (const part of ["campaign", "reference", "profile.yaml"])
		cpSync(packagePath("data", "yiyuan", part), join(folder, part), {
			recursive: true,
		});
	const put = (path: string, content: string | Uint8Array) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
	};
	for (const { name, bytes } of sampleFiles())
		put(join("exports", name), bytes);
	for (const { name, text } of theSample().visits.files)
		put(join("campaign", name), text);
}

/** The sample's latest period, built by the first test of a run that asks; to be read alone. */
export async function builtSample(): Promise<BuildResult> {
	const place = inject("scratch");
	const lock = await waitForLock(join(place, "sample.lock"));
	try {
		const told = join(place, "sample.json");
		if (!existsSync(told)) {
			const workspace = join(place, "sample");
			plantSample(workspace);
			const effects = { log: () => undefined, secret: SAMPLE_SECRET };
			const result = await build({ workspace }, effects);
			writeFileSync(told, JSON.stringify(result));
		}
		return JSON.parse(readFileSync(told, "utf8"));
	} finally {
		lock.release();
	}
}

/** The latest period as a file's tests read it; built before the first of them. */
export function readBuiltSample() {
	const built = {} as {
		result: BuildResult;
		metrics: Record<string, string>[];
	};
	const read = (path: string) =>
		readFileSync(join(built.result.folder, path), "utf8");
	beforeAll(async () => {
		built.result = await builtSample();
		built.metrics = parseCsv(read("tables/metrics.csv"));
	}, 240_000);
	return { built, read };
}
