import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { showProgress } from "../../../../pipeline/commands/progress/show-progress.ts";

function open(options: { isPlain: boolean; hasColor?: boolean }) {
	const written: string[] = [];
	const stream = Object.assign(
		new Writable({
			write(chunk, _, done) {
				written.push(String(chunk));
				done();
			},
		}),
		{
			isTTY: !options.isPlain,
			columns: 80,
			cursorTo: () => true,
			clearLine: () => true,
			moveCursor: () => true,
		},
	) as unknown as NodeJS.WriteStream;
	let ms = 0;
	const progress = showProgress({
		stream,
		now: () => ms,
		hasColor: false,
		...options,
	});
	return {
		progress,
		pass: (more: number) => {
			ms += more;
		},
		text: () => written.join(""),
	};
}

test("a log has a line a stage, when it is over", () => {
	const { progress, pass, text } = open({ isPlain: true });
	progress.log("读取", { done: 0, total: 2, unit: "个文件" });
	pass(1000);
	progress.log("读取", { done: 2, total: 2, unit: "个文件" });
	expect(text()).toBe("");
	pass(1500);
	progress.log("核对");
	pass(400);
	progress.end(true);
	expect(text()).toBe("✓ 读取：2 个文件，2.5 秒\n✓ 核对：0.4 秒\n");
	progress.end(true);
	expect(text().split("\n")).toHaveLength(3);
});

test("a stage that was broken off is not told as done", () => {
	const { progress, text } = open({ isPlain: true });
	progress.log("读取");
	progress.end(false);
	expect(text()).toBe("");
});

test("a terminal sees how far a stage is, and what is over stays, without colour where none is wanted", () => {
	const { progress, pass, text } = open({ isPlain: false });
	progress.log("读取", { done: 0, total: 4, unit: "个文件" });
	pass(2000);
	progress.log("读取", { done: 1, total: 4, unit: "个文件" });
	progress.log("归类\u001b[31m", { done: 0, total: 9, unit: "条" });
	progress.end(true);
	expect(text()).toContain("读取");
	expect(text()).toContain("✓ 读取：1 个文件，2.0 秒\n");
	// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
	expect(text()).not.toMatch(/\u001b\[3\dm/);
});
