import { type Bombs, fill } from "./bomb.ts";

const yaml = (file: string, make: (size: number) => string) => ({
	file,
	make: (size: number) => Buffer.from(make(Math.floor(size))),
});

const rules = (make: (size: number) => string) => yaml("profile.yaml", make);

const laugh = () =>
	[..."bcdefghi"].reduce(
		(text, key, at) =>
			`${text}${key}: &${key} [${`*${"abcdefgh"[at]},`.repeat(9)}]\n`,
		"a: &a [x,x,x,x,x,x,x,x,x]\n",
	);

/** What an office writes as rules. */
export const RULES: Bombs = {
	"brackets without end": rules((size) => `a: ${"[".repeat(size)}`),
	"brackets in brackets": rules(
		(size) => `a: ${"[".repeat(size / 2)}${"]".repeat(size / 2)}`,
	),
	"tables in tables": rules((size) => `a: ${"{a: ".repeat(size / 4)}`),
	"lists in lists": rules((size) => `a:\n  ${"- ".repeat(size / 2)}`),
	"depths of one sign more": rules(
		(size) => `a:\n${fill(size, (no) => `${" ".repeat((no % 2000) + 1)}a:\n`)}`,
	),
	"settings without end": rules((size) => fill(size, (no) => `k${no}: 1\n`)),
	"aliases of aliases": rules(laugh),
	"an alias again and again": rules(
		(size) => `a: &a x\nb: [${"*a, ".repeat(size / 4)}x]`,
	),
	"an alias within itself": rules(() => "fields: &a {title: *a}"),
	"a list within itself": rules(() => "name: &a [*a]"),
	"anchors without end": rules((size) =>
		fill(size, (no) => `k${no}: &a${no} 1\n`),
	),
	"tables that take in another": rules(
		(size) => `a: &a {x: 1}\n${fill(size, (no) => `k${no}: {<<: *a}\n`)}`,
	),
	"types of types": rules((size) => `a: ${"!!str ".repeat(size / 6)}x`),
	"a text without end": rules((size) => `name: "${"x".repeat(size)}`),
	"escapes without end": rules(
		(size) => `name: "${"\\u0041".repeat(size / 6)}"`,
	),
	"documents without end": rules((size) => "---\na: 1\n".repeat(size / 9)),
	"a tree of topics in brackets": yaml(
		"reference/topics.yaml",
		(size) => `a: ${"[".repeat(size / 2)}${"]".repeat(size / 2)}`,
	),
	"a tree of topics of aliases": yaml("reference/topics.yaml", laugh),
	"a tree of topics without end": yaml("reference/topics.yaml", (size) =>
		fill(size, (no) => `k${no}: 1\n`),
	),
	"campaigns in brackets": yaml(
		"campaign/campaigns.yaml",
		(size) => `a: ${"[".repeat(size / 2)}${"]".repeat(size / 2)}`,
	),
	"campaigns of aliases": yaml("campaign/campaigns.yaml", laugh),
	"campaigns without end": yaml("campaign/campaigns.yaml", (size) =>
		fill(size, (no) => `k${no}: 1\n`),
	),
};

/** For each table beside the exports the same ways of being without end. */
const endless = (file: string, columns: string): Bombs => {
	const named = (what: string) => `${what} in ${file}`;
	const table = (make: (size: number) => string) =>
		yaml(`${file}.csv`, (size) => `${columns}\n${make(size)}`);
	return {
		[named("a quoted cell")]: table((size) => `"${fill(size, () => "a,b\n")}`),
		[named("stray quotes")]: table((size) => `"${fill(size, () => 'a"b\n')}`),
		[named("one line")]: table((size) => "x".repeat(size)),
		[named("a million columns")]: yaml(
			`${file}.csv`,
			(size) =>
				`${columns}${",c".repeat(size / 4)}\na${",x".repeat(size / 4)}\n`,
		),
		[named("commas")]: table((size) => ",".repeat(size)),
		[named("blank lines")]: table((size) => "\n".repeat(size)),
		[named("quotes")]: table((size) => '"'.repeat(size)),
	};
};

/** Tables beside the exports. */
export const TABLES: Bombs = {
	...endless("reference/estates", "estate,aliases,community,grid,households"),
	...endless("reference/units", "unit,aliases,kind"),
	...endless(
		"campaign/households",
		"household_key,community,grid,estate,building,unit,room,type,care,last_visit_at,last_info_update_at,do_not_visit",
	),
	...endless(
		"campaign/decisions",
		"decided_at,matter,decision,owner,due_at,state,note",
	),
};
