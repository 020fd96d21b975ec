import { readdirSync, readFileSync } from "node:fs";
import { packagePath } from "../../pipeline/package-root.ts";

/** Every page of documentation, by its path. */
export const PAGES = [
	...readdirSync(packagePath()).filter((name) => name.endsWith(".md")),
	...readdirSync(packagePath("docs"), { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".md"))
		.map((name) => `docs/${name.replaceAll("\\", "/")}`),
	"data/README.md",
].sort();

export const readPage = (path: string) =>
	readFileSync(packagePath(path), "utf8");

/** The commands of a page, each with the line it stands in: what is indented by four and begins with a program's name. */
export function commandsOf(path: string): string[] {
	return [...readPage(path).matchAll(/^ {4}((?:npm|npx|node) [^\n]*)$/gm)].map(
		([, command = ""]) => command.replace(/\s+#.*$/, "").trim(),
	);
}
