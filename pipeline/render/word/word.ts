import {
	AlignmentType,
	Document,
	HeadingLevel,
	type INumberingOptions,
	LevelFormat,
	LevelSuffix,
	Packer,
	PageOrientation,
	Paragraph,
	type Table,
	TextRun,
} from "docx";
import { type HTMLElement, parse } from "node-html-parser";
import { drawPictures } from "../pictures/pictures.ts";
import { listAnnexes } from "./word-annexes.ts";
import { type Pictures, svgOf, toFigure, toPair } from "./word-figure.ts";
import { FONT_TABLE } from "./word-fonts.ts";
import { makeFooter, toSigning } from "./word-footer.ts";
import {
	listChapters,
	toChapter,
	toFacts,
	toNumeral,
	toTitle,
} from "./word-heads.ts";
import { SETTINGS } from "./word-settings.ts";
import { SHEET_LINE_TWIPS, sizeSheet } from "./word-sheet.ts";
import { wordStyles } from "./word-styles.ts";
import { textOf, toWordTable } from "./word-table.ts";
import { toTileTable } from "./word-tiles.ts";
import { LINE_TWIPS } from "./word-widths.ts";

type Block = Paragraph | Table;

// A4 with the margins of an official paper, in twentieths of a point.
const PAGE = {
	size: { width: 11_906, height: 16_838 },
	margin: { top: 2098, bottom: 1984, left: 1588, right: 1474 },
};
// The first page, which a leader reads alone.
const SHEET = {
	size: PAGE.size,
	margin: {
		top: 900,
		bottom: 850,
		left: (PAGE.size.width - SHEET_LINE_TWIPS) / 2,
		right: (PAGE.size.width - SHEET_LINE_TWIPS) / 2,
		footer: 450,
	},
};
// The wide paper of a meeting, with the margins of one that is passed round the table.
const SIDE_TWIPS = 850;
const LANDSCAPE = {
	size: { ...PAGE.size, orientation: PageOrientation.LANDSCAPE },
	margin: { top: 850, bottom: 850, left: SIDE_TWIPS, right: SIDE_TWIPS },
};
const LONG_LINE_TWIPS = PAGE.size.height - 2 * SIDE_TWIPS;
// 小五.
const BRIEF_SIZE = 18;
const SCREEN_ONLY =
	"nav, script, style, dialog, details, [data-screen-only], [data-print-only], [data-drawn], .decisions .evidence, .findings .evidence, .advice small";

// Word counts the items itself, so that one put in or taken out renumbers the rest.
const ITEMS = "items";
const NUMBERING: INumberingOptions = {
	config: [
		{
			reference: ITEMS,
			levels: [
				{
					level: 0,
					format: LevelFormat.DECIMAL,
					text: "%1．",
					suffix: LevelSuffix.NOTHING,
					style: { paragraph: { indent: { left: 0, firstLine: 360 } } },
				},
			],
		},
	],
};

/**
 * The page as an editable Word document in the manner of an official paper. It walks the
 * page's own elements, so that both always say the same; what is for the screen alone and
 * the tables at the end are left out, and charts become pictures, drawn in a folder that
 * nobody else reads.
 */
export async function toWord(
	html: string,
	folder: string,
	{ isLandscape = false } = {},
): Promise<Uint8Array> {
	const page = parse(html);
	const contents = textOf(page.querySelector(".contents b"));
	for (const each of page.querySelectorAll(SCREEN_ONLY)) each.remove();
	const annexes = page.querySelectorAll(".annex h3, .appendix h2").map(textOf);
	for (const each of page.querySelectorAll(".annex, .appendix")) each.remove();
	const drawn = page.querySelectorAll("figure, .spark");
	const pictures = await drawPictures(drawn.map(svgOf), folder);
	const byFigure = new Map(drawn.map((each, index) => [each, pictures[index]]));
	const main = page.querySelector("main");
	if (!main) throw new Error("the page has no main element");
	const summary = main.querySelector(".summary");
	const brief = summary ? sizeSheet(summary) : BRIEF_SIZE;
	const document = new Document({
		title: textOf(page.querySelector("title")),
		creator: "Hotline Review",
		styles: wordStyles(brief),
		evenAndOddHeaderAndFooters: true,
		numbering: NUMBERING,
		sections: toSections(main, isLandscape, {
			byFigure,
			line: isLandscape ? LONG_LINE_TWIPS : LINE_TWIPS,
			isCompact: isLandscape,
			most: undefined,
			brief,
			contents,
			heads: { chapters: 0, count: 0 },
			lists: { count: 0 },
		}).map(({ page, children }, index, all) => ({
			properties: { page },
			footers: {
				default: makeFooter(AlignmentType.RIGHT),
				even: makeFooter(AlignmentType.LEFT),
			},
			children:
				index === all.length - 1
					? [...children, ...listAnnexes(annexes)]
					: children,
		})),
	});
	return await Packer.toBuffer(document, undefined, [FONT_TABLE, SETTINGS]);
}

interface Walk {
	byFigure: Pictures;
	/** How wide a table may be, in twentieths of a point. */
	line: number;
	/** How large the words of a table may be, in half points, where that is told. */
	most: number | undefined;
	/** A working paper, not one that is sent out: smaller words. */
	isCompact: boolean;
	/** Of brief words, in half points. */
	brief: number;
	/** What the list of chapters is called. */
	contents: string;
	/** How many chapters there were, and second heads in the last one. */
	heads: { chapters: number; count: number };
	/** How many numbered lists there were: each begins at one. */
	lists: { count: number };
}

// A first page that is a page by itself is a sheet with narrower margins, without a head of its own.
function toSections(main: HTMLElement, isLandscape: boolean, state: Walk) {
	const summary = main.querySelector(".summary");
	if (!summary)
		return [
			{ page: isLandscape ? LANDSCAPE : PAGE, children: walk(main, state) },
		];
	summary.querySelector("h2")?.remove();
	summary.remove();
	const title = main.querySelector("header");
	title?.remove();
	const sheet = { ...state, line: SHEET_LINE_TWIPS, most: state.brief };
	return [
		{
			page: SHEET,
			children: [
				...(title ? walk(title, sheet) : []),
				...walk(summary, sheet),
				...listChapters(state.contents, main.querySelectorAll("h2")),
			],
		},
		{ page: PAGE, children: walk(main, state) },
	];
}

function walk(parent: HTMLElement, state: Walk): Block[] {
	return parent.childNodes.flatMap((node) =>
		"tagName" in node ? toBlocks(node as HTMLElement, state) : [],
	);
}

function toBlocks(element: HTMLElement, state: Walk): Block[] {
	const text = textOf(element);
	switch (element.tagName) {
		case "H1":
			return [toTitle(text)];
		case "H2":
			state.heads.count = 0;
			state.heads.chapters += 1;
			return [toChapter(element, state.heads.chapters)];
		case "H3":
			if (element.parentNode?.classNames.includes("section-head"))
				return [new Paragraph({ style: "SheetHead", text })];
			state.heads.count += 1;
			return [
				new Paragraph({
					heading: HeadingLevel.HEADING_2,
					text: `（${toNumeral(state.heads.count)}）${text}`,
				}),
			];
		case "H4":
			return [new Paragraph({ heading: HeadingLevel.HEADING_3, text })];
		case "P":
			if (element.classNames.includes("signing")) return [toSigning(element)];
			if (element.classNames.includes("month")) return toLead(element);
			return text === "" ? [] : [toParagraph(element, text, state)];
		case "UL":
		case "OL":
			return toList(element, state);
		case "TABLE":
			return toWordTable(element, state.line, state.most);
		case "FIGURE":
			return toFigure(element, state.byFigure.get(element));
		case "DL":
			return [new Paragraph({ style: "Facts", children: toFacts(element) })];
		default:
			if (element.classNames.includes("tiles"))
				return [toTileTable(element, state.byFigure, state.line)];
			if (element.classNames.includes("pair"))
				return toPair(element, state.byFigure);
			return walk(element, state);
	}
}

// The month in one sentence, and what stands beneath it.
function toLead(element: HTMLElement): Paragraph[] {
	const title = element.querySelector("b");
	const lead = new Paragraph({
		style: "Lead",
		text: textOf(title),
	});
	title?.remove();
	const rest = textOf(element);
	return rest === ""
		? [lead]
		: [lead, new Paragraph({ style: "Brief", text: rest })];
}

function toParagraph(
	element: HTMLElement,
	text: string,
	{ isCompact }: Walk,
): Paragraph {
	const definitions = element.querySelectorAll(".definition");
	const plain = isCompact ? "Brief" : "Body";
	const note = element.parentNode?.classNames.includes("summary")
		? "SheetNote"
		: "Note";
	const style = element.classNames.includes("note") ? note : plain;
	if (definitions.length === 0)
		return new Paragraph({ style, text, keepNext: isBeforeTable(element) });
	return new Paragraph({
		style,
		children: definitions.map(
			(each, index) =>
				new TextRun({ text: textOf(each), break: index === 0 ? 0 : 1 }),
		),
	});
}

// What leads to a table stays with it.
function isBeforeTable({
	nextElementSibling: next,
	previousElementSibling: before,
	classNames,
}: HTMLElement): boolean {
	// A note stays with the table that it is of.
	if (isTable(before) && /\bnote\b/.test(classNames)) return false;
	return isTable(next);
}

function isTable(next: HTMLElement | null): boolean {
	return next?.tagName === "TABLE" || /\bscroll\b/.test(next?.classNames ?? "");
}

function toList(list: HTMLElement, { lists }: Walk): Paragraph[] {
	const isNumbered = list.tagName === "OL";
	// The first page is one page.
	const isBrief = /findings|decisions/.test(list.classNames);
	if (isNumbered) lists.count += 1;
	const numbering = { reference: ITEMS, level: 0, instance: lists.count };
	return list.querySelectorAll("li").map((item) => {
		return new Paragraph({
			style: isBrief ? "Brief" : "Item",
			text: textOf(item),
			...(isNumbered && { numbering }),
		});
	});
}
