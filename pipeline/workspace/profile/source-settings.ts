import { resolve } from "node:path";
import { z } from "zod";
import { sourceDefaults } from "../../database/sources/failures.ts";
import type { Source } from "../../database/sources/source.ts";
import { checkQuery } from "../../database/sources/statement.ts";
import { UserError } from "../../user-error.ts";

const PASSWORD =
	"口令不写在规则文件里：删掉这一行（口令已经给别人看过，请换一个），写 password_env: 环境变量名，或 password_file: 只有自己能读的文件。";
const HOST = "只写主机名或 IP，端口、用户名、口令和 :// 都不写在这里。";
const seconds = z.number().positive().max(86_400);
// A sign that ends a line or steers a terminal is in no name of a table.
const name = z.string().regex(/^[^\p{Cc}]{1,128}$/u);

const settings = z.strictObject({
	name: z
		.string()
		.regex(/^[^\p{Cc}/\\]{1,40}$/u)
		.refine((text) => text.trim() === text, { error: "前后不要留空格。" }),
	kind: z.string().toLowerCase(),
	host: z
		.string()
		.refine(
			(text) =>
				/^(?:[\w.-]+|[\da-f:.%\w]*:[\da-f:.%\w]*:[\da-f:.%\w]*)$/i.test(text),
			{ error: HOST },
		),
	port: z.number().int().min(1).max(65_535).optional(),
	database: name,
	user: name,
	password: z
		.unknown()
		.refine((given) => given === undefined, { error: PASSWORD })
		.optional(),
	password_env: z
		.string()
		.regex(/^[A-Za-z_]\w*$/)
		.optional(),
	password_file: z.string().min(1).optional(),
	table: z.union([name, z.array(name).min(1).max(3)]).optional(),
	query: z.string().min(1).optional(),
	key: name,
	tls: z.enum(["verified", "unverified", "none"]).optional(),
	ca: z.string().min(1).optional(),
	connect_seconds: seconds.optional(),
	statement_seconds: seconds.optional(),
	retries: z.number().int().min(0).max(10).optional(),
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
	const limits = sourceDefaults().limits;
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
	if (given.password_env !== undefined && given.password_file !== undefined)
		throw new UserError("password_env 和 password_file 只能写一个。", {
			place: place("password_env"),
			hint: "留下真正放着口令的那个。",
		});
	if (given.query !== undefined) checkQuery(given.query, file);
	const toPath = (path: string | undefined) =>
		path === undefined ? undefined : resolve(folder, path);
	return {
		name: given.name,
		kind: given.kind,
		host: given.host,
		port: given.port,
		database: given.database,
		user: given.user,
		passwordEnv: given.password_env,
		passwordFile: toPath(given.password_file),
		table:
			typeof given.table === "string" ? given.table.split(".") : given.table,
		query: given.query,
		key: given.key,
		tls: given.tls ?? "verified",
		ca: toPath(given.ca),
		connectSeconds: given.connect_seconds ?? limits.connect_seconds,
		statementSeconds: given.statement_seconds ?? limits.statement_seconds,
		retries: given.retries ?? limits.retries,
	};
}
