import { UserError } from "../../user-error.ts";
import { quoteName } from "../database.ts";
import type { ClickhouseServer } from "./clickhouse-server.ts";

/** A table, and the name that it is to have. */
interface Move {
	from: string;
	to: string;
}

/** Both do what is left to do, so that after a lost connection they may be asked again. */
export interface Placing {
	put(): Promise<void>;
	undo(): Promise<void>;
}

/** What puts tables under the names of others: those that change places in one statement, those that are new in another. */
export async function planPlacing(
	server: ClickhouseServer,
	moves: readonly Move[],
	mark: string,
	engine: string,
): Promise<Placing> {
	const before = await look(server, moves);
	const strange = moves.find(
		({ to }) => before.has(to) && before.get(to)?.comment !== mark,
	);
	if (strange) throw toStranger(strange.to, engine);
	const changing = moves.filter(({ to }) => before.has(to));
	const fresh = moves.filter(({ to }) => !before.has(to));
	// What has moved is known by what stands there, not by what was asked.
	const partMoved = async () => {
		const now = await look(server, moves);
		return ({ from, to }: Move) => now.get(to)?.uuid === before.get(from)?.uuid;
	};
	return {
		async put() {
			const isMoved = await partMoved();
			const left = (move: Move) => !isMoved(move);
			await tell(server, "exchange tables", "and", changing.filter(left));
			await tell(server, "rename table", "to", fresh.filter(left));
		},
		async undo() {
			const isMoved = await partMoved();
			const back = fresh
				.filter(isMoved)
				.map(({ from, to }) => ({ from: to, to: from }));
			await tell(server, "exchange tables", "and", changing.filter(isMoved));
			await tell(server, "rename table", "to", back);
		},
	};
}

async function look(server: ClickhouseServer, moves: readonly Move[]) {
	const names = moves.flatMap(({ from, to }) => [`'${from}'`, `'${to}'`]);
	if (names.length === 0) return new Map<string, never>();
	const rows = await server.rows<{
		name: string;
		uuid: string;
		comment: string;
	}>(
		`select name, toString(uuid) as uuid, comment from system.tables where database = currentDatabase() and name in (${names.join(", ")})`,
	);
	return new Map(rows.map((each) => [each.name, each]));
}

async function tell(
	server: ClickhouseServer,
	verb: string,
	between: string,
	moves: readonly Move[],
): Promise<void> {
	if (moves.length === 0) return;
	const pairs = moves.map(
		({ from, to }) => `${quoteName(from)} ${between} ${quoteName(to)}`,
	);
	await server.run(`${verb} ${pairs.join(", ")}`);
}

function toStranger(table: string, engine: string): UserError {
	return new UserError(
		`ClickHouse 里的表 ${table} 不是本程序建的，没有动它。`,
		{
			place: { file: engine },
			hint: "换一个 engine 的 prefix，或请管理员把那张表改名。",
		},
	);
}
