import { AlignmentType, type IStylesOptions } from "docx";

const FANGSONG = {
	ascii: "Times New Roman",
	hAnsi: "Times New Roman",
	eastAsia: "仿宋",
	cs: "Times New Roman",
};
const HEITI = { ...FANGSONG, eastAsia: "黑体" };
const KAITI = { ...FANGSONG, eastAsia: "楷体" };
const XIAOBIAOSONG = { ...FANGSONG, eastAsia: "方正小标宋简体" };

/** Sizes are half points: 三号 is 16 points, 小三 15, 小四 12, 小五 9. */
const size = {
	title: 44,
	body: 32,
	lead: 30,
	sheetHead: 24,
	small: 18,
	facts: 16,
	gap: 8,
	table: 18,
};

/** Exactly 25.5 points between lines: a page of 25, where GB/T 9704 has 22 and lets them be closer. */
const LINES = { line: 510, lineRule: "exact" as const };

/** Of words that are brief, in twentieths of a point for each half point of their size. */
export const BRIEF_STEP = 14.4;
export const SHEET_NOTE_STEP = 13.1;

/** The manner of an official paper (GB/T 9704—2012): 二号 title, 三号 body in 仿宋, heads in 黑体 and 楷体; what is brief as large as told, in half points. */
export const wordStyles = (brief: number): IStylesOptions => ({
	default: {
		document: {
			run: {
				font: FANGSONG,
				size: size.body,
				language: { value: "en-US", eastAsia: "zh-CN" },
			},
		},
		title: {
			run: { font: XIAOBIAOSONG, size: size.title, color: "000000" },
			paragraph: {
				alignment: AlignmentType.CENTER,
				spacing: {
					before: 0,
					after: 120,
					line: 600,
					lineRule: "exact" as const,
				},
			},
		},
		heading1: {
			run: { font: HEITI, size: size.body, color: "000000" },
			paragraph: {
				spacing: LINES,
				indent: { firstLine: 640 },
				keepNext: true,
			},
		},
		heading2: {
			run: { font: KAITI, size: size.body, color: "000000" },
			paragraph: { spacing: LINES, indent: { firstLine: 640 }, keepNext: true },
		},
		heading3: {
			run: { font: FANGSONG, size: size.body, bold: true, color: "000000" },
			paragraph: { spacing: LINES, indent: { firstLine: 640 }, keepNext: true },
		},
	},
	paragraphStyles: [
		{
			id: "Body",
			name: "正文段落",
			run: { font: FANGSONG, size: size.body },
			paragraph: { spacing: LINES, indent: { firstLine: 640 } },
		},
		{
			id: "Brief",
			name: "摘要条目",
			run: { font: FANGSONG, size: brief },
			paragraph: {
				spacing: {
					line: Math.round(brief * BRIEF_STEP),
					lineRule: "exact" as const,
				},
				indent: { firstLine: 20 * brief },
			},
		},
		{
			id: "Item",
			name: "条目",
			run: { font: FANGSONG, size: size.body },
			paragraph: { spacing: LINES, indent: { firstLine: 640 } },
		},
		{
			id: "Facts",
			name: "周期与数据",
			run: { font: FANGSONG, size: size.facts },
			paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 60 } },
		},
		{
			id: "SheetNote",
			name: "首页说明",
			run: { font: FANGSONG, size: brief - 2 },
			paragraph: {
				spacing: {
					line: Math.round((brief - 2) * SHEET_NOTE_STEP),
					lineRule: "exact" as const,
				},
			},
		},
		{
			id: "SheetHead",
			name: "首页小标题",
			run: { font: HEITI, size: size.sheetHead },
			paragraph: {
				spacing: { before: 80, after: 20 },
				keepNext: true,
				outlineLevel: 1,
			},
		},
		{
			id: "Lead",
			name: "一句话",
			run: { font: HEITI, size: size.lead },
			paragraph: {
				spacing: {
					before: 40,
					after: 20,
					line: 420,
					lineRule: "exact" as const,
				},
				indent: { firstLine: 600 },
			},
		},
		{
			id: "Note",
			name: "说明",
			run: { font: FANGSONG, size: size.small },
			paragraph: { spacing: { before: 40, after: 60 } },
		},
		{
			id: "Contents",
			name: "目录行",
			run: { font: FANGSONG, size: size.small },
			paragraph: {
				spacing: { before: 80, line: 250, lineRule: "exact" as const },
			},
		},
		{
			id: "Enclosed",
			name: "附件说明",
			run: { font: FANGSONG, size: size.facts },
			paragraph: { spacing: { line: 210, lineRule: "exact" as const } },
		},
		{
			id: "Gap",
			name: "表后",
			run: { font: FANGSONG, size: size.gap },
			paragraph: { spacing: { line: 80, lineRule: "exact" as const } },
		},
		{
			id: "Caption",
			name: "表题图题",
			run: { font: HEITI, size: size.small },
			paragraph: {
				alignment: AlignmentType.CENTER,
				spacing: { before: 80, after: 40 },
				keepNext: true,
			},
		},
		{ id: "Cell", name: "表中文字", run: { font: FANGSONG, size: size.table } },
		{
			id: "Head",
			name: "表头文字",
			run: { font: HEITI, size: size.table },
			paragraph: { keepNext: true },
		},
		{
			id: "Picture",
			name: "图",
			paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 60 } },
		},
	],
});
