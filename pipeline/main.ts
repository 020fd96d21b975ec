#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import type { OpenEffects, Wanted } from "./commands/progress/run-effects.ts";
import { addBuildOptions } from "./commands/typed/build-options.ts";
import { toPort, toWords } from "./commands/typed/option-values.ts";
import type { RunEffects } from "./commands/warehouse.ts";
import { toPrintable } from "./printable.ts";
import { tellSystemError } from "./system-error.ts";
import { formatUserError, UserError } from "./user-error.ts";

// A command is loaded when it is asked for: help and a mistyped option answer at once.
let opened: OpenEffects | undefined;
const typed = process.argv.slice(2);
const program = new Command("hotline-review")
	.description("把 12345 热线工单导出变成街道的月度分析报告")
	.helpOption("-h, --help", "显示用法")
	.helpCommand("help [命令]", "显示某个命令的用法")
	.configureOutput({ outputError: () => undefined })
	.exitOverride();

addBuildOptions(program.command("build"))
	.description("读取导出文件，生成 out/<周期>/ 下的报告和数据表")
	.argument("[workspace]", "工作区文件夹", ".")
	.option("--quiet", "做成了就什么也不说")
	.option("--json", "只输出一个 JSON 对象")
	.action(async (workspace: string, { json, verbose, quiet, ...typed }) => {
		const { progress, ...options } = typed;
		const { build } = await import("./commands/build.ts");
		const format = await import("./commands/format/format-build.ts");
		const result = await build(
			{ workspace, ...options },
			await effects({
				isVerbose: verbose,
				isQuiet: quiet,
				isLogged: progress,
			}),
		);
		if (json) say(JSON.stringify(result));
		else if (quiet) return;
		else if (options.meeting) say(format.formatPack(result));
		else if (options.ifChanged && result.isUnchanged)
			say(format.formatUnchanged(result));
		else say(format.formatBuild(result));
	});

program
	.command("check")
	.description(
		"检查导出文件能读出什么，缺什么，下一步做什么；不认识的写进 对照表.xlsx",
	)
	.argument("[workspace]", "工作区文件夹", ".")
	.option("--exports <PATH...>", "改从这些文件或文件夹读取")
	.option("--profile <名称或文件>", "规则文件")
	.option("--write-profile", "写一份带猜测的 profile.yaml，供核对")
	.option("--verbose", "说明每一步用了多久")
	.option("--json", "只输出一个 JSON 对象")
	.action(
		async (workspace: string, { json, verbose, writeProfile, ...options }) => {
			const { check } = await import("./commands/check.ts");
			const names = await import("./commands/naming/check-by-names.ts");
			const { formatCheck } = await import("./commands/format/format-check.ts");
			const { howToGoOn } = await import("./commands/format/going-on.ts");
			const asked = [
				{ workspace, ...options },
				await effects({ isVerbose: verbose }),
			] as const;
			const result = json
				? await check(...asked)
				: await names.checkByNames(...asked, names.askTerminal(endProgress));
			if (writeProfile) {
				const profile = await import("./commands/starter-profile.ts");
				profile.writeStarterProfile(result);
			}
			say(
				json
					? JSON.stringify(result)
					: formatCheck(result, howToGoOn(process.env)),
			);
			// Who started it asks for the period next.
			process.send?.({ period: result.period_label });
			if (result.problem !== null) process.exitCode = 1;
		},
	);

program
	.command("init")
	.description("建一个新的工作区：规则文件、各张空表和 exports 文件夹")
	.argument("<DIR>", "工作区文件夹")
	.action(async (workspace: string) => {
		const { formatInit, init } = await import("./commands/init.ts");
		say(formatInit(init(workspace)));
	});

addBuildOptions(program.command("start"))
	.description("一步到底：选文件夹，检查，生成报告，打开报告")
	.argument("[文件夹]", "工作区，或放导出文件的文件夹；不写就问")
	.action(async (folder, options) => {
		const { start } = await import("./commands/start/start.ts");
		const { atTerminal } = await import("./commands/start/at-terminal.ts");
		process.exitCode = await start(folder, atTerminal(say), options);
	});

program
	.command("explain")
	.description("说明一个数字：口径、分子分母、逐件来源，并由源记录复算")
	.argument("<指标>", "指标的名称或代号，如 满意率、ontime_rate")
	.argument("[workspace]", "工作区文件夹", ".")
	.option("--社区 <名称>", "只看一个社区；缺省为全街道")
	.option("--单位 <名称>", "只看一个承办单位")
	.option("--主题 <名称>", "只看一个主题或大类")
	.option("--scope <类别=名称>", "如 渠道=电话、community=松涧社区")
	.option("--period <周期>", "同 build")
	.option("--as-of <时刻>", "同 build")
	.option("--exports <PATH...>", "改从这些文件或文件夹读取")
	.option("--profile <名称或文件>", "规则文件")
	.option("--verify", "不用缓存，重读原文件")
	.option("--verbose", "说明每一步用了多久")
	.option("--json", "只输出一个 JSON 对象")
	.action(
		async (
			metric: string,
			workspace: string,
			{ json, verbose, scope, 社区, 单位, 主题, ...options },
		) => {
			const { toScopeText } = await import("./commands/typed/scope.ts");
			const { explain } = await import("./commands/explain.ts");
			const { formatExplain } = await import(
				"./commands/format/format-explain.ts"
			);
			const result = await explain(
				{
					...{ metric, workspace, ...options },
					scope: toScopeText({ scope, 社区, 单位, 主题 }),
				},
				await effects({ isVerbose: verbose }),
			);
			say(json ? JSON.stringify(result) : formatExplain(result));
			if (!result.agrees) process.exitCode = 1;
		},
	);

program
	.command("plan")
	.description("不运行，只列出各步骤：谁需要谁，上次各用了多久")
	.argument("[目标]", "命令（build、check）、指标、步骤或表；缺省为全部")
	.argument("[workspace]", "工作区文件夹，缺省为当前文件夹")
	.option("--profile <名称或文件>", "规则文件")
	.option("--dot", "输出 Graphviz 图")
	.option("--json", "只输出一个 JSON 对象")
	.action(async (target, workspace, { dot, json, ...options }) => {
		const { plan } = await import("./commands/plan.ts");
		const { formatPlan } = await import("./commands/format/format-plan.ts");
		const { toDot, toSubjectDot } = await import("./plan/describe.ts");
		const result = await plan({ target, workspace, ...options });
		if (json) say(JSON.stringify(result));
		else if (!dot) say(formatPlan(result));
		else say(target ? toDot(result.subjects) : toSubjectDot(result.subjects));
	});

program
	.command("train")
	.description("用带类别的文本训练主题模型，并做五折交叉验证")
	.requiredOption("--from <FILE...>", "带类别的表格，可以有几个")
	.requiredOption("--text <列,列>", "文本所在的列，标题列写在前面")
	.requiredOption("--label <列>", "类别所在的列")
	.requiredOption("--out <MODEL.json>", "模型写到这里")
	.option("--json", "只输出一个 JSON 对象")
	.action(async ({ json, ...options }) => {
		const { train } = await import("./commands/train.ts");
		const { formatTrain } = await import("./commands/format/format-train.ts");
		const result = await train(options, (await effects()).log);
		say(json ? JSON.stringify(result) : formatTrain(result));
	});

program
	.command("label")
	.description("给文本归类：按模型，或按缺省的主题树")
	.option("--from <FILE...>", "要归类的表格，可以有几个")
	.option("--text <列,列>", "文本所在的列，标题列写在前面")
	.option("--id <列>", "编号所在的列，原样写进结果")
	.option("--model <MODEL.json>", "train 生成的模型；不写就按缺省的主题树")
	.option("--shard <第几份/共几份>", "只做其中一份，如 3/16")
	.option("--out <FILE.csv>", "结果写到这里")
	.option(
		"--workspace <文件夹>",
		"改读这个工作区的数据库，存进规则文件的 engine",
	)
	.option("--json", "只输出一个 JSON 对象")
	.action(async ({ json, ...options }, command: Command) => {
		const { labelAs } = await import("./commands/texts/label-as.ts");
		const { result, told } = await labelAs(options, await effects(), command);
		say(json ? JSON.stringify(result) : told);
	});

program
	.command("preview")
	.description("在本机浏览 out 里的报告；导出、规则或模板有改动就重新生成")
	.argument("[workspace]", "工作区文件夹", ".")
	.option("--port <端口>", "网页的端口", toPort, 12345)
	.option("--period <周期>", "同 build")
	.option("--as-of <时刻>", "同 build")
	.option("--profile <名称或文件>", "规则文件")
	.action(async (workspace: string, { port, ...options }) => {
		const { preview } = await import("./commands/preview.ts");
		const shown = await preview(
			{ workspace, port, buildWords: toWords(options) },
			{
				say,
				program: [process.execPath, ...process.argv.slice(1, 2)],
			},
		);
		process.once("SIGINT", shown.stop).once("SIGTERM", shown.stop);
	});

program
	.command("purge")
	.description("删除生成的报告和缓存，保留导出文件、规则和已印发的数字")
	.argument("[workspace]", "工作区文件夹", ".")
	.action(async (workspace: string) => {
		const { formatPurge, purge } = await import("./commands/purge.ts");
		say(formatPurge(await purge(workspace)));
	});

async function effects(wanted: Wanted = {}): Promise<RunEffects> {
	const { openEffects } = await import("./commands/progress/run-effects.ts");
	opened = await openEffects(wanted);
	return opened.effects;
}

function endProgress(): void {
	opened?.progress?.end(true);
}

// A name may hold what would steer a terminal.
function say(text: string): void {
	endProgress();
	console.log(toPrintable(text));
}

function complain(text: string): void {
	console.error(toPrintable(text));
}

try {
	if (typed.length > 0) await program.parseAsync();
	else {
		const { tellFolder } = await import("./commands/tell-folder.ts");
		say(tellFolder("."));
	}
	endProgress();
} catch (error) {
	opened?.progress?.end(false);
	process.exitCode = await report(error);
}

async function report(error: unknown): Promise<number> {
	if (error instanceof CommanderError) return reportUsage(error);
	if (error instanceof Error && error.name === "AbortError") {
		complain("已中断。");
		return 130;
	}
	const told = error instanceof UserError ? error : tellSystemError(error);
	if (told) {
		complain(formatUserError(told));
		return 1;
	}
	console.error("程序内部出错，请把以下信息交给维护人员：");
	console.error(error);
	return 2;
}

async function reportUsage(error: CommanderError): Promise<number> {
	if (error.exitCode === 0) return 0;
	if (error.code === "commander.help") return 1;
	const { tellUsage } = await import("./commands/typed/usage.ts");
	complain(tellUsage(error, program, typed));
	return 1;
}
