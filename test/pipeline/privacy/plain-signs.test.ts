import { describe, expect, test } from "vitest";
import { toPlainSigns } from "../../../pipeline/privacy/plain-signs.ts";

describe("signs are read as they are understood", () => {
	test.each([
		["⓪①②③④⑤⑥⑦⑧⑨", "0123456789"],
		["⓿❶❷❸❹❺❻❼❽❾", "0123456789"],
		["⑴⑵⑶⑷⑸⑹⑺⑻⑼", "123456789"],
		["⒈⒉⒊⒋⒌⒍⒎⒏⒐", "123456789"],
		["➀➁➂➃➄➅➆➇➈", "123456789"],
		["➊➋➌➍➎➏➐➑➒", "123456789"],
		["〡〢〣〤〥〦〧〨〩", "123456789"],
		["㊀㊁㊂㊃㊄㊅㊆㊇㊈", "123456789"],
		["㈠㈡㈢㈣㈤㈥㈦㈧㈨", "123456789"],
		["٠١٢٣٤٥٦٧٨٩", "0123456789"],
		["०१२३४५६७८९", "0123456789"],
		["\u{116d0}\u{116d9}\u{116da}\u{116e3}", "0909"],
		["１３９", "139"],
		["ⅠⅡⅢⅣⅤⅥⅦ", "1234567"],
		["ⅰⅱⅲⅳⅴⅵⅶ", "1234567"],
		["1Ⅷ00Ⅸ00", "1800900"],
		["1〇零2", "1002"],
		["〇零1", "001"],
		["甲1〇乙", "甲10乙"],
		["Shǐ Jiāháo", "Shi Jiahao"],
		["1̶3̶9̶", "139"],
		["張國華", "张国华"],
	])("%s is %s", (signs, plain) => expect(toPlainSigns(signs)).toBe(plain));
});

test.each([
	["six roman numbers are a floor or a phase", "ⅠⅡⅢⅣⅤⅥ", "IIIIIIIVVVI"],
	["a nought that no digit stands beside is a word", "零工", "零工"],
	["a digit further off is not beside it", "2甲○乙3", "2甲○乙3"],
	["what is plain stays", "王庄3号楼，A座 5G", "王庄3号楼，A座 5G"],
])("%s: %s", (_, signs, plain) => expect(toPlainSigns(signs)).toBe(plain));
