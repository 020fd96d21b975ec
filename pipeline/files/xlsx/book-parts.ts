import { LONGEST_WRITTEN, shedWrappers } from "../shed-wrappers.ts";
import type { Zip, ZipPart } from "../zip.ts";
import { type NumberReader, readFormat } from "./number-format.ts";
import { decodeText, readAttribute, scanXml } from "./scan-xml.ts";

/** A sheet as the workbook lists it. */
export interface ListedSheet {
	name: string;
	isHidden: boolean;
	part: ZipPart;
}

/** What the cells of all sheets refer to. */
export interface Book {
	sheets: readonly ListedSheet[];
	is1904: boolean;
	/** The texts that cells name by number, without wrappers. */
	texts: readonly string[];
	/** By style: how a number is read. */
	numbers: readonly NumberReader[];
}

/** Where the parts of a workbook lie; undefined where a zip is none. */
export interface BookParts {
	book: ZipPart;
	relations: ZipPart | undefined;
	texts: ZipPart | undefined;
	styles: ZipPart | undefined;
}

const BOOK = "xl/workbook.xml";

/** Finds the parts of a workbook in a zip. */
export async function findParts(zip: Zip): Promise<BookParts | undefined> {
	const name = (await findBookName(zip)) ?? BOOK;
	const book = zip.find(name);
	// A binary workbook has the same relations, and no XML.
	if (!book || /\.bin$/i.test(book.name)) return undefined;
	const relations = zip.find(relationsOf(book.name));
	const folder = folderOf(book.name);
	const targets = relations ? await readRelations(relations, folder) : [];
	const partOf = (kind: string, fallback: string) =>
		zip.find(
			targets.find(({ type }) => type.endsWith(`/${kind}`))?.target ?? "",
		) ?? zip.find(folder + fallback);
	return {
		book,
		relations,
		texts: partOf("sharedStrings", "sharedStrings.xml"),
		styles: partOf("styles", "styles.xml"),
	};
}

/** Reads what the sheets of a workbook have in common. */
export async function readBook(zip: Zip, parts: BookParts): Promise<Book> {
	const folder = folderOf(parts.book.name);
	const targets = parts.relations
		? await readRelations(parts.relations, folder)
		: [];
	const targetOf = new Map(targets.map((target) => [target.id, target]));
	const sheets: ListedSheet[] = [];
	const listed = new Set<ZipPart>();
	let is1904 = false;
	await scanXml(parts.book.chunks(), {
		open(name, tag) {
			if (name === "workbookPr")
				is1904 = /^(?:1|true)$/.test(readAttribute(tag, "date1904") ?? "");
			if (name !== "sheet") return;
			const id = readAttribute(tag, "id") ?? "";
			const target = targetOf.get(id);
			if (target && !target.type.endsWith("/worksheet")) return;
			const part = zip.find(
				target?.target ?? `${folder}worksheets/sheet${sheets.length + 1}.xml`,
			);
			if (!part) throw new Error("a sheet is missing");
			if (listed.has(part)) throw new Error("a sheet is listed twice");
			listed.add(part);
			sheets.push({
				name: readAttribute(tag, "name") ?? "",
				isHidden: /hidden/i.test(readAttribute(tag, "state") ?? ""),
				part,
			});
		},
	});
	return {
		sheets,
		is1904,
		texts: parts.texts ? await readTexts(parts.texts) : [],
		numbers: parts.styles ? await readStyles(parts.styles, is1904) : [],
	};
}

interface Relation {
	id: string;
	type: string;
	target: string;
}

async function findBookName(zip: Zip): Promise<string | undefined> {
	const root = zip.find("_rels/.rels");
	const relations = root ? await readRelations(root, "") : [];
	return relations.find(({ type }) => type.endsWith("/officeDocument"))?.target;
}

async function readRelations(
	part: ZipPart,
	folder: string,
): Promise<Relation[]> {
	const relations: Relation[] = [];
	await scanXml(part.chunks(), {
		open(name, tag) {
			if (name !== "Relationship") return;
			const target = readAttribute(tag, "Target") ?? "";
			relations.push({
				id: readAttribute(tag, "Id") ?? "",
				type: readAttribute(tag, "Type") ?? "",
				target: resolveTarget(folder, target),
			});
		},
	});
	return relations;
}

function resolveTarget(folder: string, target: string): string {
	const path = target.replaceAll("\\", "/");
	if (path.startsWith("/")) return path.slice(1);
	const steps: string[] = [];
	for (const step of (folder + path).split("/"))
		if (step === "..") steps.pop();
		else if (step !== ".") steps.push(step);
	return steps.join("/");
}

function folderOf(name: string): string {
	return name.slice(0, name.lastIndexOf("/") + 1);
}

function relationsOf(name: string): string {
	const folder = folderOf(name);
	return `${folder}_rels/${name.slice(folder.length)}.rels`;
}

// A text may be in several runs; how it is pronounced is none of them.
async function readTexts(part: ZipPart): Promise<string[]> {
	const texts: string[] = [];
	let text = "";
	let isText = false;
	let isSaid = false;
	await scanXml(part.chunks(), {
		open(name, _tag, isEmpty) {
			if (name === "si") {
				text = "";
				if (isEmpty) texts.push("");
			} else if (name === "rPh") isSaid = !isEmpty;
			else if (name === "t") isText = !isEmpty && !isSaid;
		},
		close(name) {
			if (name === "si")
				texts.push(shedWrappers(decodeText(text.slice(0, LONGEST_WRITTEN))));
			else if (name === "rPh") isSaid = false;
			else if (name === "t") isText = false;
		},
		text(piece) {
			if (isText && text.length < LONGEST_WRITTEN) text += piece;
		},
	});
	return texts;
}

async function readStyles(
	part: ZipPart,
	is1904: boolean,
): Promise<NumberReader[]> {
	const codes = new Map<number, string>();
	const styles: number[] = [];
	let isCellStyle = false;
	await scanXml(part.chunks(), {
		open(name, tag, isEmpty) {
			if (name === "numFmt")
				codes.set(
					Number(readAttribute(tag, "numFmtId")),
					readAttribute(tag, "formatCode") ?? "",
				);
			else if (name === "cellXfs") isCellStyle = !isEmpty;
			else if (name === "xf" && isCellStyle)
				styles.push(Number(readAttribute(tag, "numFmtId") ?? 0));
		},
		close(name) {
			if (name === "cellXfs") isCellStyle = false;
		},
	});
	const readers = new Map<number, NumberReader>();
	for (const id of styles)
		if (!readers.has(id))
			readers.set(id, readFormat(id, codes.get(id), is1904));
	return styles.map((id) => readers.get(id) as NumberReader);
}
