import { viewCommunities } from "./community-view.ts";
import { viewFindings } from "./findings/advice-view.ts";
import { viewMonthLead } from "./findings/month-lead.ts";
import { writeDigest } from "./handoff/digest.ts";
import { type BuiltPeriod, viewIndex } from "./index-view.ts";
import type { Definitions, Marts } from "./marts.ts";
import {
	meetingTitle,
	slipsTitle,
	viewMeeting,
} from "./meeting/meeting-view.ts";
import { attachScript, renderPage } from "./page.ts";
import { readReportTexts } from "./report-texts.ts";
import { toReportView } from "./report-view.ts";
import { toPageData } from "./tickets-json.ts";
import { viewVisits } from "./visits-view.ts";

/** A file of the output, by its path below the period's folder. */
export interface Page {
	path: string;
	content: string;
}

const CONSOLE_FINDINGS = 3;

// Most of what printing loads: a page without charts does not ask for it.
const loadCharts = () => import("./charts.ts");

/** The monthly review as one self-contained page, and its charts' specifications with their data. */
export async function renderReport(
	marts: Marts,
	definitions: Definitions,
	own?: string,
): Promise<Page[]> {
	const texts = readReportTexts();
	const { drawCharts } = await loadCharts();
	const charts = await drawCharts(marts, texts, "report", "", own);
	const data = toPageData(marts, definitions);
	const view = {
		...toReportView(marts, definitions, texts),
		...attachScript(data),
		mostTickets: data.mostTickets,
	};
	const content = renderPage("report", view, { charts, texts, own });
	return [
		{ path: "report.html", content },
		{
			path: "handoff/digest.txt",
			content: writeDigest(marts, definitions, texts),
		},
		...[...charts.values()].map(({ name, spec }) => ({
			path: `charts/${name}.vl.json`,
			content: spec,
		})),
	];
}

/** A page for each community, made of its own rows alone. */
export async function renderCommunities(
	marts: Marts,
	definitions: Definitions,
	own?: string,
): Promise<Page[]> {
	const texts = readReportTexts();
	const { drawCharts } = await loadCharts();
	const pages: Page[] = [];
	for (const view of viewCommunities(marts, definitions, texts)) {
		const charts = await drawCharts(
			marts,
			texts,
			"communities",
			view.community,
			own,
		);
		const content = renderPage("community", view, { charts, texts, own });
		pages.push({ path: view.file, content });
	}
	return pages;
}

/** The pack of the weekly meeting and the slips of the whistles it proposes; none where the exports do not say what is open. */
export function renderMeeting(marts: Marts, own?: string): Page[] {
	if (!marts.mart_meeting) return [];
	const view = viewMeeting(marts);
	const parts = { charts: new Map(), texts: readReportTexts(), own };
	const print = (name: string, title: string) => ({
		path: `${name}.html`,
		content: renderPage(name, { ...view, title }, parts),
	});
	const pack = print("meeting", meetingTitle(view.report));
	if (view.slips.length === 0) return [pack];
	return [pack, print("whistle-slips", slipsTitle(view.report))];
}

/** The coverage board of the household visits; none where there is no register of households. */
export function renderVisits(marts: Marts, own?: string): Page[] {
	const view = viewVisits(marts);
	if (!view) return [];
	const parts = { charts: new Map(), texts: readReportTexts(), own };
	return [{ path: "visits.html", content: renderPage("visits", view, parts) }];
}

/** The page of all periods that were built. */
export function renderIndex(
	built: readonly BuiltPeriod[],
	definitions: Definitions,
): string {
	const texts = readReportTexts();
	const view = viewIndex(built, definitions, texts);
	return renderPage("index", view, { charts: new Map(), texts });
}

/** What the month is and the first findings as plain sentences, for the console. */
export function renderFindings(
	marts: Marts,
	definitions: Definitions,
): string[] {
	const texts = readReportTexts();
	return [
		viewMonthLead(marts, definitions, texts),
		...viewFindings(marts, definitions, texts),
	]
		.slice(0, CONSOLE_FINDINGS)
		.map(({ title, text }) => (title === "" ? text : `${title}。${text}`));
}
