import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatCheck } from "../../../../pipeline/commands/format/format-check.ts";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { saveNames } from "../../../../pipeline/commands/naming/write-names.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "naming-held-"));
	mkdirSync(join(workspace, "exports"));
	writeFileSync(
		join(workspace, "exports", "三月.csv"),
		[
			"工单编号,受理时间,社区,诉求内容,满意度,备用",
			...Array.from(
				{ length: 12 },
				(_, index) =>
					`AJ2023030${index + 10},2023-03-0${(index % 9) + 1} 09:10,东苑社区,路灯坏了好几天没有人来修,凑合,甲`,
			),
		].join("\n"),
	);
});
afterEach(() => {
	rmSync(workspace, { recursive: true });
});

const fail = (code: string) => () => {
	throw Object.assign(new Error(code), { code, syscall: "rename" });
};
const naming = async () => {
	const { naming } = await checkByNames({ workspace }, effects);
	if (!naming) throw new Error("nothing to name");
	rmSync(naming.file);
	return naming;
};
const effects = { log: () => undefined };

test.each(["EBUSY", "EPERM", "EACCES"])(
	"a book that another program holds (%s) is left as it is, and nothing lies beside it",
	async (code) => {
		expect(await saveNames(await naming(), {}, fail(code))).toBe(false);
		expect(readdirSync(workspace)).toEqual(["exports"]);
	},
);

test("any other fault of the disk is told as it is", async () => {
	await expect(
		saveNames(await naming(), {}, fail("ENOSPC")),
	).rejects.toMatchObject({
		message: "磁盘满了，写不进去。",
	});
	expect(readdirSync(workspace)).toEqual(["exports"]);
});

test("a held book is told of in one line, and keeps nothing from going on", async () => {
	const result = await checkByNames({ workspace }, effects);
	expect(result.problem).toBeNull();
	const held = { ...(await naming()), isHeld: true };
	const text = formatCheck({ ...result, naming: held });
	expect(text).toContain(
		"1. 对照表.xlsx 正被打开，没有更新；请关闭后再运行一次。",
	);
	expect(text).not.toContain("您的选择");
});
