import {
	appendFileSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
	AUDIT_LOG,
	addToAuditLog,
	mendAuditLog,
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

test.skipIf(process.platform === "win32")(
	"its owner alone can read it, even where others could",
	() => {
		const out = mkdtempSync(join(tmpdir(), "audit-"));
		const modeOf = () => statSync(join(out, AUDIT_LOG)).mode & 0o777;
		addToAuditLog(out, { command: "build" });
		expect(modeOf()).toBe(0o600);
		rmSync(join(out, AUDIT_LOG));
		writeFileSync(join(out, AUDIT_LOG), "", { mode: 0o644 });
		addToAuditLog(out, { command: "build" });
		expect(modeOf()).toBe(0o600);
		rmSync(out, { recursive: true });
	},
);

test("what is whole, begun alone, or not there is left as it should be", () => {
	const out = mkdtempSync(join(tmpdir(), "audit-"));
	mendAuditLog(out);
	expect(existsSync(join(out, AUDIT_LOG))).toBe(false);
	writeFileSync(join(out, AUDIT_LOG), "{}\n");
	mendAuditLog(out);
	expect(readFileSync(join(out, AUDIT_LOG), "utf8")).toBe("{}\n");
	writeFileSync(join(out, AUDIT_LOG), "{");
	mendAuditLog(out);
	expect(readFileSync(join(out, AUDIT_LOG), "utf8")).toBe("");
	rmSync(out, { recursive: true });
});
