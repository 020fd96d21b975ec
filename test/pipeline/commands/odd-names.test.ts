import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import { parseCsv } from "../../parse-csv.ts";

// What no XML may hold, and what would turn a line around or steer a terminal.
const UNPRINTABLE =
	/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\p{Cs}\p{Noncharacter_Code_Point}]/u;

const LONG = "幸福路街道第一社区居民委员会便民服务中心".repeat(5);
const ODD = [
	"带 空格",
	"带\t制表",
	"带\u00a0不断",
	"带\u3000全角",
	"带\u2028行分",
	"带\u0085下行",
	"带\u0001控制",
	"带\u001b[31m转义",
	"带\u202e反向",
	"带\ufffe非字",
	"<b>粗</b>&\"'",
	"]]>",
	"a/b",
	"a:b",
	"A/B",
	".",
	"..",
	"CON",
	"=1+1",
	`${LONG}甲`,
	`${LONG}乙`,
];

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const lines = (rows: readonly string[][]) =>
	`${rows.map((row) => row.map(quote).join(",")).join("\n")}\n`;
const names = (ending: string) => ODD.map((name) => `${name}${ending}`);

const COMMUNITIES = ODD.map((name, index) =>
	[".", "..", "CON"].includes(name) ? name : `${name}社区${index}`,
);

const FILES: Record<string, string> = {
	"profile.yaml": `name: "怡\\u0007园\\u202e街道"\n`,
	"reference/communities.csv": lines([
		["community", "aliases", "households"],
		...COMMUNITIES.map((name, index) => [
			name,
			`${name}居委|别名${index}`,
			"500",
		]),
	]),
	"reference/estates.csv": lines([
		["estate", "aliases", "community"],
		...names("花园").map((name, index) => [
			name,
			`${name}小区`,
			COMMUNITIES[index] ?? "",
		]),
	]),
	"reference/units.csv": lines([
		["unit", "aliases"],
		...names("办公室").map((name) => [name, `${name}科`]),
	]),
	"reference/topics.yaml": `topics:\n${ODD.map(
		(name, index) =>
			`  - id: topic_${index}\n    name: ${JSON.stringify(`${name}事项`)}\n    terms: [${JSON.stringify(`${name}坏了^5`)}]\n`,
	).join("")}`,
	"campaign/households.csv": lines([
		[
			"household_key,community,grid,estate,building,unit,room,type,care,last_visit_at,last_info_update_at,do_not_visit",
		].flatMap((header) => header.split(",")),
		...ODD.map((name, index) => [
			`H${index}`,
			COMMUNITIES[index] ?? "",
			`${name}网格`,
			`${name}花园`,
			"1",
			"1",
			"101",
			"自住",
			"",
			"",
			"",
			"",
		]),
	]),
	"campaign/grids.csv": lines([
		["grid", "community", "worker", "households", "hours_per_week"],
		...ODD.map((name, index) => [
			`${name}网格`,
			COMMUNITIES[index] ?? "",
			"",
			"1",
			"5",
		]),
	]),
	"exports/工单20230410.csv": lines([
		[
			"工单编号",
			"受理时间",
			"标题",
			"内容",
			"社区",
			"承办单位",
			"办结时间",
			"办结期限",
			"工单状态",
			"满意度",
		],
		...Array.from({ length: 4 * ODD.length }, (_, at) => {
			const index = at % ODD.length;
			const day = String(1 + (at % 28)).padStart(2, "0");
			return [
				`T${String(at).padStart(4, "0")}`,
				`2023-03-${day} 09:00:00`,
				`${ODD[index]}坏了`,
				`${ODD[index]}花园的${ODD[index]}坏了`,
				COMMUNITIES[index] ?? "",
				`${ODD[index]}办公室`,
				at % 3 === 0 ? "" : `2023-04-0${1 + (at % 5)} 09:00:00`,
				`2023-03-${day} 18:00:00`,
				at % 3 === 0 ? "办理中" : "已办结",
				at % 3 === 0 ? "" : "满意",
			];
		}),
	]),
};

let workspace: string;
let folder: string;
beforeAll(async () => {
	workspace = mkdtempSync(join(tmpdir(), "odd-names-"));
	for (const [path, content] of Object.entries(FILES)) {
		mkdirSync(dirname(join(workspace, path)), { recursive: true });
		writeFileSync(join(workspace, path), content);
	}
	({ folder } = await build(
		{ workspace, period: "2023-03" },
		{ log: () => undefined, secret: "a secret" },
	));
}, 60_000);
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

const list = (path: string) => readdirSync(join(folder, path));
const text = (path: string) => readFileSync(join(folder, path), "utf8");

test("no name ends a build, and none leaves what a writer, a printer or a terminal chokes on", () => {
	const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
	for (const path of paths) {
		expect(path).not.toMatch(UNPRINTABLE);
		if (/\.(?:html|csv|json)$/.test(path))
			expect(UNPRINTABLE.exec(text(path))?.index, path).toBeUndefined();
		if (!/\.(?:docx|xlsx)$/.test(path)) continue;
		const entries = unzipSync(readFileSync(join(folder, path)));
		for (const [name, bytes] of Object.entries(entries))
			if (name.endsWith(".xml"))
				expect(
					UNPRINTABLE.exec(new TextDecoder().decode(bytes))?.index,
					`${path} ${name}`,
				).toBeUndefined();
	}
});

test("each community has its page, which the report links to, and each grid its list", () => {
	expect(list("communities")).toHaveLength(ODD.length);
	expect(list("restricted/visits")).toHaveLength(ODD.length);
	const links = [
		...text("report.html").matchAll(/href="(communities\/[^"]+)"/g),
	].map(
		([, href = ""]) =>
			decodeURIComponent(href.replaceAll("&#x27;", "'")).split("/")[1],
	);
	expect(links.sort()).toEqual(list("communities").sort());
});

test("names with a space of any kind are still found: estates, units and terms", () => {
	const tickets = parseCsv(text("tables/tickets.csv"));
	expect(tickets).toHaveLength(4 * ODD.length);
	for (const { estate, community, unit, topic, topic_basis } of tickets) {
		expect(estate).not.toBe("");
		expect(community).not.toBe("未归属");
		expect(unit).not.toBe("");
		expect([topic, topic_basis]).not.toContain("other");
	}
});

test("two names that begin alike for a hundred characters are told apart in every chart", () => {
	const svgs = [...text("report.html").matchAll(/<svg.*?<\/svg>/gs)].map(
		([svg]) => svg,
	);
	const heat = svgs.filter((svg) => svg.includes("带 空格社区"));
	expect(heat.length).toBeGreaterThan(0);
	for (const svg of heat) {
		const labels = [...svg.matchAll(/>([^<>]*社区\d*)</g)].map(
			([, each]) => each,
		);
		expect(new Set(labels).size).toBe(labels.length);
	}
});
