import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packagePath } from "../package-root.ts";
import { readUserFile } from "../system-error.ts";
import { UserError } from "../user-error.ts";
import type { CheckResult } from "./check.ts";
import type { CheckedColumn } from "./check-cards.ts";

/** Writes `profile.yaml` with every guess commented out; replaces none but what `init` made and nobody touched. */
export function writeStarterProfile(result: CheckResult): void {
	const file = join(result.workspace, "profile.yaml");
	if (existsSync(file) && !isUntouched(file))
		throw new UserError("已经有规则文件，没有改动它。", {
			place: { file },
			hint: "先把它改名或移走，再运行 check --write-profile。",
		});
	writeFileSync(file, describeProfile(result));
}

// An editor that saved it may have changed the ends of its lines; that says nothing.
function isUntouched(file: string): boolean {
	const [own, made] = [
		file,
		packagePath("data", "starter", "profile.yaml"),
	].map((path) =>
		readUserFile(path)
			.toString("utf8")
			.replace(/^\ufeff/, "")
			.replace(/\r\n?/g, "\n")
			.trim(),
	);
	return own === made;
}

/** The text of the starter profile: valid as it is, and with any or all lines freed of one `# `. */
export function describeProfile(result: CheckResult): string {
	const columns = result.cards.flatMap((card) => card.columns);
	return [
		"## 由 hotline-review check --write-profile 写出。各项都可以不写；",
		"## 下面带一个 # 的是猜测，核对后去掉行首的“# ”就生效；带两个 # 的是说明。",
		"profile: default-shandong",
		"# name: 某某街道",
		...describeFields(columns),
		...describeFormats(columns),
		...describeValues(result),
		"",
	].join("\n");
}

function describeFields(columns: readonly CheckedColumn[]): string[] {
	const unknown = columns.flatMap(({ field, header, ...column }) =>
		field === null && header !== null ? [{ header, ...column }] : [],
	);
	const guessed = new Map<string, Set<string>>();
	for (const { guess, header } of unknown)
		if (guess)
			guessed.set(guess, (guessed.get(guess) ?? new Set()).add(header));
	const labelOf = (field: string) =>
		unknown.find(({ guess }) => guess === field)?.guess_label ?? field;
	const rest = unknown
		.filter(({ guess }) => guess === null)
		.map(({ header }) => header);
	return [
		...(guessed.size > 0 ? ["# fields:"] : []),
		...[...guessed].map(
			([field, headers]) =>
				`#   ${field}: [${[...headers].map(quote).join(", ")}] # ${labelOf(field)}`,
		),
		...(rest.length > 0
			? [`## 没有猜出来的列：${[...new Set(rest)].map(oneLine).join("、")}`]
			: []),
	];
}

function describeFormats(columns: readonly CheckedColumn[]): string[] {
	const formats = columns.flatMap(({ date_format }) => date_format ?? []);
	const distinct = [...new Set(formats)];
	return distinct.length > 0
		? [`# date_formats: [${distinct.map(quote).join(", ")}]`]
		: [];
}

function describeValues({ cards }: CheckResult): string[] {
	const unknown = cards
		.flatMap(({ issues }) => issues)
		.filter(({ issue }) => issue === "unknown_value");
	const lines = unknown.map(
		({ column, value }) => `##   “${oneLine(column)}”列的 ${quote(value)}`,
	);
	return lines.length > 0
		? [
				"## values 中可以写明这些词的含义（写法见 docs/presets.md）：",
				...new Set(lines),
			]
		: [];
}

// A JSON string is a YAML string, whatever it holds.
function quote(text: string): string {
	return JSON.stringify(text);
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, " ");
}
