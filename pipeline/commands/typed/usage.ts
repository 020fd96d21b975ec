import { existsSync } from "node:fs";
import type { Command, CommanderError } from "commander";

const WRONG: Record<string, string> = {
	"commander.missingArgument": "还要写明",
	"commander.missingMandatoryOptionValue": "缺少必须写的选项",
	"commander.unknownOption": "没有这个选项",
	"commander.unknownCommand": "没有这个命令",
	"commander.optionMissingArgument": "这个选项后面要写一个值",
	"commander.invalidArgument": "这个选项的值不对",
	"commander.excessArguments": "多写了词（名称里有空格时，整个加引号），命令是",
};

const EXAMPLES: Record<string, string> = {
	build: "build 工作区文件夹 --period 2023-03",
	check: "check 工作区文件夹",
	init: "init 工作区文件夹",
	explain: "explain 满意率 工作区文件夹 --社区 某社区",
	plan: "plan 按时办结率 工作区文件夹",
	train:
		"train --from 已分类.xlsx --text 标题,内容 --label 类别 --out 模型.json",
	label: "label --from 新工单.xlsx --text 标题,内容 --out 结果.csv",
	preview: "preview 工作区文件夹",
	purge: "purge 工作区文件夹",
};

/** What was typed wrong, how it is written, and where all is listed. */
export function tellUsage(
	{ code, message }: CommanderError,
	program: Command,
	[typed = ""]: readonly string[],
): string {
	const command = program.commands.find((each) => each.name() === typed);
	const [, word = ""] = /'([^']*)'/.exec(message) ?? [];
	const [, similar] = /Did you mean (?:one of )?([^?]*)\?/.exec(message) ?? [];
	const option = command?.options.find(({ flags }) => flags === word);
	const told = [
		`${WRONG[code] ?? "命令写得不对"}${word && `：${word}`}`,
		option ? `（${option.description}）` : "",
		similar ? `，是不是 ${similar.replaceAll(", ", "、")}？` : "。",
	].join("");
	const isFolder = code === "commander.unknownCommand" && existsSync(word);
	const example = isFolder
		? `build ${word}`
		: (EXAMPLES[command?.name() ?? similar ?? ""] ?? EXAMPLES.build);
	return [
		isFolder ? `“${word}”是文件夹或文件，前面要写命令。` : told,
		`  → 例如：hotline-review ${example}`,
		`  → 全部写法：hotline-review help ${command?.name() ?? ""}`.trimEnd(),
	].join("\n");
}

/** Ends where one of these, which another option may take the place of, was not typed. */
export function requireOptions(
	command: Command,
	names: readonly string[],
): void {
	const { options } = command;
	for (const option of options)
		if (
			names.includes(option.attributeName()) &&
			command.getOptionValue(option.attributeName()) === undefined
		)
			command.error(`error: required option '${option.flags}' not specified`, {
				code: "commander.missingMandatoryOptionValue",
			});
}
