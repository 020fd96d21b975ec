import { type Maker, pick } from "./more-names.ts";

// A third set, drawn without a look at the words that the mask knows.

const SURNAMES = "蔡丁魏薛余杜钟任姚廖陆郝孔康毛邱秦江顾侯邵段钱汤尹".split("");
const RARER = "覃农蒙撒海禹隋牟刁栗桑明".split("");
const YOUNG = "雨梓浩诗欣佳思宇奕可若昊睿芷语".split("");
const YOUNG_LAST = "桐涵轩琪怡诺远航彤萱辰希妍蕾熙".split("");
const OLD = "桂淑凤福喜来长守洪庆绍宝树".split("");
const OLD_LAST = "兰芝云生田山胜才贵祥林根友".split("");
const SINGLE = "峥嵘颖昕璇铎楠菲倩翔骏琨".split("");

const at = (list: readonly string[], n: number, step: number) =>
	pick(list, Math.floor(n / step));
const young = (n: number) =>
	`${pick(SURNAMES, n)}${at(YOUNG, n, 25)}${at(YOUNG_LAST, n + 7, 3)}`;
const old = (n: number) =>
	`${pick(SURNAMES, n + 3)}${at(OLD, n, 25)}${at(OLD_LAST, n + 5, 2)}`;
const double = (n: number) => {
	const sign = pick("婷丽娜莉圆洋蕾倩".split(""), n);
	return `${at(SURNAMES, n, 8)}${sign}${sign}`;
};
const among = (n: number, before: string, after = ""): [string, string] => [
	`${before}${young(n)}${after}`,
	young(n),
];

const CALLED: Readonly<Record<string, string>> = {
	大妈: "大妈",
	师傅: "师傅",
	婶: "婶",
	叔: "叔",
	伯: "大伯",
	嫂: "嫂子",
	奶奶: "奶奶",
	爷爷: "爷爷",
	大哥: "大哥",
	大姐: "大姐",
	老师: "老师",
	医生: "医生",
	老板: "老板",
	经理: "经理",
	主任: "主任",
	书记: "书记",
	律师: "律师",
	太太: "太太",
	小姐: "小姐",
	女士: "女士",
	老太: "老太太",
	老汉: "老汉",
	同学: "同学",
	工: "工程师",
	某: "某",
	叉叉: "××",
	星星: "**",
	圈圈: "〇〇",
};

/** Names as they are spoken, and as people of many peoples bear them. */
export const SPOKEN_NAMES: Readonly<Record<string, Maker>> = {
	年轻人: young,
	老人: old,
	叠字: double,
	单名: (n) => `${pick(SURNAMES, n)}${at(SINGLE, n, 25)}`,
	壮苗姓: (n) => `${pick(RARER, n)}${at(OLD, n, 12)}${at(YOUNG_LAST, n, 5)}`,
	又一复姓: (n) =>
		`${pick(["长孙", "独孤", "司空", "闻人", "东郭", "百里", "赫连", "淳于", "单于", "太史"], n)}${at(YOUNG, n, 10)}${at(OLD_LAST, n, 3)}`,
	复姓称呼: (n) =>
		`${pick(["欧阳", "诸葛", "司马", "上官", "皇甫"], n)}${at(["大妈", "师傅", "女士", "老师", "先生"], n, 5)}`,
	又一维吾尔: (n) =>
		`${pick(["米尔扎提", "古丽娜尔", "阿不都拉", "热合曼", "木合塔尔", "祖丽皮娅"], n)}·${at(["吐尔地", "拜合提亚尔", "牙生", "居马洪", "伊敏"], n, 6)}`,
	维吾尔半角点: (n) =>
		`${pick(["艾尼瓦尔", "帕丽旦", "亚库甫"], n)}${at(["･", "・", "∙", "⋅"], n, 3)}${at(["达吾提", "肉孜", "沙吾提"], n, 12)}`,
	又一藏: (n) =>
		`${pick(["达娃", "尼玛", "白玛", "索朗", "益西", "丹增"], n)}${at(["次仁", "拉姆", "央宗", "顿珠", "曲珍"], n, 6)}`,
	又一蒙古: (n) =>
		pick(
			["乌日娜", "孟和巴雅尔", "朝鲁门", "娜仁托娅", "敖日格乐", "呼和木其尔"],
			n,
		),
	满: (n) =>
		`${pick(["爱新觉罗", "叶赫那拉", "富察", "瓜尔佳"], n)}·${at(YOUNG, n, 4)}${at(OLD_LAST, n, 2)}`,
	回: (n) =>
		`${pick(["马", "哈", "撒", "纳"], n)}${at(["伊布拉", "阿里", "尤素夫", "法图麦"], n, 4)}`,
	英文称呼: (n) =>
		`${pick(["Mr.", "Mrs.", "Ms.", "Dr."], n)} ${at(["Brown", "Miller", "Anderson", "Thompson"], n, 4)}`,
	英文中姓: (n) =>
		`${pick(["David", "Lisa", "Kevin", "Grace", "Vivian"], n)} ${at(["Zhao", "Qian", "Xu", "Guo"], n, 5)}`,
	英文单名: (n) =>
		pick(["Jessica", "Christopher", "Elizabeth", "Alexander"], n),
	拼音大写: (n) =>
		`${pick(["XU", "GUO", "QIAN"], n)} ${at(["YUTONG", "HAORAN", "ZIXUAN"], n, 3)}`,
	拼音逗号: (n) =>
		`${pick(["Qin", "Shao", "Tang"], n)}, ${at(["Yutong", "Haoran", "Zixuan"], n, 3)}`,
	拼音连写: (n) =>
		`${pick(["qin", "shao", "tang"], n)}${at(["yutong", "haoran", "zixuan"], n, 3)}`,
	阿某: (n) => `阿${pick(["强", "珍", "芳", "明", "辉"], n)}`,
	大某: (n) => `大${pick(["刘", "钱", "孔", "毛"], n)}`,
	老姓: (n) => `老${pick(SURNAMES, n)}`,
	小某某: (n) => `小${at(YOUNG_LAST, n, 1)}${at(YOUNG_LAST, n, 1)}`,
	绰号: (n) => `${pick(["胖", "瘦", "黑", "大个"], n)}${at(SURNAMES, n, 4)}`,
	排行: (n) =>
		`${pick(SURNAMES, n)}${at(["老三", "二姐", "老大", "小五"], n, 25)}`,
	...Object.fromEntries(
		Object.entries(CALLED).map(([kind, word]): [string, Maker] => [
			`叫${kind}`,
			(n) => `${pick(SURNAMES, n)}${word}`,
		]),
	),
	楼长: (n) => among(n, "楼长"),
	户主: (n) => among(n, "户主"),
	租户: (n) => among(n, "租户"),
	房东: (n) => among(n, "房东"),
	法人: (n) => among(n, "法人"),
	经办: (n) => among(n, "经办人"),
	申请: (n) => among(n, "申请人："),
	报修: (n) => among(n, "报修人 "),
	党员: (n) => among(n, "党员"),
	村民: (n) => among(n, "村民"),
	环卫: (n) => among(n, "环卫工"),
	夫妇: (n) => among(n, "", "夫妇"),
	等人: (n) => among(n, "", "等3人"),
	一家: (n) => among(n, "", "一家"),
	租客: (n) => among(n, "", "（租客）"),
	的车: (n) => among(n, "", "的车"),
	尾巴分号: (n) => among(n, "", "；"),
	尾巴号码: (n) => among(n, "", "139"),
	前缀数字: (n) => among(n, "1."),
	单位后: (n) => among(n, "物业公司"),
	社区后: (n) => among(n, "望海社区"),
	网格后: (n) => among(n, "第一网格"),
	斜线后: (n) => among(n, "望海社区/"),
	横杠: (n) => [[...young(n)].join("-"), [...young(n)].slice(1).join("-")],
	姓后空格: (n) => [young(n).replace(/^./, "$& "), young(n).slice(1)],
	老人单位: (n) => [`社区服务中心${old(n)}`, old(n)],
	老人斜线: (n) => [`${old(n)}/住建局`, old(n)],
	叠字单位: (n) => [`城管办 ${double(n)}`, double(n)],
	姓名住: (n) => [`${old(n)}住处`, old(n)],
	老人家属: (n) => [`${old(n)}家属`, old(n)],
};
