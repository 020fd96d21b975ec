import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import { check } from "../../../pipeline/commands/check.ts";
import { formatCheck } from "../../../pipeline/commands/format/format-check.ts";
import { describeProfile } from "../../../pipeline/commands/starter-profile.ts";
import { train } from "../../../pipeline/commands/train.ts";
import { formatUserError, UserError } from "../../../pipeline/user-error.ts";
import { makeOutputs } from "../../make-outputs.ts";
import { someOf } from "../../some-of.ts";

// An export that lost its header, or whose header nobody knows: a citizen's row stands where the names should.
const PRIVATE = ["13900001111", "王秀英", "打孩子", "3号楼", "37032319800101"];
const ROW = [
	"GD20230301001",
	"王秀英",
	"13900001111",
	"370323198001011234",
	"我家住3号楼2单元，楼上半夜打孩子。",
	"2023-03-01 09:00",
	"甲社区",
];
const OTHERS = [2, 3, 4].map((no) => [
	`GD2023030100${no}`,
	"李四",
	"13800002222",
	"",
	"路灯不亮",
	`2023-03-0${no} 09:00`,
	"甲社区",
]);

const CASES: Record<string, string[][]> = {
	"no header at all": [ROW, ...OTHERS],
	"a value that is a known name": [[...ROW, "投诉类型"], ...OTHERS],
	"two known names, the required ones": [
		[...ROW.slice(1), "工单编号", "受理时间"],
		...OTHERS,
	],
	"a row of data above the header": [
		ROW,
		["工单编号", "姓名", "电话", "身份证", "内容", "受理时间", "社区"],
		...OTHERS,
	],
};

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "headers-"));
	mkdirSync(join(workspace, "exports"));
	const sound = "工单编号,受理时间,社区\nT1,2023-03-05 08:00,甲社区\n";
	writeFileSync(join(workspace, "exports", "好的.csv"), sound);
});
afterEach(() => rmSync(workspace, { recursive: true }));

const effects = { log: () => undefined, secret: "a secret" };

function expectNothingPrivate(text: string) {
	for (const word of PRIVATE) expect(text).not.toContain(word);
}

async function messageOf(run: Promise<unknown>): Promise<string> {
	try {
		await run;
		return "";
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return formatUserError(error);
	}
}

// `npm run attack` tries each.
test.each(someOf(Object.entries(CASES), 2))(
	"%s: nothing private is quoted",
	async (_, rows) => {
		const lines = rows.map((row) => row.join(",")).join("\n");
		const file = join(workspace, "exports", "坏的.csv");
		writeFileSync(file, `${lines}\n`);
		const checked = await check({ workspace }, effects);
		expectNothingPrivate(JSON.stringify(checked));
		expectNothingPrivate(formatCheck(checked));
		expectNothingPrivate(describeProfile(checked));
		// All that a build quotes of an export: what is not sound in it, and the warnings of its manifest.
		const made = await makeOutputs({ workspace, period: "2023-03" }, [
			"tables/issues.csv",
			"tables/rejects.csv",
			"card_warnings",
		]);
		for (const name of ["issues", "rejects"])
			expectNothingPrivate(made.text(`tables/${name}.csv`));
		expectNothingPrivate(JSON.stringify(made.rows));
		const options = {
			text: "内容",
			label: "类别",
			out: join(workspace, "m.json"),
		};
		expectNothingPrivate(
			await messageOf(train({ ...options, from: [file] }, effects.log)),
		);
		expectNothingPrivate(
			await messageOf(
				build({ workspace, exports: [file], period: "2023-03" }, effects),
			),
		);
	},
);

test("nor is it in what a build publishes", async () => {
	const lines = [ROW, ...OTHERS].map((row) => row.join(","));
	writeFileSync(
		join(workspace, "exports", "坏的.csv"),
		`${lines.join("\n")}\n`,
	);
	const options = { workspace, period: "2023-03", force: true };
	const { folder } = await build(options, effects);
	for (const name of [
		"manifest.json",
		"tables/issues.csv",
		"tables/rejects.csv",
	])
		if (existsSync(join(folder, name)))
			expectNothingPrivate(readFileSync(join(folder, name), "utf8"));
});

test("what may be quoted is, and the rest is a count", async () => {
	const lines = [[...ROW, "所属社区"], ...OTHERS].map((row) => row.join(","));
	writeFileSync(
		join(workspace, "exports", "坏的.csv"),
		`${lines.join("\n")}\n`,
	);
	const checked = await check({ workspace }, effects);
	const text = formatCheck(checked);
	expect(text).toContain("第 1 行的表头是：所属社区；7 列不像列名，不列出");
	expect(text).toContain("有 7 列的名称像是数据，不列出");
});
