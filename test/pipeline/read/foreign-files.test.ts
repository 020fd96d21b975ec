import { CFB } from "@e965/xlsx";
import { expect, test } from "vitest";
import { toBook, toZip } from "../../cases/write-files.ts";
import { readFiles } from "./read-fixture.ts";

const SOUND = "工单编号,受理时间\nGD1,2023-03-01 09:00:00\n";
const hex = (text: string) => Buffer.concat([Buffer.from(text, "hex"), NOISE]);
const NOISE = Buffer.from(
	Array.from({ length: 200 }, (_, at) => (at * 37) % 256),
);

const zip = (...names: string[]) =>
	toZip(names.map((name) => ({ name, bytes: Buffer.from("<x/>") })));

const streams = (name: string) => {
	const file = CFB.utils.cfb_new();
	CFB.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000, 1));
	return CFB.write(file, { type: "buffer" }) as Buffer;
};

// The record after the first says that the rest is encrypted.
const locked = () => {
	const bytes = toBook({ 表: [["工单编号"]] }, undefined, "biff8");
	const start = bytes.indexOf(Buffer.from("0908100000060500", "hex"));
	bytes.writeUInt16LE(0x2f, start + 4 + bytes.readUInt16LE(start + 2));
	return bytes;
};

// A scan named 工单.xlsx was told to have no header.
test.each<[string, string, Buffer | string]>([
	["是 PDF 文件", "扫描.xlsx", Buffer.from("%PDF-1.4\n")],
	["是图片", "截图.xlsx", hex("89504e470d0a1a0a")],
	["是图片", "截图.xls", hex("ffd8ffe000104a464946")],
	["是图片", "截图.csv", hex("424d36a00b000000000036000000")],
	["是 Word（文字）文档", "报告.xlsx", "{\\rtf1\\ansi 报告}"],
	[
		"是 Word（文字）文档",
		"报告.xlsx",
		zip("[Content_Types].xml", "word/document.xml", "word/styles.xml"),
	],
	["是 Word（文字）文档", "报告.xls", streams("WordDocument")],
	[
		"是 Word（文字）文档",
		"报告.xlsx",
		toZip([
			{
				name: "mimetype",
				bytes: Buffer.from("application/vnd.oasis.opendocument.text"),
			},
			{ name: "content.xml", bytes: Buffer.from("<office:document/>") },
		]),
	],
	["是演示文稿", "汇报.xlsx", zip("ppt/presentation.xml")],
	["是演示文稿", "汇报.xls", streams("PowerPoint Document")],
	["是 OFD 版式文件", "公文.xlsx", zip("OFD.xml", "Doc_0/Document.xml")],
	["是苹果的 Numbers", "工单.xlsx", zip("Index/Document.iwa")],
	["是邮件", "转发.xls", streams("__properties_version1.0")],
	["是数据库文件", "工单.xlsx", hex("53514c69746520666f726d6174203300")],
	["是数据库文件", "工单.xls", hex("000100005374616e64617264204a6574204442")],
	["是程序", "工单.xlsx", hex("4d5a90000300")],
	["是录音或录像", "来电.xlsx", hex("49443303000000")],
	["是 JSON 数据", "工单.xlsx", '{"code":401,"msg":"登录超时"}'],
	["是 JSON 数据", "工单.csv", '\ufeff[{"工单编号": "GD1"}]'],
	["是 RAR、7z 一类的压缩包", "工单.xlsx", hex("526172211a0700")],
	["设有打开密码", "工单.xls", locked()],
	["名为 .xlsx，里面却是纯文本，不是工作簿", "工单.xlsx", "请查收附件\n谢谢"],
	["名为 .xls，里面却是纯文本，不是工作簿", "工单.XLS", "a,b,c\n1,2,3\n"],
	["网页里没有表格", "工单.xlsx", "<html><body>登录已超时</body></html>"],
])("a file that %s is told what it is: %s", async (what, name, content) => {
	const { tickets, warnings } = await readFiles({
		"a.csv": SOUND,
		[name]: content,
	});
	expect(tickets).toHaveLength(1);
	expect(warnings).toMatchObject([
		{
			file: name,
			warning: expect.stringMatching(new RegExp(`^${what}.*没有读取`)),
		},
	]);
});

test("headings in brackets and braces are no JSON", async () => {
	const { tickets } = await readFiles({
		"a.csv": "[工单编号],{受理时间}\nGD1,2023-03-01 09:00:00\n",
	});
	expect(tickets).toHaveLength(1);
});
