import { UserError } from "../user-error.ts";
import { nearestName } from "../workspace/nearest.ts";
import type { Model } from "./models.ts";

// What citizens said, who they are and where they live: no model of a workspace's own reads it, so that nothing of it is printed.
const PRIVATE =
	/^(?:raw_|stg_|restricted_)|^(?:int_texts|int_words|int_unknown_words|int_unknown_values|lbl_tickets|ref_visit\w*|est_visit_doors)$/;
const SAFE_FUNCTIONS = ["range", "generate_series", "unnest"];
const FILE_NAME = /^[a-z][a-z0-9_]*$/;

/** Holds the models of a workspace's own to what the program's promise by themselves: they read tables that are there, and no words, files or doors. */
export function checkOwnModels(
	models: readonly Model[],
	tables: ReadonlySet<string>,
): void {
	const own = models.filter(({ place }) => place !== undefined);
	for (const model of own) {
		const refuse = (message: string, hint: string) =>
			new UserError(message, { place: { file: model.place ?? "" }, hint });
		const [foreign] = (model.parsed.functions ?? []).filter(
			(name) => !SAFE_FUNCTIONS.includes(name),
		);
		if (foreign)
			throw refuse(
				`用了“${foreign}”，自己的查询只能读程序里的表，不能读文件或别处。`,
				"要用别的数据，放进 reference 里的表。",
			);
		const known = new Set([...tables, ...models.map(({ name }) => name)]);
		for (const table of model.parsed.tables) {
			if (PRIVATE.test(table))
				throw refuse(
					`读了“${table}”，里面有诉求原文、来电人或门牌，自己的查询不能读它。`,
					"读 int_tickets、int_ticket_periods 一类整理过的表。",
				);
			if (!known.has(table))
				throw refuse(
					`没有名为“${table.slice(0, 40)}”的表。`,
					`最接近的是 ${nearestName(table, [...known])}；全部的表见 hotline-review plan。`,
				);
		}
		checkFile(model, models, refuse);
	}
}

function checkFile(
	{ name, header }: Model,
	models: readonly Model[],
	refuse: (message: string, hint: string) => UserError,
): void {
	const { csv } = header;
	if (csv === undefined) return;
	if (!FILE_NAME.test(csv))
		throw refuse(
			`-- csv: 后面的“${csv.slice(0, 40)}”不能作文件名。`,
			"用小写英文字母、数字和下划线，不写路径和结尾。",
		);
	const other = models.find(
		(each) => each.name !== name && each.header.csv === csv,
	);
	if (other)
		throw refuse(
			`tables/${csv}.csv 已经由 ${other.name} 写了。`,
			"换一个名字。",
		);
}

/** What a failed statement is told as, where models of a workspace's own may be the reason; the cause itself where there are none. */
export function tellOwnFailure(
	models: readonly Pick<Model, "name" | "place">[],
	failed: Pick<Model, "name" | "place">,
	cause: unknown,
): unknown {
	const own = models.filter(({ place }) => place !== undefined);
	const [first] = failed.place ? [failed] : own;
	if (!first?.place || cause instanceof UserError) return cause;
	const [line = ""] = (cause as Error).message.split("\n");
	return new UserError(
		failed.place
			? `自己的查询做不成：${line}`
			: `用了自己的查询以后，“${failed.name}”做不成：${line}`,
		{
			place: { file: first.place },
			hint: failed.place
				? "按数据库说的改这个文件；移走它就恢复原样。"
				: `自己的查询有 ${own.map(({ name }) => name).join("、")}；换掉的要有原来的每一列，逐个移走就知道是哪一个。`,
			cause,
		},
	);
}
