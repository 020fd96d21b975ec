import { parseDocument } from "yaml";
import { limitRules } from "../files/limits.ts";
import { readUserFile } from "../system-error.ts";
import { UserError } from "../user-error.ts";
import { findDeepLine } from "./yaml-depth.ts";

/**
 * The content of a YAML file of the user's: a table of names and values, empty where the
 * file is. `what` is what the file is called in a message, `place` how its path is told.
 */
export function readYaml(
	file: string,
	what: string,
	place = file,
): Record<string, unknown> {
	const bytes = readUserFile(file);
	limitRules(what, bytes.length, place);
	const text = bytes.toString("utf8");
	const deep = findDeepLine(text);
	if (deep !== undefined)
		throw new UserError(`${what}里层层套得太深。`, {
			place: { file: place, row: deep },
			hint: "检查这一行前后的方括号、花括号、“-”和缩进。",
		});
	const document = parseDocument(text);
	const [syntaxError] = document.errors;
	if (syntaxError)
		throw new UserError(`${what}不是合法的 YAML。`, {
			place: { file: place, row: syntaxError.linePos?.[0].line },
			hint: "检查这一行的缩进、冒号后的空格和引号。",
			cause: syntaxError,
		});
	const content = toContent(document, what, place);
	if (isTable(content)) return content;
	throw new UserError(`${what}的内容应当是“名称: 值”，现在不是。`, {
		place: { file: place },
		hint: "最外层每行写一个名称、冒号、空格和值，前面不要加“-”；写法见 docs/presets.md。",
	});
}

function toContent(
	document: ReturnType<typeof parseDocument>,
	what: string,
	place: string,
): unknown {
	try {
		const content = document.toJS() ?? {};
		// What holds itself has no end to be walked to.
		JSON.stringify(content);
		return content;
	} catch (cause) {
		throw new UserError(`${what}里的别名（*）用错了。`, {
			place: { file: place },
			hint: "别名要先用 & 定义，也不要层层引用；含有 * 的文字要加引号。",
			cause,
		});
	}
}

function isTable(content: unknown): content is Record<string, unknown> {
	return (
		typeof content === "object" && content !== null && !Array.isArray(content)
	);
}
