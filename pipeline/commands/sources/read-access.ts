import type { Access, Connection } from "../../database/sources/source.ts";
import { readUserFile } from "../../system-error.ts";
import { UserError } from "../../user-error.ts";

/** What a profile says where to find, and does not say itself: the password, and the certificates to trust. */
export function readAccess(source: Connection): Access {
	return {
		password: readPassword(source),
		...(source.ca !== undefined && { ca: readUserFile(source.ca) }),
	};
}

function readPassword({
	name,
	passwordEnv,
	passwordFile,
}: Connection): string | undefined {
	if (passwordFile !== undefined)
		return readUserFile(passwordFile)
			.toString("utf8")
			.replace(/\r?\n$/, "");
	if (passwordEnv === undefined) return undefined;
	const password = process.env[passwordEnv];
	if (password) return password;
	throw new UserError(`环境变量 ${passwordEnv} 没有设置，不知道口令。`, {
		place: { file: name },
		hint: `先设好再运行：Linux 是 export ${passwordEnv}=…，Windows 是 set ${passwordEnv}=…；定时运行的，写在任务的环境里，或改用 password_file。`,
	});
}
