import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskText } from "../../../pipeline/privacy/mask.ts";

describe("what leads to a person is replaced", () => {
	test.each([
		["电话13900000001，请尽快", "电话〔电话〕，请尽快"],
		["手机 139 0000 0001", "手机 〔电话〕"],
		["手机139-0000-0001", "手机〔电话〕"],
		["手机１３９０００００００１", "手机〔电话〕"],
		["+8613900000001", "〔电话〕"],
		["139****0001来电", "〔电话〕来电"],
		["幺三九零零零零零零零一", "〔电话〕"],
		["0631-5200000", "〔电话〕"],
		["(0631)5200000转8001", "〔电话〕转8001"],
		["固话：5200000", "固话：〔电话〕"],
		["身份证371002199001011234", "身份证〔证件号〕"],
		["身份证37100219900101123X", "身份证〔证件号〕"],
		["证件371002********1234", "证件〔证件号〕"],
		["卡号6222 0000 0000 0000 000", "卡号〔卡号〕"],
		["鲁K12345的车", "〔车牌〕的车"],
		["鲁KD12345绿牌", "〔车牌〕绿牌"],
		["微信号：abc_12345", "微信号：〔账号〕"],
		["QQ123456789", "QQ〔账号〕"],
		["邮箱a.b@example.com", "邮箱〔邮箱〕"],
		["王女士反映", "〔姓名〕女士反映"],
		["欧阳先生来电", "〔姓名〕先生来电"],
		["张建国大爷", "〔姓名〕大爷"],
		["联系人：李晓明，电话", "联系人：〔姓名〕，电话"],
		["本人王小二，住在", "本人〔姓名〕，住在"],
		["市民赵某某反映", "市民〔姓名〕反映"],
		["物业李经理态度差", "物业〔姓名〕经理态度差"],
		["望海花园3号楼2单元501室漏水", "望海花园〔门牌〕漏水"],
		["望海花园三号楼二单元", "望海花园〔门牌〕"],
		["望海花园12栋1203", "望海花园〔门牌〕"],
		["望海花园3-2-501漏水", "望海花园〔门牌〕漏水"],
		["楼上602室渗水", "楼上〔门牌〕渗水"],
	])("%s", (text, masked) => {
		expect(maskText(text)).toBe(masked);
	});

	test("no mobile number survives among words", () => {
		const mobile = fc.stringMatching(/^1[3-9]\d{9}$/);
		const words = fc.stringMatching(/^[\u4e00-\u9fffA-Za-z，。 ]{0,12}$/);
		fc.assert(
			fc.property(words, mobile, words, (before, phone, after) => {
				expect(maskText(`${before}${phone}${after}`)).not.toContain(phone);
			}),
		);
	});
});

describe("what says nothing of a person is kept", () => {
	test.each([
		"拨打12345热线反映，2023-03-05 09:30受理",
		"欠费1380元，共15000元",
		"工单2023030904602",
		"王府小区停水，张村镇道路破损",
		"安装师傅一直没有来",
		"一位女士在门口摆摊",
		"一楼业主私搭乱建，影响三楼采光",
		"共有300户居民签字",
		"本人高度重视此事",
		"市政管道施工",
		"住在3楼和4楼之间",
	])("%s", (text) => {
		expect(maskText(text)).toBe(text);
	});
});

test("masking twice changes nothing more", () => {
	const text = "王女士13900000001，望海花园3号楼2单元501室";
	expect(maskText(maskText(text))).toBe(maskText(text));
});
