import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { UserError } from "../../pipeline/user-error.ts";
import { readYaml } from "../../pipeline/workspace/read-yaml.ts";
import { readReference } from "../../pipeline/workspace/reference.ts";
import { RULES, TABLES } from "./bombs/rules.ts";
import { buildBeside } from "./check-bomb.ts";

// Rules and tables that were made to keep a reader busy.

const isFull = process.env.ATTACK_FULL !== undefined;
const SIZE = 9_000_000;
const MOST_SECONDS = 10;
const MOST_MB = 1024;
const ALL = Object.entries({ ...RULES, ...TABLES });
// Just within what is read of rules.
const RULES_SIZE = 125_000;
const LARGE = [
	...ALL.map(([name, bomb]) => [name, bomb, SIZE] as const),
	...Object.entries(RULES).map(
		([name, bomb]) => [`${name}, small`, bomb, RULES_SIZE] as const,
	),
];

describe.runIf(isFull)(
	"a build beside nine megabytes ends, or names them",
	() => {
		test.each(LARGE)("%s", async (name, bomb, size) => {
			const { cpuMs, peakMb, status, said } = await buildBeside(bomb, size);
			console.log(
				`${name}: ${(cpuMs / 1000).toFixed(1)} s, ${peakMb.toFixed(0)} MB, ${status}, ${said.slice(0, 80)}`,
			);
			if (status === 1) expect.soft(said).toMatch(/[\u4e00-\u9fff]/);
			expect.soft([0, 1]).toContain(status);
			expect.soft(cpuMs / 1000).toBeLessThan(MOST_SECONDS);
			expect.soft(peakMb).toBeLessThan(MOST_MB);
		});
	},
);

// Small ones, in this program.
const SHORT_SIZE = 40_000;
const SHORT_MS = 3000;

describe.skipIf(isFull)("a small one is read or refused at once", () => {
	test.each(ALL)("%s", async (_, { file, make }) => {
		const folder = mkdtempSync(join(tmpdir(), "rules-"));
		try {
			const path = join(folder, file);
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, await make(SHORT_SIZE));
			const name = basename(file, ".csv");
			const before = process.cpuUsage();
			const read = () =>
				file.endsWith(".yaml")
					? readYaml(path, "规则文件")
					: readReference(dirname(path), name, []);
			const error = tryTo(read);
			const { user } = process.cpuUsage(before);
			expect(user / 1000).toBeLessThan(SHORT_MS);
			if (error === undefined) return;
			expect(error).toBeInstanceOf(UserError);
			expect((error as UserError).message).toMatch(/[\u4e00-\u9fff]/);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

function tryTo(read: () => unknown): unknown {
	try {
		read();
		return undefined;
	} catch (error) {
		return error;
	}
}

test("rules longer than anybody writes, and a cell that swallowed its neighbours, are named", () => {
	const folder = mkdtempSync(join(tmpdir(), "rules-"));
	try {
		writeFileSync(join(folder, "profile.yaml"), "#\n".repeat(100_000));
		expect(() => readYaml(join(folder, "profile.yaml"), "规则文件")).toThrow(
			"规则文件有 196 KB，超过 128 KB 的上限",
		);
		writeFileSync(
			join(folder, "units.csv"),
			`unit,aliases\n城管办,\n"住建办,${"甲,乙\n".repeat(10_000)}`,
		);
		expect(() => readReference(folder, "units", ["unit"])).toThrow(
			"第 3 行有一格超过 32,767 字",
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

test("rules nested deeper than anybody writes are named with their line, and seventy settings in a line are none", () => {
	const folder = mkdtempSync(join(tmpdir(), "rules-"));
	const file = join(folder, "profile.yaml");
	const read = (text: string) => {
		writeFileSync(file, text);
		return readYaml(file, "规则文件");
	};
	try {
		for (const deep of [
			"[".repeat(65),
			"- ".repeat(65),
			`x:\n${" ".repeat(300)}y: 1`,
		])
			expect(() => read(`name: x\na:\n  ${deep}`)).toThrow("层层套得太深");
		const many = Array.from({ length: 70 }, (_, no) => `k${no}: 1`).join(", ");
		expect(read(`a: {${many}}`)).toHaveProperty("a.k69", 1);
		expect(read(`a: ${"[".repeat(60)}${"]".repeat(60)}`)).toHaveProperty("a");
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
