/** The text of a canary, and where it is not the whole of it the parts that must not come out. */
export type Maker = (
	n: number,
) => string | [text: string, ...needles: string[]];

// Another set than that of canaries.ts: no name, number, account or door of it stands there.

export const pad = (n: number, length: number) =>
	String(n % 10 ** length).padStart(length, "0");
export const pick = (list: readonly string[], n: number) =>
	list[n % list.length] as string;

const RARE = "仝逄郗綦佘郇臧阎鞠亓冷丛宫邴".split("");
const RARE_FIRST = "骁珩翊瀚懿璟焱垚淼毓弘煜铭沛崇秉锦振钰岱".split("");
const RARE_LAST = "堂坤珠业福臣善骅榕筠栋柱仁岩泽娥蕊珊卿彤".split("");
const COMPOUND = [
	"澹台",
	"令狐",
	"皇甫",
	"尉迟",
	"东方",
	"公孙",
	"轩辕",
	"南宫",
	"呼延",
	"端木",
	"钟离",
	"夏侯",
	"宇文",
	"濮阳",
	"司徒",
];
const WIVES = ["陈黄", "梁冯", "叶刘", "罗范", "林郑", "郭李"];

const rare = (n: number) =>
	`${pick(RARE, n)}${pick(RARE_FIRST, Math.floor(n / 14))}${pick(RARE_LAST, Math.floor(n / 280) + n)}`;
const common = (n: number) =>
	`${pick("田邓冯潘姜崔谭范汪石戴贾韦夏付方白邹孟熊".split(""), n)}${pick("润启宗培长世传维延承克凤焕清守".split(""), Math.floor(n / 20))}${pick("莲玲涵琦轩勤香珍巧发亮全安祥顺".split(""), Math.floor(n / 300) + n)}`;

/** Further ways in which an export names a person. */
export const MORE_NAMES: Readonly<Record<string, Maker>> = {
	// Names.
	罕姓: (n) => rare(n),
	常姓别的字: (n) => common(n),
	罕姓两字: (n) => `${pick(RARE, n)}${pick(RARE_LAST, Math.floor(n / 14))}`,
	复姓双名: (n) => `${pick(COMPOUND, n)}${rare(n).slice(1)}`,
	复姓单名: (n) => `${pick(COMPOUND, n)}${pick(RARE_LAST, Math.floor(n / 15))}`,
	冠夫姓: (n) =>
		`${pick(WIVES, n)}${pick(RARE_FIRST, Math.floor(n / 6))}${pick(RARE_LAST, n)}`,
	维吾尔: (n) =>
		`${pick(["迪丽娜尔", "古丽米热", "热依扎", "麦麦提江", "帕提古丽", "伊力哈木"], n)}·${pick(["阿布都热合曼", "库尔班", "赛买提", "吾买尔", "卡德尔"], Math.floor(n / 6))}`,
	维吾尔别的点: (n) =>
		`${pick(["阿依古丽", "玛依拉", "凯赛尔"], n)}${pick([".", "•", "．", "‧"], n)}${pick(["艾尔肯", "亚森", "托合提"], Math.floor(n / 3))}`,
	哈萨克: (n) =>
		`${pick(["叶尔江", "阿依努尔", "别克波力"], n)}·${pick(["哈力木别克", "赛力克", "马哈提"], Math.floor(n / 3))}`,
	彝: (n) =>
		`${pick(["吉克", "沙马", "阿苏", "曲比"], n)}${pick(["曲布", "拉根", "尔布", "阿牛"], Math.floor(n / 4))}`,
	藏: (n) =>
		`${pick(["扎西", "次仁", "旦增", "洛桑", "格桑", "边巴"], n)}${pick(["卓玛", "旺堆", "多吉", "央金", "平措", "罗布"], Math.floor(n / 6))}`,
	蒙古: (n) =>
		pick(
			[
				"巴特尔",
				"阿拉坦仓",
				"萨仁高娃",
				"斯琴高娃",
				"哈斯巴根",
				"宝音德力格尔",
			],
			n,
		),
	朝鲜: (n) => `朴${pick(["勇秀", "英姬", "哲洙", "顺姬"], n)}`,
	外国人: (n) =>
		`${pick(["约翰", "玛丽亚", "大卫", "安德烈"], n)}·${pick(["史密斯", "冈萨雷斯", "科恩", "伊万诺夫"], Math.floor(n / 4))}`,
	日本人: (n) =>
		`${pick(["田中", "佐藤", "山本", "铃木"], n)}${pick(["健一", "由纪子", "太郎", "美穗"], Math.floor(n / 4))}`,
	英文名: (n) =>
		`${pick(["John", "Mary", "Robert", "Emily"], n)} ${pick(["Smith", "Johnson", "Williams", "Taylor"], Math.floor(n / 4))}`,
	韩英: (n) =>
		`${pick(["Kim", "Park", "Choi"], n)} ${pick(["Min-su", "Ji-young", "Sung-ho"], Math.floor(n / 3))}`,
	拼音倒写: (n) =>
		`${pick(["Xiaoming", "Haiyan", "Zhiqiang"], n)} ${pick(["QI", "SONG", "XUE"], Math.floor(n / 3))}`,
	姓名加拼音: (n) => [`${common(n)}(Tian)`, common(n)],
	哥: (n) => `${pick(["田", "邓", "冯", "潘"], n)}哥`,
	姐: (n) => `${pick(["姜", "崔", "谭", "汪"], n)}姐`,
	总: (n) => `${pick(["戴", "贾", "夏", "邹"], n)}总`,
	小某: (n) => `小${pick(["田", "邓", "冯", "潘"], n)}`,
	大爷: (n) => `${pick(["孟", "熊", "姜", "田"], n)}大爷`,
	姓氏女: (n) => [`${common(n)}（女）`, common(n)],
	姓名年龄: (n) => [`${common(n)}，女，${30 + (n % 50)}岁`, common(n)],
	姓名书名号: (n) => [`《${common(n)}》`, common(n)],
	姓名引号: (n) => [`“${common(n)}”`, common(n)],
	姓名加号: (n) => [`${common(n)}+${pick(["城管", "物业"], n)}`, common(n)],
	姓名中间点: (n) => [`城管办·${common(n)}`, common(n)],
	姓名冒号: (n) => [`承办:${common(n)}`, common(n)],
	姓名换行: (n) => [`城管办\n${common(n)}`, common(n)],
	姓名制表: (n) => [`城管办\t${common(n)}`, common(n)],
	姓名末尾数: (n) => [`${common(n)}2`, common(n)],
	姓名工号: (n) => [`${common(n)}${pad(n, 4)}`, common(n)],
	姓名方括号: (n) => [`[${common(n)}]`, common(n)],
	姓名大括号: (n) => [`城管办【${common(n)}】`, common(n)],
	姓名点隔: (n) => [
		[...common(n)].join("."),
		[...common(n)].slice(1).join("."),
	],
	姓名下划线: (n) => [`${common(n)}_城管办`, common(n)],
	姓名夹零宽: (n) => [
		[...common(n)].join("\u200b"),
		common(n),
		[...common(n)].join("\u200b"),
	],
	姓名实体: (n) => [
		[...common(n)].map((c) => `&#${c.codePointAt(0)};`).join(""),
		common(n),
	],
	某户: (n) => [`${common(n)}户`, common(n)],
	某某商店: (n) => [`${common(n)}家小卖部`, common(n)],
	姓名遗孀: (n) => [`${common(n)}遗孀`, common(n)],
	姓名儿媳: (n) => [`${common(n)}的儿媳`, common(n)],
	居民某: (n) => [`居民${common(n)}`, common(n)],
	信访人: (n) => [`信访人${common(n)}`, common(n)],
	投诉人冒号: (n) => [`投诉人：${rare(n)}`, rare(n)],
	科长姓名: (n) => [`${common(n)}科长`, common(n)],
	姓名二人: (n) => [`${common(n)} ${common(n + 3)}`, common(n), common(n + 3)],
	姓名与单位逗号: (n) => [`城管办,${common(n)}`, common(n)],
	单位横线姓名: (n) => [`综合执法-${common(n)}`, common(n)],
	单位姓名同志: (n) => [`住建局${common(n)}同志`, common(n)],
	家门口: (n) => [`${common(n)}家门口`, common(n)],
};
