import { describe, expect, test } from "vitest";
import { toCallerKey } from "../../../pipeline/privacy/caller-key.ts";
import { toPrivateKey } from "../../../pipeline/privacy/private-key.ts";
import {
	createLeakFinder,
	type LeakRules,
} from "../../../pipeline/publish/find-leak.ts";
import { PLANTED, publishIn } from "./planted-leaks.ts";

const secret = "test";
const rules: LeakRules = {
	secret,
	callerKeys: new Set([
		toCallerKey("15407312345", secret) ?? "",
		toCallerKey("5231000", secret) ?? "",
		toCallerKey("06310053231", secret) ?? "",
	]),
	nameKeys: new Set(
		["张晓红", "王静", "欧阳建国", "高新华"].map((name) =>
			toPrivateKey("name", name, secret),
		),
	),
	identityKeys: new Set([toPrivateKey("identity", "371099900101123", secret)]),
	ids: new Set(["371099202303081234", "20230308001", "15400000000"]),
	known: "高新华府小区",
	isDoorList: (path) => path.startsWith("restricted/visits/"),
};

const LEAKS: [leak: string, kind: string][] = [
	["15407312345", "电话"],
	["电话5231000，请回电", "电话"],
	["0631-0053231", ""],
	["06310053231", "电话"],
	["15499998888", "电话"],
	["154 9999 8888", "电话"],
	["一五四九九九九八八八八", "电话"],
	["371099199001011234", "证件号"],
	["371099900101123", "证件号"],
	["user1@example.com", "邮箱"],
	["鲁K12345", "车牌"],
	["微信号：wx_12345", "账号"],
	["3号楼2单元501", "门牌"],
	["A座964", "门牌"],
	["张晓红", "姓名"],
	["由张晓红反映", "姓名"],
	["王静", "姓名"],
	["欧阳建国", "姓名"],
];

describe.each([...new Set(Object.values(PLANTED).flat()), "name of the file"])(
	"a leak put in on purpose is found in %s",
	(format) => {
		test.each(LEAKS.filter(([, kind]) => kind !== ""))(
			"%s",
			async (leak, kind) => {
				const file = await publishIn(format, leak);
				expect(createLeakFinder(rules)([file])).toEqual({
					path: file.path,
					kind,
				});
			},
		);
	},
);

test.each([
	"371099202303081234",
	"20230308001",
	"15400000000",
	"高新华府小区",
	"望海花园",
	"2023-03-05 10:30:00",
	"0.123456",
	"12345热线共受理 1,234 件",
	"5231000",
	"a3f5c1d2e4b6978812345678901234567890abcdef1390000000112345678900",
	"由王静态管理",
])("%s may be published", async (text) => {
	for (const format of ["html", "json", "docx"])
		expect(
			createLeakFinder(rules)([await publishIn(format, text)]),
		).toBeUndefined();
});

test("a door may stand in the list of one grid's doors, and a telephone may not", () => {
	const path = "restricted/visits/一.csv";
	const find = (content: string) =>
		createLeakFinder(rules)([{ path, content }]);
	expect(find("3号楼2单元501")).toBeUndefined();
	expect(find("15407312345")?.kind).toBe("电话");
});

describe("of one's own numbers and names", () => {
	const keyOf = (phone: string) => toCallerKey(phone, secret) ?? "";
	const nameOf = (name: string) => toPrivateKey("name", name, secret);
	const find = (content: string, own: Partial<LeakRules> = {}) =>
		createLeakFinder({ ...rules, ...own })([{ path: "a.csv", content }])?.kind;

	test("ten digits are a telephone alone, nine only among words", () => {
		const callerKeys = new Set([keyOf("0631520001"), keyOf("063152000")]);
		expect(find("0631520001", { callerKeys })).toBe("电话");
		expect(find("063152000", { callerKeys })).toBeUndefined();
		expect(find("请回063152000", { callerKeys })).toBe("电话");
	});

	test("a hash of thirty-two signs may hold a telephone's digits, one that is shorter or stands among words may not", () => {
		const hash = `${"a".repeat(21)}15407312345`;
		expect(find(hash)).toBeUndefined();
		expect(find(hash.slice(1))).toBe("电话");
		expect(find(`见 ${hash}`)).toBe("电话");
		expect(find(`${hash} 见`)).toBe("电话");
	});

	test("the number of a ticket may look like anybody's, alone and among words", () => {
		const callerKeys = new Set([keyOf("15400000000")]);
		expect(find("见15400000000", { callerKeys })).toBeUndefined();
		expect(find("见371099202303081234号")).toBeUndefined();
		expect(find("见15400000001")).toBe("电话");
	});

	test.each(["张晓红反映", "由张晓红", "由欧阳建国反映", "由欧阳建国"])(
		"%s holds a name",
		(text) => expect(find(text)).toBe("姓名"),
	);

	test("a name of any surname is one where it stands alone", () => {
		const nameKeys = new Set([nameOf("买买提江")]);
		expect(find("买买提江", { nameKeys })).toBe("姓名");
		expect(find("张晓红", { nameKeys })).toBeUndefined();
	});

	test("a surname of two characters begins a name within a text", () => {
		const nameKeys = new Set([nameOf("澹台建国"), nameOf("淳于建国")]);
		expect(find("由澹台建国反映", { nameKeys })).toBe("姓名");
		expect(find("由淳于建国反映", { nameKeys })).toBe("姓名");
	});

	test("a number of eighteen digits is somebody's where it is known, whatever its shape", () => {
		const identity = "991099990101123456";
		const identityKeys = new Set([toPrivateKey("identity", identity, secret)]);
		expect(find(`见${identity}号`)).toBeUndefined();
		expect(find(`见${identity}号`, { identityKeys })).toBe("证件号");
	});

	test("where no name is known none is anybody's", () => {
		expect(find("由张晓红反映", { nameKeys: new Set() })).toBeUndefined();
	});

	test("of an ending no name is made", () => {
		const path = "communities/张晓红.csv.html";
		expect(createLeakFinder(rules)([{ path, content: "" }])?.kind).toBe("姓名");
		const torn = { path: "communities/张.csv晓红.html", content: "" };
		expect(createLeakFinder(rules)([torn])).toBeUndefined();
	});
});
