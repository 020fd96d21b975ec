import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { build } from "../../../../pipeline/commands/build.ts";
import { packagePath } from "../../../../pipeline/package-root.ts";

// `npm run fuzz` takes ten times four steps.
const RUNS = Math.min(10, Number(process.env.FUZZ_RUNS ?? 1));
const SEED = Number(process.env.FUZZ_SEED ?? 5);
const MONTHS = ["2022-12", "2023-01", "2023-02", "2023-03"];
const INPUT = packagePath("test", "golden", "small", "input");
const HEADER =
	"工单编号,受理时间,办结时间,办结期限,标题,诉求内容,社区,承办单位,联系人,联系电话,工单状态,满意度";
const MATTERS = [
	["下水道堵塞", "甲社区一号楼下污水管道堵塞，污水外溢"],
	["占道经营", "路口流动摊贩占道经营，挡住消防通道"],
	["楼顶漏水", "楼顶防水层破损，下雨就漏水到家里"],
	["夜间施工噪音", "工地夜间施工，噪音扰民，无法入睡"],
] as const;

const root = mkdtempSync(join(tmpdir(), "months-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What happens between two builds. */
type Step =
	| { kind: "comes" | "goes"; month: number }
	/** It is exported again, so many of its tickets closed later. */
	| { kind: "changes"; month: number; salt: number }
	/** Another file tells of its tickets as well. */
	| { kind: "overlaps"; month: number; salt: number }
	/** A build was killed, or the disk: every third file of the cache is gone, every other third cut off. */
	| { kind: "breaks"; salt: number }
	| { kind: "secret"; secret: string };

const month = fc.nat({ max: MONTHS.length - 1 });
const salt = fc.nat({ max: 99 });
const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ kind: fc.constantFrom("comes", "goes"), month }),
	fc.record({ kind: fc.constant("changes"), month, salt }),
	fc.record({ kind: fc.constant("overlaps"), month, salt }),
	fc.record({ kind: fc.constant("breaks"), salt }),
	fc.record({
		kind: fc.constant("secret"),
		secret: fc.constantFrom("one", "another"),
	}),
) as fc.Arbitrary<Step>;

let workspaces = 0;

test("whatever months come, go or change between builds, in whatever order, each is the bytes of one that finds nothing kept", async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, {
				minLength: RUNS > 1 ? 2 : 1,
				maxLength: RUNS > 1 ? 4 : 1,
			}),
			async (steps) => {
				const workspace = startWorkspace();
				let secret = "one";
				await buildApart(workspace, secret);
				for (const each of steps) {
					if (each.kind === "secret") secret = each.secret;
					else take(workspace, each);
					const kept = await buildApart(workspace, secret);
					const anew = await buildApart(workspace, secret, false);
					expect(kept, JSON.stringify(each)).toEqual(anew);
				}
				rmSync(workspace, { recursive: true, force: true });
			},
		),
		{ numRuns: RUNS, seed: SEED },
	);
}, 600_000);

function startWorkspace(): string {
	workspaces += 1;
	const workspace = join(root, `workspace-${workspaces}`);
	mkdirSync(join(workspace, "exports"), { recursive: true });
	cpSync(join(INPUT, "reference"), join(workspace, "reference"), {
		recursive: true,
	});
	cpSync(join(INPUT, "profile.yaml"), join(workspace, "profile.yaml"));
	for (const at of [0, 2]) putMonth(workspace, at);
	return workspace;
}

function take(
	workspace: string,
	step: Exclude<Step, { kind: "secret" }>,
): void {
	if (step.kind === "comes") putMonth(workspace, step.month);
	if (step.kind === "changes") putMonth(workspace, step.month, step.salt);
	if (step.kind === "overlaps")
		putMonth(workspace, step.month, step.salt, "补充");
	if (step.kind === "goes") {
		const exports = join(workspace, "exports");
		const file = join(exports, nameOf(step.month));
		// Of nothing at all there is no report.
		if (readdirSync(exports).length > 1) rmSync(file, { force: true });
	}
	if (step.kind === "breaks") breakCache(workspace, step.salt);
}

const nameOf = (at: number, kind = "工单") => `${kind}_${MONTHS[at]}.csv`;

/** Twelve tickets, the same each time but for when some were closed and how they were found. */
function putMonth(workspace: string, at: number, salt = 0, kind?: string) {
	const lines = Array.from({ length: 12 }, (_, index) => {
		const number = `T${at}${String(index).padStart(3, "0")}`;
		const day = String(index * 2 + 1).padStart(2, "0");
		const later = (index * 7 + salt * 3) % 5;
		const closed = String(Math.min(28, index * 2 + 2 + later)).padStart(2, "0");
		const [title, content] = MATTERS[(index + at) % MATTERS.length] ?? [];
		return [
			number,
			`${MONTHS[at]}-${day} 09:00:00`,
			later === 4 ? "" : `${MONTHS[at]}-${closed} 15:00:00`,
			`${MONTHS[at]}-${closed} 12:00:00`,
			title,
			content,
			index % 2 ? "甲社区" : "乙社区",
			"城管所",
			"",
			`139000000${String((index * (at + 1)) % 20).padStart(2, "0")}`,
			later === 4 ? "办理中" : "已办结",
			(index + salt) % 3 ? "满意" : "不满意",
		].join(",");
	});
	const path = join(workspace, "exports", nameOf(at, kind));
	writeFileSync(path, [HEADER, ...lines].join("\n"));
}

function breakCache(workspace: string, salt: number): void {
	const kept = join(workspace, ".cache", "kept");
	if (!existsSync(kept)) return;
	for (const [index, name] of readdirSync(kept).sort().entries()) {
		const file = join(kept, name);
		if ((index + salt) % 3 === 0) rmSync(file);
		if ((index + salt) % 3 === 1)
			writeFileSync(file, readFileSync(file).subarray(0, 40));
	}
}

/** Every file of a build into a folder where nothing was printed before, by its path. */
async function buildApart(workspace: string, secret: string, cache?: boolean) {
	const out = mkdtempSync(join(root, "out-"));
	await build(
		{ workspace, out, force: true, cache },
		{ log: () => undefined, secret },
	);
	const files = readdirSync(out, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name !== "audit.log")
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()
		.map((file) => [file.slice(out.length), readFileSync(file, "base64")]);
	rmSync(out, { recursive: true, force: true });
	return Object.fromEntries(files) as Record<string, string>;
}
