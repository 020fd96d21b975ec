import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { packagePath } from "../../package-root.ts";
import { UserError } from "../../user-error.ts";

// The one script of a page is the program's, by its hash.
const TEMPLATE = /\.(?:hbs|css|vl\.json)$/;

/** The folder of a workspace's own templates; undefined where it has none. */
export function ownTemplates(workspace: string): string | undefined {
	const folder = join(workspace, "templates");
	const isOurs = resolve(folder) === packagePath("templates");
	return existsSync(folder) && !isOurs ? folder : undefined;
}

/** What a workspace's own templates are, as far as they are printed. */
export function hashOwnTemplates(workspace: string): string | null {
	const folder = ownTemplates(workspace);
	if (folder === undefined) return null;
	const hash = createHash("sha256");
	for (const path of listBelow(folder).sort())
		hash.update(`${path}\0`).update(readFileSync(join(folder, path)));
	return hash.digest("hex");
}

/** The templates of the program, and those of a workspace's own, by their paths below their folders. */
export function listTemplates(own?: string): string[] {
	const folders = [packagePath("templates"), ...(own ? [own] : [])];
	return [...new Set(folders.flatMap(listBelow))].sort();
}

function listBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.map((path) => path.replaceAll("\\", "/"))
		.filter((path) => TEMPLATE.test(path));
}

/** A template's file: the workspace's own of that path before the program's. */
export function templateFile(path: string, own: string | undefined): string {
	const file = own === undefined ? undefined : join(own, ...path.split("/"));
	return file !== undefined && TEMPLATE.test(path) && existsSync(file)
		? file
		: packagePath("templates", ...path.split("/"));
}

/** What went wrong in a template, told as a person's mistake where it is the workspace's own. */
export function tellOwnTemplate(
	own: string | undefined,
	cause: unknown,
): unknown {
	if (own === undefined || cause instanceof UserError) return cause;
	const [line = ""] = (cause as Error).message.split("\n");
	return new UserError(`用了自己的模板以后，页面印不出来：${line}`, {
		place: { file: own },
		hint: `自己的模板有 ${listBelow(own).sort().join("、")}；逐个移走就知道是哪一个。`,
		cause,
	});
}
