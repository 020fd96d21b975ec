import { spawn } from "node:child_process";
import {
	appendFileSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { writeCleanWorkspace } from "../bench/clean-tickets.ts";
import { openEndpoint } from "../pipeline/database/engine/endpoint.ts";
import { openChdb } from "./servers/chdb-behind.ts";

// What a build takes on each engine, by the kind of its steps: `SCALE_ROWS=1000000 npm run scale`. It asserts nothing of time.

const ROWS = (process.env.SCALE_ROWS ?? "200000").split(",").map(Number);
const ENGINES = (process.env.SCALE_ENGINES ?? "duckdb,clickhouse").split(",");

interface Measured {
	seconds: number;
	/** Of the processor, all its threads. */
	cpu: number;
	/** Of this process, or of one that is named. */
	peak: number;
	kinds: Map<string, number>;
	told: string[];
}

test.each(ROWS)("%i tickets", async (rows) => {
	const folder = mkdtempSync(join(tmpdir(), "scale-"));
	try {
		const workspace = join(folder, "workspace");
		writeCleanWorkspace(workspace, rows);
		for (const engine of ENGINES) {
			const measured =
				engine === "duckdb"
					? await measure(workspace, engine)
					: await measureFar(workspace, engine);
			console.log(describe(rows, engine, measured));
			expect(measured.kinds.size).toBeGreaterThan(3);
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
});

async function measureFar(workspace: string, engine: string) {
	const chdb = openChdb();
	const endpoint = await openEndpoint(chdb);
	try {
		appendFileSync(
			join(workspace, "profile.yaml"),
			`\nengine: {kind: clickhouse, host: 127.0.0.1, port: ${endpoint.port}, tls: none, database: hotline, prefix: scale_, user: writer, password_env: SCALE_PASSWORD}\n`,
		);
		let told: string[] = [];
		endpoint.befall(({ sql }) => {
			if (/^(?:rename|exchange) tables? /.test(sql))
				told = describeTables(chdb.query, endpoint.told);
			return false;
		});
		const before = process.cpuUsage();
		const measured = await measure(workspace, engine);
		const { user, system } = process.cpuUsage(before);
		const own = ((user + system) / 1e6).toFixed(1);
		const status = readFileSync("/proc/self/status", "utf8");
		measured.told.push(
			`ClickHouse (chdb) ${peakOf(status)} MB, ${own} s of the processor`,
		);
		measured.told.push(...told);
		return measured;
	} finally {
		await endpoint.stop();
	}
}

/** What the run's tables hold when all are there, and which rows were taken back. */
function describeTables(
	query: (sql: string) => string,
	told: readonly { sql: string }[],
): string[] {
	const [held = ""] = query(
		"select count(distinct table), sum(rows), sum(data_uncompressed_bytes), sum(bytes_on_disk) from system.parts where active and database = 'hotline' format TSV",
	).split("\n");
	const [tables, rows, bytes, onDisk] = held.split("\t").map(Number);
	const listed = query(
		"select replaceRegexpOne(name, '^scale_run_[0-9a-f]+_', ''), total_rows from system.tables where database = 'hotline' format TSV",
	);
	const rowsOf = new Map(
		listed.split("\n").map((line) => line.split("\t") as [string, string]),
	);
	const fetched = told
		.flatMap(
			({ sql }) =>
				/ from "scale_run_[0-9a-f]+_(\w+)" format Parquet$/.exec(sql)?.[1] ??
				[],
		)
		.map((name) => ({ name, rows: Number(rowsOf.get(name) ?? 0) }))
		.sort((a, b) => b.rows - a.rows);
	const most = fetched.slice(0, 10).map((each) => `${each.name} ${each.rows}`);
	return [
		`${tables} tables, ${rows} rows, ${bytes} bytes, ${onDisk} on the disk`,
		`taken back of ${fetched.length} tables, most of ${most.join(", ")}`,
	];
}

async function measure(workspace: string, engine: string): Promise<Measured> {
	const program = packagePath("dist", "pipeline", "main.js");
	const words = ["build", workspace, "--engine", engine, "--no-cache"];
	const began = performance.now();
	const child = spawn(
		process.execPath,
		[program, ...words, "--verbose", "--quiet"],
		{ env: { ...process.env, SCALE_PASSWORD: "s3cret" } },
	);
	let peak = 0;
	let cpu = 0;
	const watch = setInterval(() => {
		try {
			const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
			peak = Math.max(peak, peakOf(status));
			cpu = cpuOf(readFileSync(`/proc/${child.pid}/stat`, "utf8"));
		} catch {
			// It has ended.
		}
	}, 200);
	let said = "";
	for await (const chunk of child.stderr) said += chunk;
	clearInterval(watch);
	const seconds = (performance.now() - began) / 1000;
	writeFileSync(join(workspace, `${engine}.log`), said);
	const kinds = new Map<string, number>();
	const told: string[] = [];
	for (const line of said.split("\n")) {
		const [, amount, unit, kind = "", node = ""] =
			/^\s*([\d.,]+) (毫秒|秒)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
		if (amount === undefined) {
			if (line !== "") told.push(line);
			continue;
		}
		const took =
			Number(amount.replaceAll(",", "")) / (unit === "秒" ? 1 : 1000);
		kinds.set(kind, (kinds.get(kind) ?? 0) + took);
		if (took > seconds / 50 || kind === "往返")
			told.push(`${took.toFixed(1)} s ${kind} ${node}`);
	}
	return { seconds, cpu, peak, kinds, told };
}

// In hundredths of a second, after the name, which may hold blanks.
function cpuOf(stat: string): number {
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	return (Number(fields[11]) + Number(fields[12])) / 100;
}

const peakOf = (status: string) =>
	Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);

function describe(
	rows: number,
	engine: string,
	{ seconds, cpu, peak, kinds, told }: Measured,
): string {
	const steps = [...kinds].map(
		([kind, took]) =>
			`${kind} ${took.toFixed(1)} s (${Math.round(rows / took)}/s)`,
	);
	return [
		`${rows} on ${engine}: ${seconds.toFixed(1)} s (processor ${cpu.toFixed(1)} s), ${peak} MB; ${steps.join(", ")}`,
		...told.map((line) => `  ${line}`),
	].join("\n");
}
