import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { holdsStatement } from "./holds-statement.ts";

const pipeline = packagePath("pipeline");
const ground = ["database", "files", "privacy", "statistics", "topic-model"];
// The plan knows the wings that it runs, and no wing knows the plan.
const roof = ["commands", "compile", "plan"];

interface Import {
	from: string;
	to: string;
	/** Gone when compiled. */
	isType: boolean;
	/** Loaded when it is asked for. */
	isLate: boolean;
}

function readImports(): Import[] {
	const files = readdirSync(pipeline, { recursive: true, encoding: "utf8" });
	return files
		.filter((file) => file.endsWith(".ts"))
		.flatMap((file) => {
			const path = join(pipeline, file);
			const source = readFileSync(path, "utf8");
			const targets = source.matchAll(
				/(?:import|export)( type)?[^;]*?from "(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/g,
			);
			return [...targets].map(([, type, named, loaded = ""]) => ({
				from: toPosix(file),
				to: toPosix(
					relative(pipeline, resolve(dirname(path), named ?? loaded)),
				),
				isType: type !== undefined,
				isLate: named === undefined,
			}));
		});
}

const toPosix = (path: string) => path.replaceAll("\\", "/");
const wingOf = (file: string) => (file.includes("/") ? file.split("/")[0] : "");

test("no wing imports another wing, except a type that is declared where it is made", () => {
	const between = readImports().filter(({ from, to, isType }) => {
		const [wing, other] = [wingOf(from) ?? "", wingOf(to) ?? ""];
		return (
			!isType &&
			wing !== other &&
			wing !== "" &&
			other !== "" &&
			!roof.includes(wing) &&
			!ground.includes(other)
		);
	});
	expect(between).toEqual([]);
});

test("the ground floor imports nothing above it", () => {
	const upward = readImports().filter(
		({ from, to }) =>
			ground.includes(wingOf(from) ?? "") &&
			![...ground, ""].includes(wingOf(to) ?? ""),
	);
	expect(upward).toEqual([]);
});

test("nothing below the commands imports them, and nothing what compiles the package", () => {
	const upward = readImports().filter(({ from, to }) => {
		const [wing, other] = [wingOf(from) ?? "", wingOf(to) ?? ""];
		return (
			(other === "commands" && !["commands", ""].includes(wing)) ||
			(other === "compile" && wing !== "compile")
		);
	});
	expect(upward).toEqual([]);
});

test("what charts, lays out and packs is loaded by what writes alone", () => {
	const imports = readImports().filter(
		({ isType, isLate }) => !isType && !isLate,
	);
	const loaded = new Set(["commands/check.ts", "commands/explain.ts"]);
	for (const file of loaded)
		for (const { from, to } of imports) if (from === file) loaded.add(to);
	const printers =
		/^render\/(charts|page|pictures|word\/.*)\.ts|^publish\/(arrow|visit-lists|readable-cells)\.ts/;
	expect([...loaded].filter((file) => printers.test(file))).toEqual([]);
	expect(loaded.size).toBeGreaterThan(100);
});

test("what speaks to databases is loaded where a profile names one", () => {
	const files = readdirSync(pipeline, { recursive: true, encoding: "utf8" });
	const loading = files.map(toPosix).filter((file) => {
		if (!file.endsWith(".ts")) return false;
		const source = readFileSync(join(pipeline, file), "utf8");
		return /^import (?!type)[^;]*from "(?:pg|pg-cursor|mysql2|@clickhouse\/client)"/m.test(
			source,
		);
	});
	expect(loading).toEqual([]);
	const clients = /^database\/sources\/(?:clickhouse|mysql|postgresql)\.ts$/;
	const imports = readImports().filter(({ to }) => clients.test(to));
	expect(imports.length).toBe(3);
	expect(imports.filter(({ isLate }) => !isLate)).toEqual([]);
	const engine =
		/^database\/engine\/(?:clickhouse-server|far-tables|two-engines)\.ts$/;
	const doors = readImports().filter(
		({ from, to, isType }) =>
			engine.test(to) && !isType && !from.startsWith("database/engine/"),
	);
	expect(doors.length).toBeGreaterThan(0);
	expect(doors.filter(({ isLate }) => !isLate)).toEqual([]);
});

// They put statements together of identifiers and of expressions that the parser has seen.
const ASSEMBLY = ["plan/metric-pass.ts", "plan/check-grains.ts"];

test("no statement stands outside the queries, the database and the plan's assembly", () => {
	const files = readdirSync(pipeline, { recursive: true, encoding: "utf8" });
	const holding = files
		.map(toPosix)
		.filter((file) => file.endsWith(".ts") && wingOf(file) !== "database")
		.filter((file) =>
			holdsStatement(readFileSync(join(pipeline, file), "utf8")),
		);
	expect(holding.sort()).toEqual(ASSEMBLY.sort());
});

test.each([
	'"select * from int_tickets"',
	"'select ticket_id from int_tickets'",
	"`\n\tselect ticket_id\n\tfrom int_tickets`",
	'"\\n select count(*) from int_tickets"',
	"`-- All of them.\nselect ticket_id, unit from int_tickets`",
	"`(select max(day) from int_days)`",
	"`\u0024{prefix} select day as last from int_days`",
	"'SELECT 1'",
	"`with a as (select 1) select * from a`",
	"'with recursive a as (select 1) select * from a'",
	'"insert into t values (1)"',
	'"insert or replace into t values (1)"',
	"'update t set a = 1'",
	"`delete from t`",
	"'truncate t'",
	'"create table t (a integer)"',
	"`create or replace temporary view t as select 1`",
	"'drop table t'",
	'"drop view t"',
	"`alter table t add column a integer`",
	"'copy t to \\'a.csv\\''",
	"`copy (select 1) to a`",
	"'merge into t using s'",
	'"attach database"',
	"`pragma threads=2`",
	"' union all select 1'",
	'"from int_tickets where unit = 1"',
])("%s is a statement", (source) => {
	expect(holdsStatement(`const sql = ${source};`)).toBe(true);
});

test.each([
	'"select"',
	"`selected words`",
	'"with"',
	"'update'",
	"`copy of words`",
	'import { selectRows } from "../database/select-rows.ts";',
	"// What the select says from its table.",
])("%s is none", (source) => {
	expect(holdsStatement(source)).toBe(false);
});

test("only the commands and main touch the console, the clock and the process", () => {
	const files = readdirSync(pipeline, { recursive: true, encoding: "utf8" });
	const guilty = files
		.map(toPosix)
		.filter(
			(file) =>
				file.endsWith(".ts") &&
				file !== "main.ts" &&
				// It cleans up when a signal ends the process, and knows its user.
				file !== "workspace/run-folder.ts" &&
				// It stops what takes too much of the processor.
				file !== "files/read-in-thread.ts" &&
				!file.startsWith("commands/"),
		)
		.filter((file) =>
			/(?<!the )\bconsole\.\w|\bprocess\.|Date\.now|new Date\(\)|Math\.random/.test(
				readFileSync(join(pipeline, file), "utf8"),
			),
		);
	expect(guilty).toEqual([]);
});

test("what the street and the community of none are called stands in one file", () => {
	const sources = ["pipeline", "queries", "templates"].flatMap((folder) =>
		readdirSync(packagePath(folder), { recursive: true, encoding: "utf8" })
			.filter((file) => /\.(ts|sql|hbs)$/.test(file))
			.map((file) => toPosix(join(folder, file))),
	);
	const naming = sources.filter((file) =>
		/(["'])(全街道|未归属)\1/.test(readFileSync(packagePath(file), "utf8")),
	);
	expect(naming).toEqual(["pipeline/scope-names.ts"]);
});

test("packaged rules are parsed in one place, a user's in another", () => {
	const files = readdirSync(pipeline, { recursive: true, encoding: "utf8" });
	const parsing = files
		.map(toPosix)
		.filter(
			(file) =>
				file.endsWith(".ts") &&
				/from "yaml"|import\("yaml"\)/.test(
					readFileSync(join(pipeline, file), "utf8"),
				),
		);
	// The last looks how deep a user's are nested before they are parsed.
	expect(parsing.sort()).toEqual([
		"defaults.ts",
		"workspace/read-yaml.ts",
		"workspace/yaml-depth.ts",
	]);
});

test("every long run has a script, and `npm run long` runs it", () => {
	const { scripts } = JSON.parse(
		readFileSync(packagePath("package.json"), "utf8"),
	) as { scripts: Record<string, string> };
	expect(scripts.long).toBe("node test/long/all.mjs");
	const commands = Object.values(scripts)
		.filter((command) => command.includes("vitest.long.config.ts"))
		.join(" ");
	const files = ["long", "mutate"].flatMap((folder) =>
		readdirSync(packagePath("test", folder))
			.filter((file) => file.endsWith(".long.ts"))
			.map((file) => `test/${folder}/${file}`),
	);
	expect(files.length).toBeGreaterThan(8);
	for (const path of [...files, "test/cases", "test/fuzz", "test/attack"])
		expect(commands).toContain(path);
});
