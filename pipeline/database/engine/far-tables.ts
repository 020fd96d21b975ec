import { randomBytes } from "node:crypto";
import { UserError } from "../../user-error.ts";
import { quoteName } from "../database.ts";
import { type Access, toCoded } from "../sources/source.ts";
import type { ClickhouseServer } from "./clickhouse-server.ts";
import { defineColumns } from "./columns.ts";
import type {
	Described,
	EngineSettings,
	FarTables,
	Finished,
} from "./engine.ts";
import { isPassing, tellEngineFailure } from "./failures.ts";
import { openStore } from "./far-store.ts";
import { planPlacing } from "./put-in-place.ts";
import { selectWith } from "./select-with.ts";

/** What says of a table there that it is ours. */
export const MARK = "hotline-review";
// A run that was killed leaves its tables; none lasts as long.
const LEFT_HOURS = 24;

/** What it may do besides: wait, and open the database. */
export interface FarEffects {
	pause(ms: number): Promise<void>;
	open(settings: EngineSettings, access: Access): Promise<ClickhouseServer>;
	firstPauseMs: number;
}

/** Opens the tables of a new run; removes those of runs that were killed. */
export async function openFarTables(
	settings: EngineSettings,
	access: Access,
	{ pause, open, firstPauseMs }: FarEffects,
): Promise<FarTables> {
	const { name: engine, prefix, retries } = settings;
	// What is tried again begins anew, so that nothing is there twice.
	const patiently = async <Result>(
		stage: string,
		work: () => Promise<Result>,
	): Promise<Result> => {
		for (let tried = 0; ; tried++)
			try {
				return await work();
			} catch (cause) {
				if (tried >= retries || !isPassing(cause)) {
					const tries = `${stage.trimEnd()}（试了 ${tried + 1} 次）`;
					throw tellEngineFailure(cause, engine, tried > 0 ? tries : stage);
				}
				await pause(firstPauseMs * 2 ** tried);
			}
	};
	const server = await patiently("连接 ClickHouse ", () =>
		open(settings, access),
	);
	const working = `${prefix}run_${randomBytes(6).toString("hex")}_`;
	const placeOf = (table: string) => quoteName(working + table);
	const there = new Set<string>();
	const create = async ({ name, columns, grain }: Described) => {
		const order = grain.map(quoteName).join(", ");
		// A table of this name is what is left of a try that failed.
		await server.run(`drop table if exists ${placeOf(name)}`);
		await server.run(
			`create table ${placeOf(name)} (${defineColumns(columns)}) engine = MergeTree order by (${order}) settings allow_nullable_key = 1 comment '${MARK}'`,
		);
		there.add(name);
	};
	const count = async (name: string) => {
		const [row] = await server.rows<{ rows: number }>(
			`select count(*) as rows from ${placeOf(name)}`,
		);
		return row?.rows;
	};
	const make: FarTables["make"] = async (table, select, reads) => {
		const all = selectWith(select, reads, placeOf);
		await patiently(`计算 ${table.name} `, async () => {
			await create(table);
			await server.run(`insert into ${placeOf(table.name)} ${all}`);
		});
	};
	await patiently("清理上次留下的表", () => sweep(server, prefix));
	return {
		make,
		fill: (table, path, rows) =>
			patiently(`写入 ${table.name} `, async () => {
				await create(table);
				if (rows > 0) await server.send(placeOf(table.name), path);
				if ((await count(table.name)) !== rows) throw toCoded("miscounted");
			}),
		rows: (select, reads) =>
			patiently("核对", () => server.rows(selectWith(select, reads, placeOf))),
		save: ({ name, columns }, path) =>
			patiently(`取回 ${name} `, () => {
				const names = Object.keys(columns).map(quoteName).join(", ");
				return server.receive(`select ${names} from ${placeOf(name)}`, path);
			}),
		publish: async (finished, work) => {
			for (const each of finished) await copyShown(each, make);
			const placed = finished.map(({ name }) => ({
				from: `${working}${shownName(name)}`,
				to: `${prefix}${name}`,
			}));
			// What an earlier build left and this one has not made would be of another period.
			const gone = (
				await patiently("查看上次的结果", () => listOwn(server, prefix))
			)
				.filter((name) => !placed.some(({ to }) => to === name))
				.map((name) => ({
					from: name,
					to: `${working}gone_${name.slice(prefix.length)}`,
				}));
			for (const { to } of gone) there.add(to.slice(working.length));
			const moves = [...placed, ...gone];
			const placing = await patiently("换上新结果", () =>
				planPlacing(server, moves, MARK, engine),
			);
			try {
				await patiently("换上新结果", placing.put);
				return await work();
			} catch (cause) {
				await placing.undo().catch((lost) => {
					throw toStuck(engine, lost);
				});
				throw cause;
			}
		},
		store: (table) => openStore(server, table, settings, patiently),
		close: async () => {
			try {
				for (const name of there)
					await server.run(`drop table if exists ${placeOf(name)}`);
			} catch {
				// What ended the run is to be told; what is left is swept by a later one.
			} finally {
				await server.close();
			}
		},
	};
}

const shownName = (name: string) => `shown_${name}`;

// What stays has the columns of the file, and no more.
async function copyShown(
	{ name, from }: Finished,
	make: FarTables["make"],
): Promise<void> {
	const columns = Object.keys(from.columns).map(quoteName).join(", ");
	await make(
		{ ...from, name: shownName(name) },
		`select ${columns} from ${quoteName(from.name)}`,
		[from.name],
	);
}

async function sweep(server: ClickhouseServer, prefix: string): Promise<void> {
	const left = await server.rows<{ name: string }>(
		`select name from system.tables where database = currentDatabase() and startsWith(name, '${prefix}run_') and comment = '${MARK}' and metadata_modification_time < now() - interval ${LEFT_HOURS} hour`,
	);
	for (const { name } of left)
		await server.run(`drop table if exists ${quoteName(name)}`);
}

async function listOwn(
	server: ClickhouseServer,
	prefix: string,
): Promise<string[]> {
	const rows = await server.rows<{ name: string }>(
		`select name from system.tables where database = currentDatabase() and startsWith(name, '${prefix}') and not startsWith(name, '${prefix}run_') and comment = '${MARK}'`,
	);
	return rows.map(({ name }) => name);
}

function toStuck(engine: string, cause: unknown): UserError {
	return new UserError(
		"新报告没有换上；ClickHouse 里的结果可能已经是新的，没有能换回去。",
		{
			place: { file: engine },
			hint: "排除故障后再运行一次同样的 build，两边就一致了。",
			cause,
		},
	);
}
