import { readFileSync, statSync } from "node:fs";
import { packagePath } from "./package-root.ts";
import { UserError } from "./user-error.ts";

// Whose fault each is mostly, and what helps.
const FAULTS = [
	{
		codes: ["ENOSPC", "EDQUOT", "EFBIG"],
		message: "磁盘满了，写不进去。",
		hint: "腾出空间再运行一次；原有的报告没有动。",
	},
	{
		codes: ["EACCES", "EPERM", "EROFS"],
		message: "没有读或写的权限。",
		hint: "检查它的属主、权限和只读属性；在 Windows 上先关闭正打开它的程序。",
	},
	{
		codes: ["ENOTDIR", "EEXIST", "ENOTEMPTY"],
		message: "这里应当是文件夹，却有一个同名的文件。",
		hint: "把那个文件改名或移走，再运行一次。",
	},
	{
		codes: ["EISDIR"],
		message: "这里应当是文件，却有一个同名的文件夹。",
		hint: "把那个文件夹改名或移走，再运行一次。",
	},
	{
		codes: ["ENOENT"],
		message: "文件或文件夹不存在。",
		hint: "检查路径是否写对。",
	},
	{
		codes: ["EBUSY", "ETXTBSY"],
		message: "正被别的程序占用。",
		hint: "关闭打开着它的程序（浏览器、WPS、Excel），再运行一次。",
	},
	{
		codes: ["EMFILE", "ENFILE"],
		message: "同时打开的文件太多。",
		hint: "关闭一些程序，再运行一次。",
	},
	{
		codes: ["ENAMETOOLONG"],
		message: "路径太长。",
		hint: "把工作区移到靠近磁盘根目录的地方。",
	},
	{
		codes: ["ELOOP"],
		message: "链接绕成了一圈。",
		hint: "把链接换成文件或文件夹本身。",
	},
	{
		codes: ["EIO", "ENXIO", "ENODEV", "ESTALE", "ETIMEDOUT", "UNKNOWN"],
		message: "磁盘读写出错。",
		hint: "检查磁盘、U 盘或网络盘是否连着；把工作区复制到本机磁盘再运行。",
	},
	{
		codes: ["ENOLCK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"],
		message: "这个磁盘不支持文件锁。",
		hint: "把工作区（或 --out 的文件夹）放到本机磁盘上。",
	},
];

/**
 * What a person can do about an error of the operating system; null for any other error, and
 * for one about our own files. `file` is the place where the error names none.
 */
export function tellSystemError(
	error: unknown,
	file?: string,
): UserError | null {
	if (!(error instanceof Error)) return null;
	const { code = "", syscall, path, dest } = error as SystemError;
	const place = path ?? dest ?? file;
	if (!syscall || place?.startsWith(packagePath())) return null;
	return toFault(code, place, error);
}

/** What is said of such an error, by its code; null for one that is nobody's to mend. */
export function toFault(
	code: string,
	file: string | undefined,
	cause?: unknown,
): UserError | null {
	const fault = FAULTS.find(({ codes }) => codes.includes(code));
	if (!fault) return null;
	const { message, hint } = fault;
	return new UserError(message, {
		...(file === undefined ? {} : { place: { file } }),
		hint,
		cause,
	});
}

type SystemError = NodeJS.ErrnoException & { dest?: string };

/** A file of the user's, whole; where it cannot be read, a `UserError` that names it. */
export function readUserFile(file: string): Buffer {
	try {
		// A pipe is waited for until somebody writes into it.
		const stats = statSync(file);
		if (!stats.isFile() && !stats.isDirectory())
			throw new UserError("这是管道或设备，不是文件，没有读取。", {
				place: { file },
				hint: "把它移走，换成文件本身，再运行一次。",
			});
		return readFileSync(file);
	} catch (cause) {
		throw tellSystemError(cause, file) ?? cause;
	}
}
