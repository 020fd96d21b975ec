import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatCheck } from "../../../../pipeline/commands/format/format-check.ts";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { makeOutputs } from "../../../make-outputs.ts";
import { choose, linesOf } from "./naming-book.ts";

const effects = { log: () => undefined };

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "naming-communities-"));
	mkdirSync(join(workspace, "exports"));
	mkdirSync(join(workspace, "reference"));
	put("reference/communities.csv", [
		"community,aliases,households",
		"东苑社区,老东苑,900",
		"望湖社区,,800",
	]);
	// Two have a name that nobody knows, one of them near to an alias.
	const names = ["东苑社区", "老东苑里", "湖滨片区", "望湖社区"];
	put("exports/三月.csv", [
		"工单编号,受理时间,社区,诉求内容,办结时间",
		...Array.from({ length: 12 }, (_, index) => {
			const day = String(index + 1).padStart(2, "0");
			return `AJ2023030${index + 10},2023-03-${day} 09:10,${names[index % 4]},路灯坏了好几天没有人来修,2023-03-${day} 18:00`;
		}),
	]);
});
afterEach(() => rmSync(workspace, { recursive: true }));

const put = (path: string, lines: readonly string[]) =>
	writeFileSync(join(workspace, path), lines.join("\n"));
const run = () => checkByNames({ workspace }, effects);
const counts = async () => {
	const { table } = await makeOutputs({ workspace, period: "2023-03" }, [
		"tables/metrics.csv",
	]);
	return Object.fromEntries(
		table("metrics")
			.filter(
				(row) => row.metric === "volume" && row.scope_kind === "community",
			)
			.map((row) => [row.scope, Number(row.numerator)]),
	);
};

test("communities that the table does not have stand in the book, and what is chosen for them counts", async () => {
	const text = formatCheck(await run());
	expect(text).toMatch(/有 2 个词（在“词”表）还不认识/);
	const words = linesOf(workspace, "词");
	expect(
		words.map((line) => [line.属于, line.词, line.处数, line.像是]),
	).toEqual([
		["社区", "湖滨片区", "3", ""],
		["社区", "老东苑里", "3", "东苑社区"],
	]);

	choose(workspace, "词", { 老东苑里: "对", 湖滨片区: "望湖社区" });
	const named = await run();
	expect(named.cards.flatMap(({ issues }) => issues)).toEqual([]);
	expect(formatCheck(named)).not.toContain("还不认识");
	expect(await counts()).toMatchObject({ 东苑社区: 6, 望湖社区: 6 });
});

test("one that is left out stays without a community, and is not asked for again", async () => {
	await run();
	choose(workspace, "词", { 湖滨片区: "不用", 老东苑里: "东苑社区" });
	const named = await run();
	expect(formatCheck(named)).not.toContain("还不认识");
	expect(
		named.cards.flatMap(({ issues }) => issues.map(({ value }) => value)),
	).toEqual(["湖滨片区"]);
});

test("one that is not in the table is refused by name, with its row", async () => {
	await run();
	choose(workspace, "词", { 湖滨片区: "望海社区" });
	await expect(run()).rejects.toMatchObject({
		message: "没有名为“望海社区”的社区。",
		place: { sheet: "词", column: "您的选择" },
		hint: expect.stringContaining("望湖社区"),
	});
});
