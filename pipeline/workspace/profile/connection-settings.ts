import { resolve } from "node:path";
import { z } from "zod";
import { sourceDefaults } from "../../database/sources/failures.ts";
import type { Connection } from "../../database/sources/source.ts";
import { UserError } from "../../user-error.ts";

const PASSWORD =
	"口令不写在规则文件里：删掉这一行（口令已经给别人看过，请换一个），写 password_env: 环境变量名，或 password_file: 只有自己能读的文件。";
const HOST = "只写主机名或 IP，端口、用户名、口令和 :// 都不写在这里。";
const seconds = z.number().positive().max(86_400);

/** A sign that ends a line or steers a terminal is in no name of a table. */
export const named = z.string().regex(/^[^\p{Cc}]{1,128}$/u);

/** What is said of a database in order to reach it. */
export const connectionShape = {
	kind: z.string().toLowerCase(),
	host: z
		.string()
		.refine((text) => /^(?:[\w.-]+|(?=[^:]*:[^:]*:)[\w:.%]+)$/.test(text), {
			error: HOST,
		}),
	port: z.number().int().min(1).max(65_535).optional(),
	database: named,
	user: named,
	password: z
		.unknown()
		.refine((given) => given === undefined, { error: PASSWORD })
		.optional(),
	password_env: z
		.string()
		.regex(/^[A-Za-z_]\w*$/)
		.optional(),
	password_file: z.string().min(1).optional(),
	tls: z.enum(["verified", "unverified", "none"]).optional(),
	ca: z.string().min(1).optional(),
	connect_seconds: seconds.optional(),
	statement_seconds: seconds.optional(),
	retries: z.number().int().min(0).max(10).optional(),
};

type Given = z.infer<z.ZodObject<typeof connectionShape>>;

/** A connection as somebody wrote it, settled; paths are from the workspace on. */
export function toConnection(
	given: Given,
	name: string,
	folder: string,
	place: (key: string) => { file: string; column: string },
): Connection {
	const { limits } = sourceDefaults();
	if (given.password_env !== undefined && given.password_file !== undefined)
		throw new UserError("password_env 和 password_file 只能写一个。", {
			place: place("password_env"),
			hint: "留下真正放着口令的那个。",
		});
	const toPath = (path: string | undefined) =>
		path === undefined ? undefined : resolve(folder, path);
	return {
		name,
		kind: given.kind,
		host: given.host,
		port: given.port,
		database: given.database,
		user: given.user,
		passwordEnv: given.password_env,
		passwordFile: toPath(given.password_file),
		tls: given.tls ?? "verified",
		ca: toPath(given.ca),
		connectSeconds: given.connect_seconds ?? limits.connect_seconds,
		statementSeconds: given.statement_seconds ?? limits.statement_seconds,
		retries: given.retries ?? limits.retries,
	};
}
