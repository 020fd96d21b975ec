import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readText, sniffEncoding } from "../../../pipeline/files/encoding.ts";
import { sniffContainer } from "../../../pipeline/files/sniff.ts";

function write(bytes: Buffer) {
	return {
		async *chunks() {
			for (let at = 0; at < bytes.length; at += 1 << 20)
				yield bytes.subarray(at, at + (1 << 20));
		},
	};
}

describe("what a file is", () => {
	test.each([
		["zip", Buffer.from("PK\u0003\u0004....")],
		["ole", Buffer.from("d0cf11e0a1b11ae1", "hex")],
		["parquet", Buffer.from("PAR1....")],
		["html", Buffer.from("\r\n<html><body><table>")],
		["html", Buffer.from('<meta charset="gb2312"><table>')],
		["text", Buffer.from("工单编号,受理时间\n")],
		["text", iconv.encode("工单编号,受理时间\n", "gb18030")],
		["text", Buffer.from("a<b,c\n")],
		["unreadable", Buffer.from("%PDF-1.7")],
		["unreadable", Buffer.from("89504e470d0a1a0a0000", "hex")],
		["unreadable", Buffer.alloc(0)],
	])("%s", (container, start) => expect(sniffContainer(start)).toBe(container));
});

const text = "工单编号,诉求内容\nGD1,𠮷家的水管,㐂\n";

describe("how a text is encoded", () => {
	test.each([
		["utf-8", Buffer.from(text)],
		["utf-8", Buffer.from(`\ufeff${text}`)],
		["gb18030", iconv.encode(text, "gb18030")],
		["utf-16le", Buffer.from(`\ufeff${text}`, "utf16le")],
	])("%s", async (encoding, bytes) => {
		const path = write(bytes);
		expect(await sniffEncoding(path)).toEqual({ encoding, isDamaged: false });
		let read = "";
		for await (const chunk of readText(path, encoding as "utf-8"))
			read += chunk;
		expect(read).toBe(text);
	});

	test("UTF-8 with a broken byte stays UTF-8 and is called damaged", async () => {
		const path = write(
			Buffer.concat([
				Buffer.from(text.repeat(20)),
				Buffer.from([0xe6, 0x20]),
				Buffer.from(text),
			]),
		);
		expect(await sniffEncoding(path)).toEqual({
			encoding: "utf-8",
			isDamaged: true,
		});
	});

	// 水 in GB18030 is a letter in UTF-8: a text full of it passed for damaged UTF-8.
	test("GB18030 that could be UTF-8 in most places is GB18030", async () => {
		const text = `工单编号,${"水".repeat(4000)}`;
		expect(await sniffEncoding(write(iconv.encode(text, "gb18030")))).toEqual({
			encoding: "gb18030",
			isDamaged: false,
		});
	});

	test("a character on the edge of a megabyte is whole", async () => {
		const path = write(Buffer.from(`a${"水".repeat(400_000)}`));
		expect(await sniffEncoding(path)).toEqual({
			encoding: "utf-8",
			isDamaged: false,
		});
	});
});
