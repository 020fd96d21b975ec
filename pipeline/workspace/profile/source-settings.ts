import { z } from "zod";
import { sourceDefaults } from "../../database/sources/failures.ts";
import type { Source } from "../../database/sources/source.ts";
import { checkQuery } from "../../database/sources/statement.ts";
import { UserError } from "../../user-error.ts";
import { connectionShape, named, toConnection } from "./connection-settings.ts";

const settings = z.strictObject({
	name: z
		.string()
		.regex(/^[^\p{Cc}/\\]{1,40}$/u)
		.refine((text) => text.trim() === text, { error: "前后不要留空格。" }),
	...connectionShape,
	table: z.union([named, z.array(named).min(1).max(3)]).optional(),
	query: z.string().min(1).optional(),
	key: named,
});

/** The databases to read from, one or several. */
export const sourceSettings = z.preprocess(
	(given) => (Array.isArray(given) ? given : [given]),
	z.array(settings).min(1),
);

/** What may be said of one. */
export const SOURCE_KEYS = Object.keys(settings.shape);

type Settings = z.infer<typeof settings>;

/** The databases that a profile names, settled; paths are from the workspace on. */
export function toSources(
	given: z.infer<typeof sourceSettings> | undefined,
	folder: string,
	file: string,
): Source[] {
	if (given === undefined) return [];
	const sources = given.map((each) => toSource(each, folder, file));
	const names = sources.map((each) => each.name);
	const double = names.find((each, index) => names.indexOf(each) !== index);
	if (double === undefined) return sources;
	throw new UserError(`有两个数据源都叫“${double}”。`, {
		place: { file, column: "source.name" },
		hint: "每个数据源起一个不同的名字，它写在台账和工单表的“文件”一列里。",
	});
}

function toSource(given: Settings, folder: string, file: string): Source {
	const place = (key: string) => ({ file, column: `source.${key}` });
	const kinds = sourceDefaults().kinds;
	if (!(given.kind in kinds))
		throw new UserError(`不认识的数据库“${given.kind.slice(0, 40)}”。`, {
			place: place("kind"),
			hint: `可以写：${Object.entries(kinds)
				.map(([kind, { label }]) => `${kind}（${label}）`)
				.join("、")}。`,
		});
	if ((given.table === undefined) === (given.query === undefined))
		throw new UserError("source 里 table 和 query 要写一个，也只能写一个。", {
			place: place("table"),
			hint: "读整张表写 table: 模式.表；只读一部分或要关联，写 query: select …。",
		});
	if (given.query !== undefined) checkQuery(given.query, file);
	return {
		...toConnection(given, given.name, folder, place),
		table:
			typeof given.table === "string" ? given.table.split(".") : given.table,
		query: given.query,
		key: given.key,
	};
}
