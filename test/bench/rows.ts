import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { packagePath } from "../../pipeline/package-root.ts";
import {
	FLOOR,
	LOAD,
	PARSE_BOOK,
	PROGRAM,
	READ_BOOK,
	runProgram,
	type Taken,
	takeTurns,
	WRITE_BOOK,
} from "./measure.ts";
import {
	build,
	buildCold,
	buildNewMonth,
	cleanWorkspace,
	copySample,
} from "./workspaces.ts";

/** One line of the table: what was measured, against what, and what it must reach. */
export interface Line {
	work: string;
	taken: string;
	against: string;
	reached: string;
	must: string;
}

// What a build takes whatever its size.
const FIXED_SECONDS = 2;

const load = () => runProgram(LOAD, []);
const tell = ({ seconds, cpuSeconds }: Taken) =>
	`${seconds.toFixed(2)} s (processor ${cpuSeconds.toFixed(2)} s)`;
const times = (ratio: number) => `${ratio.toFixed(2)} ×`;

/** By the name under which each is asked for; every one answers with its rows. */
export const ROWS: Record<string, (folder: string, runs: number) => Line[]> = {
	small: (folder, runs) => {
		const workspace = cleanWorkspace(folder, 1000);
		return againstLoading("1,000 tickets", "≤ 5", runs, () =>
			buildCold(workspace),
		);
	},
	sample: (folder, runs) => {
		const workspace = copySample(folder);
		return againstLoading("the sample", "≤ 9", runs, () =>
			buildCold(workspace),
		);
	},
	unchanged: (folder, runs) => {
		const workspace = copySample(folder);
		build(workspace);
		return [
			...againstLoading("nothing changed", "≤ 1.5", runs, () =>
				build(workspace),
			),
			...againstLoading("nothing changed, --if-changed", "≤ 1.5", runs, () =>
				build(workspace, "--if-changed"),
			),
		];
	},
	explain: (folder, runs) => {
		const workspace = copySample(folder);
		build(workspace);
		return againstLoading("explain, warm", "≤ 1.5", runs, () =>
			runProgram(PROGRAM, ["explain", "ontime_rate", workspace]),
		);
	},
	month: (folder, runs) => {
		const workspace = cleanWorkspace(folder, 200_000);
		const { month, cold } = takeTurns(
			{
				month: () => buildNewMonth(workspace),
				cold: () => buildCold(workspace),
			},
			runs,
		);
		return [
			{
				work: "one new monthly file beside 200,000",
				taken: tell(month),
				against: `cold ${tell(cold)}`,
				reached: `${((100 * month.seconds) / cold.seconds).toFixed(0)} %`,
				must: "≤ 20 %",
			},
		];
	},
	book: (folder, runs) => againstParse(folder, runs),
	label: (folder, runs) =>
		[TAUGHT, 100_000].map((texts) => labelTexts(folder, texts, runs)),
	cold: (folder, runs) => againstFloor(folder, 200_000, runs),
	million: (folder) => againstFloor(folder, 1_000_000, 1),
	ten_million: (folder) => againstFloor(folder, 10_000_000, 1),
	pandas: (folder, runs) => againstPandas(folder, runs),
};

function againstLoading(
	work: string,
	must: string,
	runs: number,
	run: () => Taken,
): Line[] {
	const { own, loading } = takeTurns({ own: run, loading: load }, runs);
	return [
		{
			...{ work, must, taken: tell(own), against: `loading ${tell(loading)}` },
			reached: times(own.seconds / loading.seconds),
		},
	];
}

function againstFloor(folder: string, rows: number, runs: number): Line[] {
	const workspace = cleanWorkspace(folder, rows);
	const { cold, floor } = takeTurns(
		{
			cold: () => buildCold(workspace),
			floor: () => runProgram(FLOOR, [workspace]),
		},
		runs,
	);
	const count = rows.toLocaleString("en");
	return [
		{
			work: `${count} tickets cold, (build − 2 s) ÷ floor`,
			taken: tell(cold),
			against: `floor ${tell(floor)}`,
			reached: times((cold.seconds - FIXED_SECONDS) / floor.seconds),
			must: "≤ 5",
		},
		{
			work: `${count} tickets: peak memory`,
			taken: `${(cold.peakMb / 1024).toFixed(1)} GB`,
			against: "",
			reached: "",
			must: rows < 1_000_000 ? "" : "≤ 3 GB",
		},
	];
}

const BOOK_ROWS = 100_000;

function againstParse(folder: string, runs: number): Line[] {
	const book = join(folder, `${BOOK_ROWS}.xlsx`);
	if (!existsSync(book))
		runProgram(WRITE_BOOK, [cleanWorkspace(folder, BOOK_ROWS), book]);
	const { own, parse } = takeTurns(
		{
			own: () => runProgram(READ_BOOK, [book]),
			parse: () => runProgram(PARSE_BOOK, [book]),
		},
		runs,
	);
	return [
		{
			work: `a workbook of ${BOOK_ROWS.toLocaleString("en")} rows, read and cleaned`,
			taken: tell(own),
			against: `the library's parse ${tell(parse)}`,
			reached: times(own.seconds / parse.seconds),
			must: "≤ 1.5",
		},
	];
}

// A model is taught by so many.
const TAUGHT = 20_000;

function labelTexts(folder: string, count: number, runs: number): Line {
	const columns = ["--text", "工单标题,诉求内容"];
	const exportsOf = (rows: number) =>
		join(cleanWorkspace(folder, rows), "exports");
	const model = join(folder, "model.json");
	if (!existsSync(model))
		runProgram(PROGRAM, [
			...["train", ...columns, "--from", exportsOf(TAUGHT)],
			...["--label", "主办单位", "--out", model],
		]);
	const from = ["--from", exportsOf(count), "--id", "工单号"];
	const out = join(folder, "labels.csv");
	const { own } = takeTurns(
		{
			own: () =>
				runProgram(PROGRAM, [
					...["label", ...columns, ...from],
					...["--model", model, "--out", out],
				]),
		},
		runs,
	);
	const speed = Math.round(count / own.seconds).toLocaleString("en");
	return {
		work: `label --model, ${count.toLocaleString("en")} texts, starting included`,
		taken: tell(own),
		against: "",
		reached: `${speed} texts/s`,
		must: "≥ 15,000",
	};
}

function againstPandas(folder: string, runs: number): Line[] {
	const work = "200,000 tickets against pandas and jieba";
	const must = "4 × faster";
	const known = spawnSync("python3", ["-c", "import pandas, jieba"]);
	if (known.status !== 0)
		return [
			{
				...{ work, must, taken: "", reached: "" },
				against: "no Python with pandas and jieba here",
			},
		];
	const workspace = cleanWorkspace(folder, 200_000);
	const peer = packagePath("test", "bench", "peer.py");
	const { own, other } = takeTurns(
		{
			own: () => buildCold(workspace),
			other: () => runPython(peer, workspace),
		},
		runs,
	);
	return [
		{
			...{ work, must, taken: tell(own), against: tell(other) },
			reached: `${times(other.seconds / own.seconds)} faster`,
		},
	];
}

function runPython(script: string, workspace: string): Taken {
	const start = performance.now();
	const { status, stderr } = spawnSync("python3", [script, workspace], {
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(stderr);
	const seconds = (performance.now() - start) / 1000;
	return { seconds, cpuSeconds: seconds, peakMb: 0 };
}
