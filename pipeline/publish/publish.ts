import {
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { waitForLock } from "../lock.ts";
import { tellSystemError, toFault } from "../system-error.ts";
import { UserError } from "../user-error.ts";
import { mendAuditLog } from "./audit-log.ts";
import { readPeriod } from "./index-page.ts";

/** One file of the output, by its path below the period's folder. */
export interface OutputFile {
	path: string;
	content: string | Uint8Array;
}

// Left by a run that was broken off; `recover` puts each right.
const NEW = ".being-built";
const OLD = ".being-replaced";
const REMOVED = ".being-removed";
const PRINTED = ".being-printed";

/** Puts right what an interrupted run left in an output folder, if there is one. */
export async function recoverOutFolder(outFolder: string): Promise<void> {
	if (isFolder(outFolder)) await holdOutFolder(outFolder, () => undefined);
}

/** Makes an output folder, and throws where no report could be written into it. */
export async function prepareOutFolder(outFolder: string): Promise<void> {
	mkdirSync(join(outFolder, "published"), { recursive: true });
	await holdOutFolder(outFolder, () => {
		const index = join(outFolder, "index.html");
		if (isFolder(index)) throw toFault("EISDIR", index);
	});
}

/**
 * Holds an output folder while `use` writes into it, so that of two runs one writes after
 * the other; what an interrupted run left half done is put right first.
 */
export async function holdOutFolder<Result>(
	outFolder: string,
	use: () => Result,
): Promise<Result> {
	mkdirSync(outFolder, { recursive: true });
	const lock = await waitForLock(join(outFolder, ".lock"));
	try {
		recover(outFolder);
		return use();
	} catch (cause) {
		recover(outFolder);
		throw tellSystemError(cause, outFolder) ?? cause;
	} finally {
		lock.release();
	}
}

/**
 * Writes a period's folder as a whole: built beside the old one, which is moved aside and
 * removed only when the new one stands. `printed`, the figures that later builds compare
 * with, is kept together with it where there are any. A killed run leaves the last good report.
 */
export function publish(
	outFolder: string,
	period: string,
	files: readonly OutputFile[],
	printed?: string,
): string {
	const target = join(outFolder, period);
	if (existsSync(target) && !isFolder(target)) throw toFault("ENOTDIR", target);
	const building = `${target}${NEW}`;
	for (const file of files) {
		const path = join(building, file.path);
		const isRestricted = file.path.startsWith("restricted/");
		mkdirSync(dirname(path), {
			recursive: true,
			mode: isRestricted ? 0o700 : 0o777,
		});
		writeFileSync(path, file.content, { mode: isRestricted ? 0o600 : 0o666 });
	}
	const kept = printedFile(outFolder, period);
	mkdirSync(dirname(kept), { recursive: true });
	if (printed !== undefined) writeFileSync(`${kept}${PRINTED}`, printed);
	swap(target, building);
	if (printed !== undefined) renameSync(`${kept}${PRINTED}`, kept);
	rmSync(`${target}${OLD}`, { recursive: true, force: true });
	return target;
}

/** Writes one file beside the periods, whole or not at all. */
export function writeBeside(
	outFolder: string,
	name: string,
	content: string,
): void {
	const file = join(outFolder, name);
	writeFileSync(`${file}${NEW}`, content);
	renameSync(`${file}${NEW}`, file);
}

/** Removes what stands in an output folder, so that no half of it ever stands there. */
export function removeWhole(outFolder: string, name: string): void {
	const removing = join(outFolder, `${name}${REMOVED}`);
	renameSync(join(outFolder, name), removing);
	rmSync(removing, { recursive: true });
}

// Until the new folder has its name, the old one counts; from then on the new one.
function recover(outFolder: string): void {
	mendAuditLog(outFolder);
	const names = readdirSync(outFolder);
	const printed = join(outFolder, "published");
	for (const name of existsSync(printed) ? readdirSync(printed) : []) {
		if (!name.endsWith(`.csv${PRINTED}`)) continue;
		const period = name.slice(0, -`.csv${PRINTED}`.length);
		const file = printedFile(outFolder, period);
		if (names.includes(`${period}${NEW}`)) rmSync(`${file}${PRINTED}`);
		else renameSync(`${file}${PRINTED}`, file);
	}
	for (const name of names) {
		const path = join(outFolder, name);
		if (name.endsWith(NEW) || name.endsWith(REMOVED))
			rmSync(path, { recursive: true });
		if (!name.endsWith(OLD)) continue;
		const target = path.slice(0, -OLD.length);
		if (existsSync(target)) rmSync(path, { recursive: true });
		else renameSync(path, target);
	}
}

function printedFile(outFolder: string, period: string): string {
	return join(outFolder, "published", `${period}.csv`);
}

function swap(target: string, building: string): void {
	const aside = `${target}${OLD}`;
	try {
		if (existsSync(target)) renameSync(target, aside);
		renameSync(building, target);
	} catch (cause) {
		putBack(aside, target);
		throw new UserError(`新报告无法换上，${tellStanding(target, aside)}。`, {
			place: { file: target },
			hint: "关闭正在打开这个文件夹中文件的程序（浏览器、WPS、Excel），再运行一次。",
			cause,
		});
	}
}

function putBack(aside: string, target: string): void {
	try {
		if (!existsSync(target) && existsSync(aside)) renameSync(aside, target);
	} catch {
		// What keeps the new folder from its name may keep the old one from it; the next run tries again.
	}
}

function tellStanding(target: string, aside: string): string {
	const standing = readPeriod(target);
	if (standing) return `原来的报告（数据截至 ${standing.as_of}）没有动`;
	return existsSync(aside)
		? `原来的报告暂时在 ${aside}，下次运行会放回原处`
		: "这一期还没有报告";
}

const isFolder = (path: string) =>
	existsSync(path) && statSync(path).isDirectory();
