import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";

/** How a fault is put into a workspace. */
export interface Hands {
	at(path: string): string;
	put(path: string, content: string): void;
	putFolder(path: string): void;
}

const BOMB = Array.from(
	{ length: 9 },
	(_, level) =>
		`a${level}: &a${level} [${Array(9).fill(level ? `*a${level - 1}` : "x")}]`,
).join("\n");

/** What may be wrong with a workspace: a name, how it comes about, and what a build says of it. */
export function workspaceFaults({
	at,
	put,
	putFolder,
}: Hands): [string, () => void, RegExp][] {
	return [
		["out is a file", () => put("out", ""), /out.*应当是文件夹/],
		["the cache is a file", () => put(".cache", ""), /\.cache.*应当是文件夹/],
		[
			"the list of periods is a folder",
			() => putFolder("out/index.html"),
			/index\.html {2}这里应当是文件/,
		],
		[
			"printed figures are a file",
			() => put("out/published", ""),
			/published.*应当是文件夹/,
		],
		[
			"the profile is a folder",
			() => putFolder("profile.yaml"),
			/profile\.yaml {2}这里应当是文件/,
		],
		[
			"the profile is a list",
			() => put("profile.yaml", "- name: 街道\n"),
			/profile\.yaml {2}规则文件的内容应当是“名称: 值”/,
		],
		[
			"the profile is a word",
			() => put("profile.yaml", "街道\n"),
			/profile\.yaml {2}规则文件的内容应当是/,
		],
		[
			"the profile uses a name that it does not define",
			() => put("profile.yaml", "name: *街道\n"),
			/profile\.yaml {2}规则文件里的别名/,
		],
		[
			"the profile unfolds without end",
			() => put("profile.yaml", BOMB),
			/profile\.yaml {2}规则文件里的别名/,
		],
		[
			"the topic tree is a list",
			() => put("reference/topics.yaml", "- id: a\n"),
			/topics\.yaml {2}主题树的内容应当是/,
		],
		[
			"the topic tree unfolds without end",
			() => put("reference/topics.yaml", BOMB),
			/topics\.yaml {2}主题树里的别名/,
		],
		[
			"the topic tree is a folder",
			() => putFolder("reference/topics.yaml"),
			/topics\.yaml {2}这里应当是文件/,
		],
		[
			"the campaigns are a list",
			() => put("campaign/campaigns.yaml", "- id: a\n"),
			/campaigns\.yaml {2}专项行动文件的内容应当是/,
		],
		[
			"the campaigns use a name that they do not define",
			() => put("campaign/campaigns.yaml", "campaigns: *a\n"),
			/campaigns\.yaml {2}专项行动文件里的别名/,
		],
		[
			"a reference table is a folder",
			() => putFolder("reference/communities.csv"),
			/communities\.csv {2}这里应当是文件/,
		],
		[
			"a reference workbook is torn",
			() => {
				const book = zipSync({ "[Content_Types].xml": strToU8("<Types/>") });
				mkdirSync(at("reference"), { recursive: true });
				rmSync(at("reference/communities.csv"));
				writeFileSync(at("reference/communities.xlsx"), book.subarray(0, 60));
			},
			/communities\.xlsx {2}文件已损坏/,
		],
		[
			"households are no number",
			() =>
				put(
					"reference/communities.csv",
					"community,households\n甲社区,约五百\n",
				),
			/reference\/communities:households {2}“约五百”用不上/,
		],
		[
			"households are half a number",
			() => put("reference/estates.csv", "estate,households\n甲苑,1.5\n"),
			/reference\/estates:households {2}“1\.5”用不上/,
		],
		[
			"a day of the calendar does not exist",
			() => put("reference/calendar.csv", "date,is_workday\n2023-02-30,1\n"),
			/reference\/calendar:date {2}“2023-02-30”用不上/,
		],
		[
			"a day of the calendar is neither work nor rest",
			() => put("reference/calendar.csv", "date,is_workday\n2023-02-03,半天\n"),
			/reference\/calendar:is_workday {2}“半天”用不上/,
		],
		[
			"a table of the campaign is a folder",
			() => putFolder("campaign/households.csv"),
			/households\.csv {2}这里应当是文件/,
		],
		[
			"what was printed is a folder",
			() => putFolder("out/published/2023-02.csv"),
			/2023-02\.csv {2}这里应当是文件/,
		],
		[
			"the secret is empty",
			() => put(".secret", "\n"),
			/\.secret {2}密钥文件是空的/,
		],
		[
			"the log is a folder",
			() => putFolder("out/audit.log"),
			/audit\.log {2}这里应当是文件/,
		],
		...[".secret", "profile.yaml", "reference/communities.csv"]
			.filter(() => process.platform !== "win32")
			.map((file): [string, () => void, RegExp] => [
				`${file} is a pipe`,
				() => {
					put(file, "");
					rmSync(at(file));
					execFileSync("mkfifo", [at(file)]);
				},
				/(?:secret|profile\.yaml|communities\.csv) {2}这是管道或设备/,
			]),
		[
			"the secret is a folder",
			() => putFolder(".secret"),
			/\.secret {2}这里应当是文件/,
		],
	];
}
