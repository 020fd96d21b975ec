import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
	describeBuild,
	packageVersion,
} from "../../../pipeline/publish/manifest.ts";

const sha256 = (content: string) =>
	createHash("sha256").update(content).digest("hex");

// What was asked of a database and what came, by their sums.
const FETCHED = {
	kind: "postgresql",
	query_sha256: "q",
	rows: 2,
	sha256: "s",
};

test("a build is told by what it was made from and what it made, in one order", async () => {
	const folder = mkdtempSync(join(tmpdir(), "manifest-"));
	const absolutePath = join(folder, "a.csv");
	writeFileSync(absolutePath, "abc");
	const profile = { preset: "default-shandong" };
	const { path, content } = await describeBuild({
		engine: "duckdb",
		report: {
			period_id: "2023-03",
			period_label: "2023年3月",
			street_name: "怡园街道",
			as_of: "2023-04-05 16:00:00",
			calendar_from: "2004-01-01",
			calendar_to: "2026-12-31",
		},
		headlines: [
			{ metric: "volume", numerator: 3, denominator: null, value: 3 },
		],
		inputs: [
			{ path: "exports/a.csv", absolutePath },
			{ path: "数据库", absolutePath, fetched: FETCHED },
		],
		profile,
		sections: [
			{ section: "flow", is_shown: true },
			{ section: "overdue", is_shown: false, reason: "没有办结时间" },
		],
		unknowns: [{ metric: "repeat_rate", reason: "来电人不明", period_id: "p" }],
		warnings: ["一处疑问"],
		drawSeed: "0a1b",
		outputs: [
			{ path: "charts/c.vl.json", content: "c" },
			{ path: "tables/b.csv", content: "b" },
			{ path: "a.html", content: "a" },
		],
	});
	rmSync(folder, { recursive: true });
	expect(path).toBe("manifest.json");
	expect(content).toBe(
		`${JSON.stringify(JSON.parse(String(content)), null, 2)}\n`,
	);
	expect(JSON.parse(String(content))).toEqual({
		version: packageVersion(),
		period: "2023-03",
		period_label: "2023年3月",
		street_name: "怡园街道",
		as_of: "2023-04-05 16:00:00",
		headlines: [{ metric: "volume", numerator: 3, denominator: null }],
		engine: "duckdb",
		profile: "default-shandong",
		profile_sha256: sha256(JSON.stringify(profile)),
		calendar: { from: "2004-01-01", to: "2026-12-31" },
		inputs: [
			{ path: "exports/a.csv", bytes: 3, sha256: sha256("abc") },
			{ path: "数据库", ...FETCHED },
		],
		outputs: [
			{ path: "a.html", sha256: sha256("a") },
			{ path: "charts/c.vl.json", sha256: sha256("c") },
			{ path: "tables/b.csv", sha256: sha256("b") },
		],
		sections_dropped: [{ section: "overdue", reason: "没有办结时间" }],
		metrics_dropped: [{ metric: "repeat_rate", reason: "来电人不明" }],
		warnings: ["一处疑问"],
		draw_seed: "0a1b",
	});
});
