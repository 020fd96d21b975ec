import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import type { Matter } from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

/** Kinds that have no matter, by the places that kinds have in common, each called by its first, without what that is in brackets; for how long a ticket is suspended is not known. */
export function absentKinds(
	matters: readonly Matter[],
	{ kinds }: MeetingTexts,
	areSome = false,
): string[] {
	const kept = Object.values(kinds).filter(({ places }) => places > 0);
	return kept
		.filter(
			({ no }, index) =>
				kept.findIndex((each) => each.no === no) === index &&
				!matters.some(({ kind }) => kinds[kind]?.no === no),
		)
		.map(
			({ label, absent, absent_known: known }) =>
				(areSome ? known : undefined) ?? absent ?? label.replace(/（.*）/, ""),
		);
}

/** How the places of the list are given: kinds that share places are told by the first of them. */
export function placesNoteOf(
	{
		kinds,
		places_note: note,
		most_matters: most,
		usual_matters: usual,
		most_parts: parts,
		most_rows: rows,
	}: MeetingTexts,
	isCut: boolean,
): string {
	const all = Object.values(kinds).filter(({ places }) => places > 0);
	const told = all
		.filter(
			({ no }, index) => all.findIndex((each) => each.no === no) === index,
		)
		.map(({ label, places }) =>
			fillText(places >= most ? note.all : note.kind, {
				label: label.replace(/（.*）/, ""),
				places: formatCount(places),
			}),
		);
	const counts = {
		most: formatCount(most),
		usual: formatCount(usual),
		parts: formatCount(parts),
		rows: formatCount(rows),
	};
	return (
		fillText(note.most, counts) +
		told.join("、") +
		fillText(note.rest, counts) +
		(isCut ? fillText(note.cut, counts) : "")
	);
}

/** What the letters of codes mean. */
export function lettersOf({
	kinds,
}: MeetingTexts): { letter: string; label: string }[] {
	return Object.values(kinds).map(({ letter, label }) => ({ letter, label }));
}
