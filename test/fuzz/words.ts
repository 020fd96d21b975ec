import { randomOf } from "./random-of.ts";

/** What a cell says, and what must come of it; no meaning where it is not compared. */
export interface Word {
	written: string;
	meaning?: string;
}

/** What the person behind a record must never be known by. */
export interface Person {
	name: string;
	phone: string;
	identity: string;
}

const NAMES = ["欧阳清岚", "司徒望舒", "慕容雪见", "诸葛长明"];

/** A person whose traces can be told from all others'. */
export function makePerson(number: number): Person {
	const digits = String(number).padStart(6, "0");
	return {
		name: NAMES[number % NAMES.length] as string,
		phone: `139${digits.slice(0, 2)}77${digits.slice(2)}`,
		identity: `37100219900307${digits.slice(-4)}`,
	};
}

export const STATUSES: readonly (Word & {
	isOut?: boolean;
	isClosed?: boolean;
})[] = [
	{ written: "已办结", isClosed: true },
	{ written: "办理中" },
	{ written: "回复完成", isClosed: true },
	{ written: "已作废", isOut: true },
	{ written: "退 回", isOut: true },
	{ written: "送往火星" },
	{ written: "" },
	{ written: "=办结" },
];

type WordsOf = (person: Person) => readonly Word[];

/** What stands for a community of many spellings: its name is any of them, the same everywhere. */
export const FAMILY = "~";

const SPELLINGS: readonly Word[] = [
	...["社区", "居委会", "居民委员会", "社区居委会", "社区居民委员会"].map(
		(ending) => ({ written: `石湾${ending}`, meaning: `${FAMILY}石湾社区` }),
	),
	...["村", "村委会", "村民委员会"].map((ending) => ({
		written: `石湾${ending}`,
		meaning: `${FAMILY}石湾村`,
	})),
];

const LONG_NAMES = [
	"阳光花园城市广场东区第一期社区",
	"阳光花园城市广场东区第二期社区",
];

export const COMMUNITIES: WordsOf = ({ phone }) => [
	{ written: "幸福社区", meaning: "幸福社区" },
	{ written: "第１社区", meaning: "第1社区" },
	{ written: " 翠湖 社区 ", meaning: "翠湖社区" },
	{ written: "-", meaning: "未归属" },
	{ written: "", meaning: "未归属" },
	// Without the shape of a name: told by a number of its own.
	{ written: "=1+1社区" },
	{ written: "@东湖村", meaning: "'@东湖村" },
	{ written: "+西湾村", meaning: "'+西湾村" },
	{ written: "</td><script>alert(7)</script>" },
	{ written: "翠湖社区\n（东区）", meaning: "翠湖社区(东区)" },
	{ written: `张先生${phone}` },
	{ written: "幸福社区,翠湖社区", meaning: "幸福社区,翠湖社区" },
	...SPELLINGS,
	...LONG_NAMES.map((written) => ({ written, meaning: written })),
	// File names of pages must not meet, whatever is left out of them.
	...["甲/乙社区", "甲:乙社区", "甲?乙社区", "A里社区", "a里社区", "CON"].map(
		(written) => ({ written }),
	),
];

const UNITS: WordsOf = ({ phone }) => [
	{ written: "物业科" },
	{ written: "城管中队" },
	{ written: "" },
	{ written: '=HYPERLINK("http://example.invalid","点")' },
	{ written: "@城管" },
	{ written: `王科长${phone}` },
	{ written: "-1科" },
];

const RATINGS: WordsOf = ({ phone }) => [
	{ written: "满意" },
	{ written: "不满意" },
	{ written: "未评价" },
	{ written: "" },
	{ written: "A+级满意" },
	{ written: "=满意" },
	{ written: `满意${phone}` },
];

const TYPES: WordsOf = () =>
	["投诉", "求助", "咨询", "举报", "火星诉求", "", "@诉求", "咨询类"].map(
		(written) => ({ written }),
	);

const TEXTS: WordsOf = ({ name, phone, identity }) =>
	[
		"路灯不亮",
		`路灯不亮，联系人${name}，电话${phone}`,
		"</script><script>alert(7)</script><b title='x'>",
		"=cmd|' /C calc'!A0",
		'他说"水管,漏水"了，又说""没人管""',
		"第一行\n第二行\n\n合计 3",
		"=1+1",
		"-",
		"a,b，c;d\te",
		"😀楼道堆物𠮷",
		"占道_x000D_\n经营",
		`身份证${identity}，手机 ${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
		"水".repeat(4000),
		'"',
		"工单编号,受理时间",
		"{{title}} <%= title %> %s",
	].map((written) => ({ written }));

const PLACES: WordsOf = ({ phone }) =>
	["幸福小区", "", "@广场", `幸福小区3号楼2单元501室${phone}`].map(
		(written) => ({ written }),
	);

const PHONES: WordsOf = ({ phone }) =>
	[
		phone,
		`+86 ${phone}`,
		"138****1234",
		"",
		`${phone}/0631-5551234`,
		"保密",
	].map((written) => ({ written }));

const POOLS: Record<string, WordsOf> = {
	satisfaction: RATINGS,
	unit_lead: UNITS,
	demand_type: TYPES,
	title: TEXTS,
	content: TEXTS,
	location: PLACES,
	caller_phone: PHONES,
	caller_name: ({ name }) => [{ written: name }],
	remark: TEXTS,
	serial: () => [{ written: "1" }],
};

/** The word of a plain column, by the record's seed. */
export function pickWord(
	field: string,
	seed: number,
	person: Person,
): string | undefined {
	const words = POOLS[field]?.(person);
	if (!words) return undefined;
	// Each column draws on its own, whatever other columns the sheet has.
	const random = randomOf(seed === 0 ? 0 : seed + sumOf(field));
	random(7);
	return words[random(words.length)]?.written;
}

function sumOf(text: string): number {
	return [...text].reduce((sum, each) => sum * 31 + each.charCodeAt(0), 7) | 0;
}

/** What every file of the output is searched for. */
export function tracesOf({ name, phone, identity }: Person): string[] {
	const hyphenated = `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`;
	return [name, phone, hyphenated, identity];
}
