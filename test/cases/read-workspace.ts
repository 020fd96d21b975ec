import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { make, readExportFiles, settle } from "../../pipeline/commands/make.ts";
import { withWarehouse } from "../../pipeline/commands/open-warehouse.ts";
import type { Row } from "../../pipeline/database/database.ts";
import { selectRows } from "../../pipeline/database/select-rows.ts";

export type { Row };

/** What a build would print from, without its pages. */
export interface ReadWorkspace {
	asOf: string;
	tickets: Row[];
	ledger: Row[];
	rejects: Row[];
	issues: Row[];
	warnings: string[];
}

const TABLES = {
	tickets: "int_listed_tickets",
	ledger: "int_ledger",
	rejects: "int_rejects",
	issues: "int_issues",
} as const;

/** Reads a workspace as a build does, up to the tables that say what was read. */
export async function readWorkspace(
	workspace: string,
	options: { period?: string; asOf?: string } = {},
): Promise<ReadWorkspace> {
	const effects = { log: () => undefined, processId: process.pid };
	return await withWarehouse(
		// A second thread of the engine costs more than it does for a dozen tickets.
		{ workspace, readsOnly: true, threads: 1, ...options },
		effects,
		async (warehouse) => {
			await readExportFiles(warehouse);
			const { times } = await settle(warehouse);
			await make(warehouse, [...Object.values(TABLES), "card_warnings"]);
			const rows = (table: string, order: string[]) =>
				selectRows<Row>(warehouse.database, table, { order });
			const warnings = await rows("card_warnings", ["file", "warning"]);
			return {
				asOf: times.asOf,
				tickets: await rows(TABLES.tickets, ["ticket_id"]),
				ledger: await rows(TABLES.ledger, ["sheet_no"]),
				rejects: await rows(TABLES.rejects, ["file", "sheet", "row"]),
				issues: await rows(TABLES.issues, ["issue_no"]),
				warnings: warnings.map(({ file, warning }) => `${file} ${warning}`),
			};
		},
	);
}

/** Reads exports of this content. */
export async function readContents(
	files: Readonly<Record<string, string | Buffer>>,
	options: { period?: string; asOf?: string; profile?: string } = {},
): Promise<ReadWorkspace> {
	const workspace = mkdtempSync(join(tmpdir(), "contents-"));
	try {
		for (const [path, content] of Object.entries(files)) {
			const file = join(workspace, "exports", path);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, content);
		}
		const { profile, ...period } = options;
		if (profile) writeFileSync(join(workspace, "profile.yaml"), profile);
		return await readWorkspace(workspace, period);
	} finally {
		rmSync(workspace, { recursive: true, force: true });
	}
}
