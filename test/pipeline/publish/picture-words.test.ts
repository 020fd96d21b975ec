import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
	readPdfWords,
	readPngWords,
} from "../../../pipeline/publish/picture-words.ts";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

/** A chunk as it stands in a file, with a sum of letters, so that what reads too far is seen. */
function chunk(kind: string, content: Buffer): Buffer {
	const head = Buffer.alloc(8);
	head.writeUInt32BE(content.length);
	head.write(kind, 4, "latin1");
	return Buffer.concat([head, content, Buffer.from("#sum")]);
}

const wordsOf = (...chunks: Buffer[]) =>
	readPngWords(Buffer.concat([SIGNATURE, ...chunks]));
const packed = deflateSync(Buffer.from("甲乙丙"));

describe("a picture's own words", () => {
	test.each([
		["tEXt", Buffer.from("Title\0甲乙丙"), ["Title", "甲乙丙"]],
		["tEXt", Buffer.from("T\0甲乙"), ["甲乙"]],
		[
			"zTXt",
			Buffer.concat([Buffer.from("Title\0\0"), packed]),
			["Title", "甲乙丙"],
		],
		[
			"iTXt",
			Buffer.from("Title\0\0\0zh-cn\0标题\0甲乙丙"),
			["Title", "zh-cn", "标题", "甲乙丙"],
		],
		[
			"iTXt",
			Buffer.concat([Buffer.from("Title\0\x01\0zh\0标题\0"), packed]),
			["Title", "zh", "标题", "甲乙丙"],
		],
		[
			"iTXt",
			Buffer.concat([Buffer.from("Title\0\x01\0\0\0"), packed]),
			["Title", "甲乙丙"],
		],
		["eXIf", Buffer.from("II\0甲乙"), ["II", "甲乙"]],
		["IDAT", Buffer.from("甲乙丙"), []],
	])("in %s are read, those of its pixels are not", (kind, content, words) => {
		expect(wordsOf(chunk(kind, content))).toEqual(words);
		const ending = chunk("IEND", Buffer.alloc(0));
		expect(
			wordsOf(chunk("IHDR", Buffer.alloc(13)), chunk(kind, content), ending),
		).toEqual(words);
	});

	test("that cannot be unpacked are read as they stand", () => {
		expect(wordsOf(chunk("zTXt", Buffer.from("Title\0\0甲乙")))).toEqual([
			"Title",
			"甲乙",
		]);
	});

	test("end where a torn file ends", () => {
		const whole = chunk("tEXt", Buffer.from("Title\0甲"));
		expect(wordsOf(whole, Buffer.from("\0\0\0"))).toEqual(["Title"]);
		expect(wordsOf(whole, whole.subarray(0, 12))).toEqual(["Title", "Titl"]);
		expect(readPngWords(SIGNATURE)).toEqual([]);
	});
});

describe("what a PDF says of itself", () => {
	const read = (...bytes: (string | Buffer)[]) =>
		readPdfWords(Buffer.concat(bytes.map((each) => Buffer.from(each))));

	test.each([
		["in brackets", "(Title)", ["Title"]],
		["with escaped brackets", "(a\\(b\\)c)", ["a(b)c"]],
		["as UTF-8", "(甲乙)", ["甲乙"]],
		["in numbers", "<6162>", ["ab"]],
		["in numbers over several lines", "<61\n62 63>", ["abc"]],
		["in UTF-16", "<FEFF75324E59>", ["甲乙"]],
		["in UTF-16 with half a sign at the end", "<FEFF75324E5961>", ["甲乙"]],
		["in small letters", "<feff4e59>(ok)", ["ok"]],
		["of one sign", "(a)<61><6>", []],
		["a dictionary", "<</Length 12>>", []],
	])("%s is read", (_, text, words) => {
		expect(read(text)).toEqual(words);
	});

	test("only what begins with both marks is UTF-16", () => {
		expect(read("<FE6162>")).toEqual(["\uFFFDab"]);
		expect(read("<61FF62>")).toEqual(["a\uFFFDb"]);
	});

	test("what its streams hold is not", () => {
		expect(read("stream\n(ab)\nendstream (cd)")).toEqual(["cd"]);
		expect(read("stream\r\n(ab)endstream (cd) stream\n(e)endstream")).toEqual([
			"cd",
		]);
	});
});
