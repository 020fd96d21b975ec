import type { Zip } from "./zip.ts";

/** What a file is that holds no table, and what to do with it. */
interface Foreign {
	/** Begins with a blank where it begins with a Latin letter. */
	is: string;
	advice: string;
}

const EXPORT = "请放入平台导出的 .xlsx、.xls、.csv 或 .parquet 文件";
const COPY = "请把里面的表格复制到 Excel 或 WPS 表格，另存为 .xlsx";

const PDF: Foreign = { is: " PDF 文件", advice: EXPORT };
const PICTURE: Foreign = { is: "图片", advice: EXPORT };
const DOCUMENT: Foreign = { is: " Word（文字）文档", advice: COPY };
const SLIDES: Foreign = { is: "演示文稿", advice: COPY };
const DRAWING: Foreign = { is: "绘图", advice: EXPORT };
const DATABASE: Foreign = {
	is: "数据库文件",
	advice: "请用数据库软件导出为 CSV",
};
const PROGRAM: Foreign = { is: "程序", advice: EXPORT };
const MEDIA: Foreign = { is: "录音或录像", advice: EXPORT };

// By the first bytes, in hexadecimal.
const MAGIC: readonly (readonly [RegExp, Foreign])[] = [
	[/^25504446/, PDF],
	[
		/^(?:89504e47|ffd8ff|47494638|424d.{8}0{8}|49492a00|4d4d002a|52494646.{8}57454250)/,
		PICTURE,
	],
	[/^7b5c727466/, DOCUMENT],
	[/^(?:53514c69|000100005374616e6461726420)/, DATABASE],
	[/^(?:4d5a|7f454c46)/, PROGRAM],
	[/^(?:494433|fffb|52494646.{8}57415645|.{8}66747970)/, MEDIA],
];

/** What a file is by its first bytes, in one sentence; undefined where they say nothing. */
export function tellForeign(start: Buffer): string | undefined {
	const hex = start.subarray(0, 32).toString("hex");
	const known = MAGIC.find(([pattern]) => pattern.test(hex));
	if (known) return tell(known[1]);
	return isJson(start.toString("latin1"))
		? tell({ is: " JSON 数据", advice: EXPORT })
		: undefined;
}

function tell({ is, advice }: Foreign): string {
	return `是${is}，不是表格，没有读取；${advice}。`;
}

function isJson(text: string): boolean {
	return /^(?:\u00ef\u00bb\u00bf)?\s*(?:\[\s*)?\{\s*(?:"[^"]*"\s*:|\}\s*\]?\s*$)/.test(
		text,
	);
}

const PARTS: readonly (readonly [RegExp, Foreign])[] = [
	[/^word\/document\w*\.xml$/i, DOCUMENT],
	[/^ppt\/presentation\.xml$/i, SLIDES],
	[/^OFD\.xml$/i, { is: " OFD 版式文件", advice: EXPORT }],
	[/^visio\/document\.xml$/i, DRAWING],
	[
		/^Index\/(?:Document\.iwa|Tables\/.*)$|^Index\.zip$/i,
		{
			is: "苹果的 Numbers、Pages 一类文件",
			advice: "请在原来的软件里导出为 .xlsx",
		},
	],
	[/^META-INF\/container\.xml$/i, { is: "电子书", advice: EXPORT }],
	[/^AndroidManifest\.xml$|^META-INF\/MANIFEST\.MF$/i, PROGRAM],
];

const KINDS: readonly (readonly [RegExp, Foreign])[] = [
	[/opendocument\.text/, DOCUMENT],
	[/opendocument\.presentation/, SLIDES],
	[/opendocument\.(?:graphics|image|chart|formula)/, DRAWING],
];

const LONGEST_KIND = 256;

/** What a zip is that is neither a workbook nor an archive of files, in one sentence. */
export async function tellForeignZip({
	parts,
	find,
}: Zip): Promise<string | undefined> {
	if (find("xl/workbook.xml") ?? find("xl/workbook.bin")) return undefined;
	const kind = find("mimetype");
	if (kind && kind.size <= LONGEST_KIND && !kind.isEncrypted) {
		const stated = (await kind.whole()).toString("latin1");
		const known = KINDS.find(([pattern]) => pattern.test(stated));
		if (known) return tell(known[1]);
	}
	const known = PARTS.find(([pattern]) =>
		parts.some(({ name }) => pattern.test(name)),
	);
	return known && tell(known[1]);
}

const STREAMS: readonly (readonly [string, Foreign])[] = [
	["WordDocument", DOCUMENT],
	["PowerPoint Document", SLIDES],
	["VisioDocument", DRAWING],
	[
		"__properties_version1.0",
		{ is: "邮件", advice: "请把附件里的表格另存后放进来" },
	],
];

/** What a file of the container of old workbooks is, where it holds none, in one sentence. */
export function tellForeignStreams(bytes: Buffer): string | undefined {
	const has = (name: string) => bytes.includes(Buffer.from(name, "utf16le"));
	if (has("Workbook\0") || has("Book\0")) return undefined;
	const known = STREAMS.find(([name]) => has(name));
	return known && tell(known[1]);
}
