import type { Row } from "../../database/database.ts";
import { fillText } from "../report-texts.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

type Done = { [column in "done_at" | "done_by"]?: Row[string] | undefined };

/** Whether somebody noted when it was done, or by whom. */
export const isReported = ({ done_at: at, done_by: by }: Done) =>
	Boolean(at || by);

/** When what was decided was done, and by whom, as far as somebody noted it; nothing where nobody did. */
export function reportedOf(
	row: Done,
	{ reported }: MeetingTexts["still"],
	near: (at: unknown) => string,
): string[] {
	if (!isReported(row)) return [];
	const { done_at: at, done_by: by } = row;
	const text = at && by ? reported.both : at ? reported.day : reported.by;
	return [fillText(text, { day: near(at), by: String(by) })];
}
