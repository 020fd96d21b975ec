import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UserError } from "../../user-error.ts";
import { isTableFile } from "../tell-folder.ts";
import { type Ask, askYes } from "../typed/answers.ts";

interface Talk {
	say(text: string): void;
	ask?: Ask | undefined;
}

const EXPORTS = "exports";
const PARTS = [EXPORTS, "reference", "campaign", "out"];

/** The workspace that a folder is, is part of or holds: exports lie in a folder of it, and either may be the one that is dropped. */
export async function findWorkspace(
	path: string,
	{ say, ask }: Talk,
): Promise<string> {
	const name = basename(path);
	const parent = dirname(path);
	if (hasRules(path)) return path;
	if (PARTS.includes(name) && hasRules(parent)) {
		say(
			`“${name}”是“${basename(parent)}”的一部分，选的是“${basename(parent)}”。`,
		);
		return parent;
	}
	const inner = join(path, EXPORTS);
	if (hasRules(inner)) {
		say(
			`“${name}”里的“${EXPORTS}”已经是一个工作区，选的是它；没有移动任何文件。`,
		);
		return inner;
	}
	const isLoose = name === EXPORTS && !existsSync(inner) && hasTables(path);
	if (!isLoose || parent === path) return path;
	const told = `“${EXPORTS}”里是表格文件：工作区建在它外面的“${basename(parent)}”里，表格不动`;
	if (ask && !(await askYes(ask, `${told}。这样行吗？（是/否）`)))
		throw new UserError("没有建工作区。", {
			place: { file: path },
			hint: "给这个文件夹换个名字，如 我的街道，再选它。",
		});
	say(`${told}。`);
	return parent;
}

const hasRules = (folder: string) => existsSync(join(folder, "profile.yaml"));

const hasTables = (folder: string) =>
	existsSync(folder) &&
	readdirSync(folder, { withFileTypes: true }).some(isTableFile);
