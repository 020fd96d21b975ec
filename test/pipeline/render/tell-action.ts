import type { Row } from "../../../pipeline/database/database.ts";
import { viewActions } from "../../../pipeline/render/action-view.ts";
import { renderPage } from "../../../pipeline/render/page.ts";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";

/** One of the chapter's parts, as text without tags. */
export function tell(partial: string, marts: Record<string, Row[]>): string {
	const view = {
		...viewActions(marts),
		report: { period_noun: "本月" },
	};
	const html = renderPage(`partials/${partial}`, view, {
		charts: new Map(),
		definitions: {},
		texts: readReportTexts(),
		outline: [],
	} as never);
	// What is kept on one line is one with its words.
	const words = html.replace(/<span class="whole">(.*?)<\/span>/g, "$1");
	return words.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}
