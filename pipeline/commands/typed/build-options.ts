import { type Command, Option } from "commander";
import { toThreads } from "./option-values.ts";

/** What a build may be asked for, whichever command begins it. */
export function addBuildOptions(command: Command): Command {
	return command
		.option("--exports <PATH...>", "改从这些文件或文件夹读取")
		.option(
			"--period <周期>",
			"2023-03、2023-Q1、2023-H1、2023、2023-W11 或 起..止",
		)
		.option(
			"--meeting [日期]",
			"只做例会材料，如 2023-03-16；不写日期就是数据之后的第一个周四",
		)
		.option("--as-of <时刻>", "数据截止时刻，如 2023-04-05 或 2023-04-05T18:00")
		.option("--out <文件夹>", "输出文件夹（缺省为工作区的 out）")
		.option("--profile <名称或文件>", "规则文件")
		.addOption(
			new Option(
				"--engine <引擎>",
				"计算引擎；clickhouse 写在规则文件的 engine 里",
			).choices(["duckdb", "clickhouse"]),
		)
		.option("--threads <数>", "最多使用的线程数", toThreads)
		.option("--no-cache", "不用缓存，也不留缓存，一切从头算起")
		.option("--if-changed", "没有变化就立即结束，只看文件的大小、时间和指纹")
		.option("--pdf", "再用本机的 Chrome、Edge 或 Chromium 打印一份 report.pdf")
		.option("--strict", "有提醒即停止")
		.option("--force", "读不出的记录超过 5% 也继续")
		.option("--verify", "另外核对每一张中间表：主键不重复、不为空")
		.option("--verbose", "说明每一步用了多久")
		.option("--progress", "每完成一步写一行，供日志用；缺省只在终端里显示进度");
}
