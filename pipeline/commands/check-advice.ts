import { unsaidUnit } from "../read/times/limits.ts";
import { NAMING_BOOK } from "../workspace/export-files.ts";
import { meaningsOf, wordGroups } from "../workspace/naming/chosen-names.ts";
import { readNamingTexts } from "../workspace/naming/naming-book.ts";
import type { CheckResult } from "./check.ts";
import type { CheckedIssue, SheetCard } from "./check-cards.ts";
import { adviseCalendar } from "./format/advise-calendar.ts";
import { BY_COMMANDS, type GoingOn } from "./format/going-on.ts";
import type { NamedCheck } from "./naming/check-by-names.ts";
import { isDoubtful, isGuessedNew } from "./naming/gather-names.ts";
import { listOffered } from "./naming/new-communities.ts";
import { countOpen, findStrayBooks, HELD } from "./naming/open-names.ts";
import { tellUnread } from "./naming/unread-cells.ts";

const MOST_STEPS = 5;
const MOST_NAMED = 8;
// What a report does without is told as such.
const NOT_NOW = "（可以以后再做）";

/** What to do next, the most needed first; never more than a person can keep in mind. */
export function advise(
	result: NamedCheck,
	goingOn: GoingOn = BY_COMMANDS,
): string[] {
	const again = goingOn.again(result.workspace);
	const steps = [
		...adviseClosed(result),
		...adviseStray(result, again),
		...adviseNames(result, again),
		...adviseDoubtful(result, again),
		...adviseNew(result, again),
		...adviseRejects(result),
		...adviseTimes(result),
		...adviseIssues(result),
		...adviseAlike(result),
		...adviseCalendar(result),
		...adviseWithheld(result),
		...adviseSections(result),
		...adviseReferences(result),
		...adviseLeftOut(result),
	];
	if (result.problem === null)
		steps.push(
			`可以生成报告${goingOn.toBuild(result.workspace)}（${result.period_label}）${tellUnread(result.cards)}。${tellUnderWay(result, goingOn)}`,
		);
	return steps.length > MOST_STEPS
		? [...steps.slice(0, MOST_STEPS - 1), ...steps.slice(-1)]
		: steps;
}

// Who has put in a month's files wonders why the month before is reported.
function tellUnderWay(
	{ month_under_way: month, workspace }: CheckResult,
	goingOn: GoingOn,
) {
	if (month === null) return "";
	const [, number = "", day = ""] = month.until.split("-").map(Number);
	return `${number}月的数据到${day}日，还没有满；要看到这一天为止的，${goingOn.buildOf(workspace, month.id)}。`;
}

function adviseClosed({ cards, warnings }: CheckResult): string[] {
	const opened = new Set(cards.map(({ file }) => file));
	const closed = warnings.filter(({ file }) => !opened.has(file));
	return closed
		.slice(0, 1)
		.map(
			({ file }) =>
				`打不开 ${file}${closed.length > 1 ? `等 ${closed.length} 个文件` : ""}，先按上面的提示处理。`,
		);
}

// Where a guess can be made, or nothing can be done without, naming is the next thing to do.
function adviseNames(result: NamedCheck, again: string): string[] {
	const { naming } = result;
	const { columns, words } = countOpen(naming);
	if (!naming) return adviseUnnamed(result, again);
	if (naming.isHeld) return [`${HELD}。`];
	if (!isNamingFirst(result)) return [];
	const texts = readNamingTexts();
	// Where nothing could be read, they have no step of their own.
	const communities = result.problem ? listOffered(naming).length : 0;
	const all = words + communities;
	const which = communities > 0 ? `，其中 ${communities} 个是社区` : "";
	const what = [
		...(columns > 0 ? [`${columns} 列（在“${texts.columns.sheet}”表）`] : []),
		...(all > 0 ? [`${all} 个词（在“${texts.words.sheet}”表${which}）`] : []),
	].join("、");
	return [
		`有 ${what}还不认识：用 Excel 或 WPS 打开 ${naming.file}，${columns > 0 && all > 0 ? "两张表都要看，" : ""}在“您的选择”里选它是什么（猜对了的选“对”，用不着的选“不用”；全猜对了的，只在表头上面一格选“是”），保存、关闭，${again}。${tellUnlisted()}`,
	];
}

// A column that was taken for something else stands in no line.
const tellUnlisted = () =>
	`认错了、表里又没有的列，在“${readNamingTexts().columns.sheet}”表最下面添一行，写上表头和您的选择。`;

function isNamingFirst({ naming, problem }: NamedCheck): boolean {
	const { columns, words, isWaitedFor } = countOpen(naming);
	const hasOpen = columns + words > 0;
	return naming?.isHeld || (hasOpen && (isWaitedFor || problem !== null));
}

function adviseStray({ workspace }: CheckResult, again: string): string[] {
	const [stray] = findStrayBooks(workspace);
	return stray
		? [
				`“${stray}”没有读：只读名为 ${NAMING_BOOK} 的。填好的是它，就把原来的 ${NAMING_BOOK} 移走，把它改成这个名字，${again}。`,
			]
		: [];
}

// A column may go by the name of another; the main sections rest on the closing.
function adviseDoubtful(
	{ cards, naming }: NamedCheck,
	again: string,
): string[] {
	const [doubtful] = cards.flatMap(({ file, columns }) =>
		columns.filter(isDoubtful).map((column) => ({ ...column, file })),
	);
	if (!doubtful) return [];
	const { file, header, label, guess, guess_label } = doubtful;
	const where = naming ? `在 ${naming.file} 里` : "在对照表.xlsx 里";
	return [
		`${cards.length > 1 ? `${file} ` : ""}没有“${guess_label}”一列。您的“${header}”现在算“${label}”；${guess === CLOSING ? "如果就是办结的时间" : "格里的值不像，如果不是"}，请${where}改选“${guess_label}”，保存、关闭，${again}。`,
	];
}

const CLOSING = "closed_at";

// What is left of them where nobody could be asked, or who was put it off.
function adviseNew(result: NamedCheck, again: string): string[] {
	const { naming, untaken, has_communities } = result;
	if (untaken) {
		const names = untaken.list.map(({ name }) => name).join("、");
		return [`${untaken.why}：请把 ${names} 自己写上。`];
	}
	const offered = naming ? listOffered(naming) : [];
	if (!naming || offered.length === 0 || result.problem) return [];
	const tickets = offered.reduce((sum, { count }) => sum + Number(count), 0);
	const names = offered.slice(0, MOST_NAMED).map(({ word }) => word);
	const rest = offered.length > MOST_NAMED ? "……" : "";
	return [
		`${has_communities ? "参考表里没有" : "还没有社区的参考表，导出里有"} ${offered.length} 个社区（${names.join("、")}${rest}，共 ${tickets} 件）${has_communities ? "，没写的都不算社区" : ""}：要写进 reference/communities.csv，在 ${naming.file} 的“词”表里选“对”（不是社区的选“不用”），保存、关闭，${again}。`,
	];
}

// A village and a community may bear one name, and so may one office two.
function adviseAlike({ alike_communities: alike }: CheckResult): string[] {
	const [first, second] = alike;
	return first && second
		? [
				`“${first.name}”（${first.tickets} 件）和“${second.name}”（${second.tickets} 件）现在算两个社区；是一个的，在 reference/communities.csv 里写上全部社区，把另一个名字写在它的 aliases 里。`,
			]
		: [];
}

// Without a folder there is no place for a book, and without names there is nothing to choose for.
function adviseUnnamed(
	{ cards, workspace, has_workspace }: CheckResult,
	again: string,
): string[] {
	const [unread] = cards.filter(isUnread);
	if (!unread) return [];
	return [
		has_workspace
			? `${unread.file} 里没有找到列名：用 Excel 或 WPS 打开，看看列名是不是单独一行、在前 20 行里，改好另存，${again}。`
			: `有的表头不认识：先运行 hotline-review init ${workspace} 建好工作区，${again}。`,
	];
}

function adviseLeftOut(result: NamedCheck): string[] {
	const { naming } = result;
	const { columns } = countOpen(naming);
	if (!naming || columns === 0 || isNamingFirst(result)) return [];
	return [
		`${NOT_NOW}另有 ${columns} 列没有用上，列在 ${naming.file} 里：缺的数若在其中，选明它是什么；不在就不用管。${tellUnlisted()}`,
	];
}

/** True of a sheet that has columns of which none could be used. */
export function isUnread({ columns }: SheetCard): boolean {
	return columns.length > 0 && columns.every(({ is_taken }) => !is_taken);
}

function adviseRejects({ cards }: CheckResult): string[] {
	const rejected = cards.reduce((sum, card) => sum + card.rejected, 0);
	const first = cards.find((card) => card.rejected > 0);
	const at = first?.rejects[0];
	return rejected > 0 && first && at
		? [
				`有 ${rejected} 条记录读不出来，例如 ${first.file}${first.sheet ? ` “${first.sheet}”` : ""} 第 ${at.first_row} 行（${at.reason_label}）：${at.hint}`,
			]
		: [];
}

function adviseTimes({ cards }: CheckResult): string[] {
	const unread = cards.flatMap(({ time_shapes }) =>
		time_shapes.filter(({ is_read }) => !is_read),
	);
	const [worst] = unread.sort((a, b) => b.records - a.records);
	return worst
		? [
				`“${worst.header}”列有认不出的时间，如“${worst.example}”（${worst.records} 处）：若是固定写法，在 profile.yaml 的 date_formats 中写明。`,
			]
		: [];
}

function adviseIssues({ cards }: CheckResult): string[] {
	const all = cards.flatMap(({ issues }) => issues);
	const strangerIssues = all.filter(
		({ issue, value }) => issue === "unknown_community" && !isHidden(value),
	);
	const [community] = strangerIssues
		.filter((each) => !isGuessedNew(each))
		.sort((a, b) => b.count - a.count);
	const hidden = all
		.filter(({ issue, value }) => issue === "unknown_value" && isHidden(value))
		.sort((a, b) => b.count - a.count)[0];
	const strangers = new Set(strangerIssues.map(({ value }) => value));
	const unitless = all.find(({ value }) => value === unsaidUnit());
	return [
		...(unitless
			? [
					`“${unitless.column}”列只写了数字，没有写是工作日、天还是小时，没有用上，期限先按缺省时限推算：在对照表.xlsx 的“词”表里选它是哪一种。`,
				]
			: []),
		...(hidden
			? [
					`“${hidden.column}”列有不认识、又不便照抄的词，如 ${hidden.value}（${hidden.count} 处）：看着原表，在 profile.yaml 里写明它算哪一种，如 values: ${exampleOf(hidden)}。`,
				]
			: []),
		...(community
			? [
					`参考表里没有“${community.value}”${orNearest(community)}：在对照表.xlsx 的“词”表里选它是哪个社区；是新的社区，就选“新的社区”，再检查时写进 reference/communities.csv。${strangers.size > 1 ? `不在表里的共 ${strangers.size} 个（${[...strangers].slice(0, MOST_NAMED).join("、")}${strangers.size > MOST_NAMED ? "……" : ""}）：这张表要写全，没写的都不算社区。` : ""}`,
				]
			: []),
	];
}

// A line of the profile, of the word's own group.
function exampleOf({ group }: CheckedIssue): string {
	const code = group ?? "";
	const name = wordGroups().find((each) => each.code === code)?.names[0];
	const [meaning] = meaningsOf(code);
	return `{${name ?? code}: {${meaning?.names[0] ?? ""}: [那个词]}}`;
}

const FOR_HOUSEHOLDS = "communities.csv 一行写一个社区和户数，才有每千户诉求量";
const FOR_ESTATES =
	"estates.csv 一行写一个小区和它的社区，没有写社区的工单才能按地址里的小区归社区，才看得出同一处的重复诉求";

// It could be somebody's name, and stands in no book either.
const isHidden = (value: string) => value.startsWith("〔");

const REFERENCES: Record<string, string> = {
	unit: "单位写进 reference/units.csv",
	community: "社区写进 reference/communities.csv",
	topic: "分类写进 reference/topics.yaml",
};

function adviseWithheld({ withheld_names }: CheckResult): string[] {
	const [first] = withheld_names;
	if (!first) return [];
	const fields = [...new Set(withheld_names.map(({ field }) => field))];
	const where = fields.flatMap((field) => REFERENCES[field] ?? []).join("，");
	const sheet = first.sheet ? `“${first.sheet}”` : "";
	return [
		`有 ${withheld_names.length} 个名称像是人名、号码或一句话，报告里写作 ${first.name} 等（如 ${first.file}${sheet} 第 ${first.row} 行）：若是正式名称，${where}，就照原样印出。`,
	];
}

function orNearest({ nearest }: CheckedIssue): string {
	return nearest ? `，是不是“${nearest}”` : "";
}

function adviseSections({ sections }: CheckResult): string[] {
	const dropped = sections.filter(({ is_shown }) => !is_shown);
	const [first] = dropped;
	return first
		? [
				`${NOT_NOW}报告会缺“${first.label}”：${first.reason}${dropped.length > 1 ? `另外还缺 ${dropped.length - 1} 节，原因见上面打叉的各行。` : ""}`,
			]
		: [];
}

function adviseReferences(result: NamedCheck): string[] {
	const { has_communities, has_estates, workspace, problem, naming } = result;
	if (problem !== null) return [];
	const isOffered = naming !== undefined && listOffered(naming).length > 0;
	const lacking = [
		...(has_communities || isOffered ? [] : [FOR_HOUSEHOLDS]),
		...(has_estates ? [] : [FOR_ESTATES]),
	];
	return lacking.length > 0
		? [
				`${NOT_NOW}${workspace}/reference 里的表用 Excel 打开就能填：${lacking.join("；")}。`,
			]
		: [];
}
