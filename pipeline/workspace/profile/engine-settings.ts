import { z } from "zod";
import type { EngineSettings } from "../../database/engine/engine.ts";
import { UserError } from "../../user-error.ts";
import { connectionShape, toConnection } from "./connection-settings.ts";

const KIND = "clickhouse";
// It begins the name of every table of ours, and no name of another's.
const PREFIX = /^[a-z][a-z0-9_]{0,29}_$/;

/** The database that `--engine clickhouse` counts in. */
export const engineSettings = z.strictObject({
	...connectionShape,
	prefix: z.string().refine((text) => PREFIX.test(text), {
		error:
			"写一个只给本程序用的表名前缀：小写字母开头，只用小写字母、数字和下划线，以下划线结尾，最多 31 个字符，如 review_。",
	}),
});

/** What may be said of it. */
export const ENGINE_KEYS = Object.keys(engineSettings.shape);

/** What messages call it. */
const ENGINE_NAME = "计算引擎";

/** The database that a profile names to count in; paths are from the workspace on. */
export function toEngine(
	given: z.infer<typeof engineSettings> | undefined,
	folder: string,
	file: string,
): EngineSettings {
	if (given === undefined)
		throw new UserError("规则文件里没有写 engine，不知道 ClickHouse 在哪里。", {
			place: { file, column: "engine" },
			hint: "写法见 docs/engines.md；在本机上算，就去掉 --engine clickhouse。",
		});
	const place = (key: string) => ({ file, column: `engine.${key}` });
	if (given.kind !== KIND)
		throw new UserError(`不能在“${given.kind.slice(0, 40)}”里计算。`, {
			place: place("kind"),
			hint: "engine 只能是 kind: clickhouse；别的数据库可以作为来源读取，写法见 docs/sources.md。",
		});
	const { prefix } = given;
	return { ...toConnection(given, ENGINE_NAME, folder, place), prefix };
}
