const NAMESPACE =
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main";

// What Word keeps from the end and the start of a Chinese line, before anything is added.
const OPENING = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";
const CLOSING =
	"!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";
// A date, a number with its unit and the name of an annexed table stay on one line.
const BEFORE_DAY = "年月";
const KEYS = "■●◆▲";
const UNITS = "年月日件户人个处次天期时";
const NUMERALS = "一二三四五六七八九十";

/** The part of a document that says where its lines may not break, and that left and right pages differ. */
export const SETTINGS = {
	path: "word/settings.xml",
	data: [
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:settings xmlns:w="${NAMESPACE}">`,
		'<w:displayBackgroundShape/><w:defaultTabStop w:val="720"/><w:evenAndOddHeaders/>',
		`<w:noLineBreaksAfter w:lang="zh-CN" w:val="${OPENING}${BEFORE_DAY}${KEYS}"/>`,
		`<w:noLineBreaksBefore w:lang="zh-CN" w:val="${CLOSING.replace(">", "&gt;")}${UNITS}${NUMERALS}"/>`,
		'<w:compat><w:compatSetting w:val="15" w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"/></w:compat></w:settings>',
	].join(""),
};
