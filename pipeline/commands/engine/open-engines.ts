import type { Database } from "../../database/database.ts";
import type { TwoEngines } from "../../database/engine/two-engines.ts";
import { sourceDefaults } from "../../database/sources/failures.ts";
import { readEngine } from "../../workspace/profile.ts";
import { pause } from "../sources/fetch-sources.ts";
import { readAccess } from "../sources/read-access.ts";
import type { RunOptions } from "../warehouse.ts";

/** What somebody should know of how it is reached. */
export function remarksOnEngine({
	engine,
	workspace,
	profile,
}: RunOptions): string[] {
	if (engine !== "clickhouse") return [];
	const { tls } = readEngine(workspace, profile);
	return tls === "verified" ? [] : [REMARKS[tls]];
}

const REMARKS = {
	none: "没有用 TLS（engine 的 tls：none），口令和工单在网络上是明文。",
	unverified:
		"没有核对 ClickHouse 的证书（engine 的 tls：unverified），中间的人可以冒充它。",
};

/** Opens the database that statements run in, where it is not the run's own; what speaks to it is loaded then. */
export async function openEngines(
	{ engine, workspace, profile }: RunOptions,
	database: Database,
	folder: string,
	now: () => number,
): Promise<TwoEngines | undefined> {
	if (engine !== "clickhouse") return undefined;
	const settings = readEngine(workspace, profile);
	const { openFarTables } = await import("../../database/engine/far-tables.ts");
	const { openServer } = await import(
		"../../database/engine/clickhouse-server.ts"
	);
	const { joinEngines } = await import("../../database/engine/two-engines.ts");
	const far = await openFarTables(settings, readAccess(settings), {
		...{ pause, open: openServer },
		firstPauseMs: sourceDefaults().limits.first_pause_ms,
	});
	return await joinEngines(database, far, folder, now);
}
