import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { dangerOf } from "./about-words.ts";
import type { MatterView } from "./matter-types.ts";
import { DANGER, formatNear, shortUnit } from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";
import { calledOf } from "./outcome-words.ts";
import { isRedo, type Unsolved } from "./rest-words.ts";

/** What the pack calls each danger that was closed and is not solved, by its ticket. */
export const redoNumbers = (
	rows: readonly Unsolved[],
	texts: MeetingTexts,
): ReadonlyMap<string, string> =>
	new Map(
		rows
			.filter((row) => isRedo(row, texts))
			.map((row, index) => [
				row.ticket_id,
				fillText(texts.redo.no, { no: formatCount(index + 1) }),
			]),
	);

/** Dangers that were closed and are not solved, a row each. */
export function viewRedo(
	rows: readonly Unsolved[],
	texts: MeetingTexts,
	{ as_of: asOf, street_name: street }: { as_of: string; street_name: string },
): MatterView[] {
	const { redo, kinds, fills, still } = texts;
	const { label = "", letter = "" } = kinds[DANGER] ?? {};
	const near = (at: unknown) => (at ? formatNear(String(at), asOf) : "");
	const numbers = redoNumbers(rows, texts);
	return rows
		.filter((row) => isRedo(row, texts))
		.map((row) => {
			const unit = shortUnit(row.unit, street);
			return {
				no: numbers.get(row.ticket_id) ?? "",
				kind: label,
				isDanger: true,
				subject: [row.place, row.topic_label].filter(Boolean).join("｜"),
				same: redo.same,
				change: "",
				unitThen: "",
				dues: "",
				others: "",
				beyond: "",
				unsure: [],
				code: `${row.ticket_id}-${letter}`,
				ticket: "",
				about: dangerOf(row, texts, new Set()),
				reasons: [],
				community: row.community,
				count: redo.count,
				since: near(row.accepted_at),
				states: [
					fillText(still.closed, { day: near(row.closed_at), outcome: "" }),
				],
				measures: [
					calledOf({ ...row, solved: "unsolved" }, still, near),
					...(row.is_reworked ? [texts.measures.reworked ?? ""] : []),
				],
				blocker: redo.blocker,
				level: "",
				levelShort: redo.whistle,
				summoned: "",
				isCallUnknown: false,
				blown: "",
				ask: fillText(redo.ask, { unit }),
				fills: [fills.danger, fills.owner, fills.due],
				owner: unit,
				due: "",
				decided: "",
				decidedLabel: "",
				note: "",
			};
		});
}

/** The rows with those behind the dangers. */
export function afterDangers(
	rows: readonly MatterView[],
	redo: readonly MatterView[],
): MatterView[] {
	const dangers = rows.filter(({ isDanger }) => isDanger);
	return [...dangers, ...redo, ...rows.filter(({ isDanger }) => !isDanger)];
}
