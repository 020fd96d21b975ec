import { fillText, readReportTexts } from "../report-texts.ts";
import { DANGER, type Matter } from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

/** What it is about in words of the lists, and that it is no danger where others of its topic are. */
export function aboutOf(
	matter: Matter,
	texts: MeetingTexts,
	dangerTopics: ReadonlySet<string> = new Set(),
): string {
	const { said, danger_words, demand, asked } = matter;
	const { about } = texts;
	const { demand_type: demands } = readReportTexts().words;
	const dangers = danger_words.split(/[|&]/).filter(Boolean);
	const danger = isDoubted(matter, texts) ? about.doubted : about.danger;
	const more = said
		.split("、")
		.filter((term) => !dangers.some((each) => term.includes(each)))
		.join("、");
	return [
		danger_words && fillText(danger, { words: dangers.join("、") }),
		more && fillText(about.said, { words: more }),
		isSafe(matter, dangerTopics) && about.safe,
		asked ? fillText(about.asked, { words: asked }) : demands?.[demand],
	]
		.filter(Boolean)
		.join("；");
}

/** Of a ticket without a row of its own: the danger it tells of, or that it tells of none where others of its topic do; empty for other topics. */
export function dangerOf(
	ticket: Pick<Matter, "danger_words" | "topic">,
	texts: MeetingTexts,
	dangerTopics: ReadonlySet<string>,
): string {
	const { about } = texts;
	const words = ticket.danger_words.split(/[|&]/).filter(Boolean).join("、");
	if (words)
		return fillText(isDoubted(ticket, texts) ? about.doubted : about.danger, {
			words,
		});
	return dangerTopics.has(ticket.topic) ? about.safe : "";
}

/** Whether it is about what others are dangers of, and none itself. */
export const isSafe = (
	{ kind, topic, open }: Matter,
	dangerTopics: ReadonlySet<string>,
) => open > 0 && kind !== DANGER && dangerTopics.has(topic);

/** What dangers are about: topics that are prone to them, those of the pack, without those whose words are but words, and those that one word tells. */
export function dangerTopicsOf(
	matters: readonly Matter[],
	texts: MeetingTexts,
): ReadonlySet<string> {
	const dangers = matters.filter(
		(matter) => matter.kind === DANGER && !isDoubted(matter, texts),
	);
	return new Set([
		...dangers.map(({ topic }) => topic),
		...Object.values(texts.danger_topics),
		...texts.danger_prone,
	]);
}

/** Whether all that is said of a danger is a word that does not fit what the ticket is about. */
export function isDoubted(
	{ danger_words, topic }: Pick<Matter, "danger_words" | "topic">,
	{ danger_doubts: doubts }: MeetingTexts,
): boolean {
	return (
		!danger_words.includes("|") &&
		[doubts, doubts.some].some(
			({ topics, words }) =>
				topics.includes(topic) &&
				words.some((word) => danger_words.includes(word)),
		)
	);
}
