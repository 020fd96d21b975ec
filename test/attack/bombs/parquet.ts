import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import type { Bomb, Bombs } from "./bomb.ts";

const TICKET =
	"'GD' || range::varchar as 工单编号, '2023-03-01 09:00:00' as 受理时间, '路灯不亮多日无人处理' as 标题, '白石社区' as 社区, '2023-03-11 10:00:00' as 办结时间, '已办结' as 工单状态";

/** A file of the engine's own, made of a statement. */
const parquet = (
	toSelect: (size: number) => string,
	options = "compression zstd",
	change: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Bomb => ({
	file: "工单.parquet",
	async make(size) {
		const folder = mkdtempSync(join(tmpdir(), "parquet-"));
		const path = join(folder, "a.parquet");
		const database = await openDuckdb();
		try {
			await database.run(
				`copy (${toSelect(Math.floor(size))}) to '${path}' (format parquet, ${options})`,
			);
			return change(readFileSync(path));
		} finally {
			await database.close();
			rmSync(folder, { recursive: true, force: true });
		}
	},
});

const some = (count: number, name: (no: number) => string) =>
	Array.from({ length: Math.ceil(count) }, (_, no) => name(no)).join(", ");

/** The yardstick: honest tickets. */
export const PLAIN_PARQUET: Bomb = parquet(
	(size) => `select ${TICKET} from range(${Math.ceil(size / 20)})`,
);

// The first page's head states its size in the bytes that follow these.
const PAGE_HEAD = [0x15, 0x04, 0x15];
const GIANT = [0xfe, 0xff, 0xff, 0xff, 0x0f];

function claimGiant(bytes: Buffer): Buffer {
	const at = bytes.indexOf(Buffer.from(PAGE_HEAD));
	const end = at + PAGE_HEAD.length;
	return Buffer.concat([
		bytes.subarray(0, end),
		Buffer.from(GIANT),
		bytes.subarray(end + GIANT.length),
	]);
}

const nest = (depth: number, inner: string): string =>
	depth === 0 ? inner : `{'a': ${nest(depth - 1, inner)}}`;

/** Tables of columns, packed as columns are. */
export const PARQUETS: Bombs = {
	"a number of tickets that packs to nothing": parquet(
		(size) =>
			`select ${TICKET.replace("'GD' || range::varchar", "'GD1'")} from range(${size * 10})`,
	),
	"a column of one long text": parquet(
		(size) =>
			`select ${TICKET.replace("'路灯不亮多日无人处理'", "repeat('路灯不亮', 8000)")} from range(${Math.ceil(size / 20)})`,
	),
	"a text of megabytes in every row of a column": parquet(
		(size) =>
			`select ${TICKET.replace("'路灯不亮多日无人处理'", `repeat('x', ${Math.ceil(size / 2)})`)} from range(${Math.ceil(size / 500)})`,
	),
	"rows of nothing": parquet(
		(size) =>
			`select null::varchar as 工单编号, null::varchar as 受理时间 from range(${size * 20})`,
	),
	"groups of rows without end": parquet(
		(size) =>
			`select 'GD1' as 工单编号, '2023-03-01 09:00:00' as 受理时间 from range(${size})`,
		"row_group_size 2048, compression uncompressed",
	),
	"columns without end": parquet(
		(size) =>
			`select ${TICKET}, ${some(Math.min(20_000, size / 100), (no) => `${no} as c${no}`)} from range(20)`,
	),
	"a column of lists without end": parquet(
		(size) =>
			`select ${TICKET}, list_resize([]::varchar[], ${Math.ceil(size / 50)}, 'x') as 标签 from range(100)`,
	),
	"lists in lists": parquet(
		() =>
			`select ${TICKET}, ${"[".repeat(60)}range${"]".repeat(60)} as 标签 from range(1000)`,
	),
	"columns in columns": parquet(
		() => `select ${TICKET}, ${nest(80, "range")} as 标签 from range(1000)`,
	),
	"a column that claims to be giant": parquet(
		() => `select ${TICKET} from range(1000)`,
		"compression uncompressed",
		claimGiant,
	),
	"a foot that claims to be giant": parquet(
		() => `select ${TICKET} from range(1000)`,
		"compression zstd",
		(bytes) =>
			Buffer.concat([
				bytes.subarray(0, -8),
				Buffer.from([0xff, 0xff, 0xff, 0x7f]),
				bytes.subarray(-4),
			]),
	),
	"a foot that is not there": parquet(
		() => `select ${TICKET} from range(1000)`,
		"compression zstd",
		(bytes) =>
			Buffer.concat([
				bytes.subarray(0, 400),
				Buffer.alloc(200),
				bytes.subarray(-8),
			]),
	),
};
