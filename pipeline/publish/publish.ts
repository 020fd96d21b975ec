import {
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../user-error.ts";

/** One file of the output, by its path below the period's folder. */
export interface OutputFile {
	path: string;
	content: string | Uint8Array;
}

const NEW = ".being-built";
const OLD = ".being-replaced";

/**
 * Writes a period's folder as a whole: built beside the old one, which is
 * moved aside and removed only when the new one stands. A killed run leaves
 * the last good report.
 */
export function publish(
	outFolder: string,
	period: string,
	files: readonly OutputFile[],
): string {
	const target = join(outFolder, period);
	recover(outFolder);
	const building = `${target}${NEW}`;
	rmSync(building, { recursive: true, force: true });
	for (const file of files) {
		const path = join(building, file.path);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, file.content);
	}
	swap(target, building);
	return target;
}

/** Keeps the printed figures of a period, for later builds to say what moved. */
export function keepPublished(
	outFolder: string,
	period: string,
	content: string,
): void {
	const folder = join(outFolder, "published");
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${period}.csv`);
	writeFileSync(`${file}${NEW}`, content);
	renameSync(`${file}${NEW}`, file);
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

/** Puts back what an interrupted run had moved aside, and clears what it left half-built. */
export function recover(outFolder: string): void {
	if (!existsSync(outFolder)) return;
	for (const name of readdirSync(outFolder)) {
		const path = join(outFolder, name);
		if (name.endsWith(NEW)) rmSync(path, { recursive: true, force: true });
		if (!name.endsWith(OLD)) continue;
		const target = path.slice(0, -OLD.length);
		if (existsSync(target)) rmSync(path, { recursive: true, force: true });
		else renameSync(path, target);
	}
}

function swap(target: string, building: string): void {
	const aside = `${target}${OLD}`;
	try {
		if (existsSync(target)) renameSync(target, aside);
		renameSync(building, target);
		rmSync(aside, { recursive: true, force: true });
	} catch (cause) {
		if (!existsSync(target) && existsSync(aside)) renameSync(aside, target);
		throw new UserError("新报告无法换上，旧报告原样保留。", {
			place: { file: target },
			hint: "关闭正在打开这个文件夹中文件的程序（浏览器、WPS、Excel），再运行一次。",
			cause,
		});
	}
}
