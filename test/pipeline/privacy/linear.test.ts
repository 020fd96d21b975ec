import { expect, test } from "vitest";
import { maskText } from "../../../pipeline/privacy/mask.ts";
import {
	hasNameShape,
	maskName,
	namesPerson,
} from "../../../pipeline/privacy/printed-name.ts";

// A text twice as long takes twice as long to mask, whatever it repeats.

const PIECES =
	"1|13|1 |(1)|一|王|欧阳|王李|联系人|电话|〔|单元|东单元|3号楼|#|1-|-|0-|@|a@|a.|微信a|QQ|微信|鲁K|鲁|1[|[(|A|aA|x|X*|*|1*|号院3门|院|排|3排|单|楼2单|·|买·|买|阿|Room |www.|https://|a/|网格员|家|户|、|我|字|字1|92371000MA|[1|（|(|\n|86|+86|0|O|13O|.|1.1.|使|WJ|车牌|电动车威|产权第|尾号|、1|1、1、|—1|1—1—|Mr |Mr. A|a#|a点|A1|L|L1V|LSVAU2180N21845|A123456|1组|1组1|法人|申请人|一楼|储藏室|储藏室1-|门牌号|×|王×|王*|艾特|SF|SF1|转|8230001转|8230001|013|01|E1|371082/|19|户口簿号|WeChat |同学|王同|大刘|老|胖|等|一家|党员王|南楼|1座|鲁K1|鲁KD |点com|#163|涵涵|∙".split(
		"|",
	);
const LENGTH = 16_000;
// Twice the length is twice the time; what grows with the square takes four times.
const MOST_TIMES = 3;
// Less than so many times what an honest text takes is no matter of growth.
const MUCH = 40;
const TRIES = 3;

const HONEST = "王女士反映小区3号楼东侧路灯不亮已有一周，请尽快安排人员维修。";
const repeat = (piece: string, length: number) =>
	piece.repeat(Math.ceil(length / piece.length));

function cost(work: (text: string) => unknown, text: string): number {
	const { user } = process.cpuUsage();
	work(text);
	return process.cpuUsage().user - user;
}

const least = (measure: () => number) =>
	Math.min(...Array.from({ length: TRIES }, measure));

test.each([
	["maskText", maskText, LENGTH],
	["maskName", maskName, LENGTH / 4],
	["namesPerson", namesPerson, LENGTH / 4],
	["hasNameShape", hasNameShape, LENGTH / 4],
])("%s is linear", (_, work, length) => {
	const honest = least(() => cost(work, repeat(HONEST, 2 * length)));
	const steep = PIECES.filter((piece) => {
		const [short, long] = [length, 2 * length].map((each) =>
			repeat(piece, each),
		) as [string, string];
		if (cost(work, long) < MUCH * Math.max(honest, 1000)) return false;
		const times =
			least(() => cost(work, long)) / least(() => cost(work, short));
		return times > MOST_TIMES;
	});
	expect(steep).toEqual([]);
});

const A_SECOND = 1_000_000;

test.each([
	["white space", " "],
	["letters", "a"],
	["letters before a sign", "a@"],
	["digits", "1"],
	["numerals", "一"],
	["spaced digits", "1 "],
	["lead words", "微信 "],
	["surnames", "王"],
])("a text made up to take long, of %s, is masked in a second", (_, unit) => {
	const text = `@微信号电话${repeat(unit, 60_000)}单元先生室#座栋`;
	expect(cost(maskText, text)).toBeLessThan(A_SECOND);
});
