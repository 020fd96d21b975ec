import { UserError } from "../../user-error.ts";
import { quoteName } from "../database.ts";
import type { ClickhouseServer } from "./clickhouse-server.ts";
import { defineColumns } from "./columns.ts";
import type { FarStore, StoredTable } from "./engine.ts";

/** What says of a table there that runs add to it. */
const STORE_MARK = "hotline-review store";

type Patiently = <Result>(
	stage: string,
	work: () => Promise<Result>,
) => Promise<Result>;

/** A table that runs add to. What is added twice, by two runs or after a lost connection, is the same, and is taken once. */
export function openStore(
	server: ClickhouseServer,
	{ name: bare, columns }: StoredTable,
	{ prefix, name: engine }: { prefix: string; name: string },
	patiently: Patiently,
): FarStore {
	const name = `${prefix}${bare}`;
	const keyed = { version: "text", key: "text", ...columns } as const;
	const listed = Object.keys(keyed).map(quoteName).join(", ");
	const open = async () => {
		const [found] = await server.rows<{ comment: string }>(
			`select comment from system.tables where database = currentDatabase() and name in ('${name}')`,
		);
		if (found && found.comment !== STORE_MARK)
			throw new UserError(
				`ClickHouse 里的表 ${name} 不是本程序建的，没有动它。`,
				{
					place: { file: engine },
					hint: "换一个 engine 的 prefix，或请管理员把那张表改名。",
				},
			);
		if (!found)
			await server.run(
				`create table if not exists ${quoteName(name)} (${defineColumns(keyed)}) engine = ReplacingMergeTree order by (${quoteName("version")}, ${quoteName("key")}) settings allow_nullable_key = 1 comment '${STORE_MARK}'`,
			);
	};
	return {
		add: (path) =>
			patiently(`写入 ${name} `, async () => {
				await open();
				await server.send(quoteName(name), path);
			}),
		take: (version, path) =>
			patiently(`取回 ${name} `, async () => {
				await open();
				const mine = `select ${listed}, row_number() over (partition by ${quoteName("key")} order by ${quoteName("key")}) as copy_no from ${quoteName(name)} where ${quoteName("version")} = '${version}'`;
				await server.receive(
					`select ${listed} from (${mine}) as copies where copy_no = 1`,
					path,
				);
			}),
	};
}
