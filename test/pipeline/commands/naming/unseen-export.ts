// A platform of nobody's: no heading is known, and two words are not either.
export const HEADER =
	"案卷序号,何时收到,群众称呼,回拨号码,哪个居委,交给谁办,什么时候要办好,办好的时刻,现在怎样,群众感受,说了什么,附注";
export const ROWS = Array.from({ length: 12 }, (_, index) => {
	const day = String(index + 1).padStart(2, "0");
	return [
		`AJ2023030${index + 10}`,
		`2023-03-${day} 09:1${index % 10}`,
		"张建国",
		`1390000${1000 + index}`,
		index % 2 ? "东苑社区" : "西苑社区",
		index % 3 ? "城管科" : "民政办",
		`2023-03-${String(index + 8).padStart(2, "0")} 18:00`,
		`2023-03-${String(index + 4).padStart(2, "0")} 10:0${index % 10}`,
		index % 2 ? "了结" : "已办结",
		index % 3 ? "满意" : "凑合",
		"小区门口的路灯坏了好几天没有人来修理",
		"甲",
	].join(",");
});

/** What each of its columns is. */
export const NAMED = {
	案卷序号: "工单编号",
	何时收到: "受理时间",
	群众称呼: "来电人",
	回拨号码: "联系电话",
	哪个居委: "社区",
	交给谁办: "承办单位",
	什么时候要办好: "办结期限",
	办好的时刻: "办结时间",
	现在怎样: "工单状态",
	群众感受: "满意度",
	说了什么: "诉求内容",
	附注: "不用",
};
