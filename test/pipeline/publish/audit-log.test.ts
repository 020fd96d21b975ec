import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
	AUDIT_LOG,
	addToAuditLog,
} from "../../../pipeline/publish/audit-log.ts";
import { holdOutFolder } from "../../../pipeline/publish/publish.ts";

test("a line that a killed run did not end is taken away before the next", async () => {
	const out = mkdtempSync(join(tmpdir(), "audit-"));
	addToAuditLog(out, { command: "build" });
	appendFileSync(join(out, AUDIT_LOG), '{"command":"bui');
	await holdOutFolder(out, () => addToAuditLog(out, { command: "purge" }));
	expect(readFileSync(join(out, AUDIT_LOG), "utf8")).toBe(
		'{"command":"build"}\n{"command":"purge"}\n',
	);
	rmSync(out, { recursive: true });
});
