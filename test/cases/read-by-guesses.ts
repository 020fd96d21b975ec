import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "../../pipeline/commands/check.ts";
import { describeProfile } from "../../pipeline/commands/starter-profile.ts";
import { type ReadWorkspace, readWorkspace } from "./read-workspace.ts";

/** Reads an export by the profile that `check` proposes for it, each guess taken. */
export async function readByGuesses(
	content: string | Buffer,
	options: { period?: string; asOf?: string },
	values = "",
): Promise<{ profile: string; read: ReadWorkspace }> {
	const workspace = mkdtempSync(join(tmpdir(), "guesses-"));
	try {
		mkdirSync(join(workspace, "exports"));
		writeFileSync(join(workspace, "exports/requests.csv"), content);
		const effects = { log: () => undefined, processId: process.pid };
		const found = await check({ workspace }, effects);
		const profile = describeProfile(found).replace(
			/^# (?=fields:| {2}|date_formats:)/gm,
			"",
		);
		writeFileSync(join(workspace, "profile.yaml"), profile + values);
		return { profile, read: await readWorkspace(workspace, options) };
	} finally {
		rmSync(workspace, { recursive: true, force: true });
	}
}
