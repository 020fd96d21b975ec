import type { OutputFile } from "../../publish/publish.ts";
import { ownTemplates } from "../../render/compiled/own-templates.ts";
import { readMetricTexts } from "../../workspace/metrics.ts";
import type { Mart } from "../read-marts.ts";

/** What the pages are printed of. */
export type PageRows = Record<string, Mart>;

/** A page to be printed of these rows, one to be made a Word document, or one whose first part becomes a picture. */
export type PageJob =
	| {
			page: PageName;
			rows: PageRows;
			reads: readonly string[];
			/** Which may have templates and words of its own. */
			workspace: string;
	  }
	| {
			word: string;
			html: string;
			isLandscape: boolean;
			asOf: string;
			/** Of the run alone, and gone with it. */
			folder: string;
	  }
	| {
			picture: string;
			html: string;
			/** As above. */
			folder: string;
	  };

export const PAGE_NAMES = [
	"report",
	"communities",
	"meeting",
	"visits",
] as const;
type PageName = (typeof PAGE_NAMES)[number];

/** Prints a page, writes one as Word has it, or draws its first part: what it is asked for, and nothing else, decides what comes of it. */
export async function runPageJob(job: PageJob): Promise<OutputFile[]> {
	if ("page" in job)
		return await printPage(job.page, guard(job), job.workspace);
	return "word" in job ? await writeWord(job) : await drawPicture(job);
}

const loadPages = () => import("../../render/render-report.ts");

async function printPage(
	page: PageName,
	rows: PageRows,
	workspace: string,
): Promise<OutputFile[]> {
	const pages = await loadPages();
	const own = ownTemplates(workspace);
	switch (page) {
		case "report":
			return await pages.renderReport(rows, readMetricTexts(workspace), own);
		case "communities":
			return await pages.renderCommunities(
				rows,
				readMetricTexts(workspace),
				own,
			);
		case "meeting":
			return pages.renderMeeting(rows, own);
		case "visits":
			return pages.renderVisits(rows, own);
	}
}

async function writeWord({
	word,
	html,
	isLandscape,
	asOf,
	folder,
}: Extract<PageJob, { word: string }>): Promise<OutputFile[]> {
	const { toWord } = await import("../../render/word/word.ts");
	const { canonicalOffice } = await import("../../publish/canonical-zip.ts");
	const content = await toWord(html, folder, { isLandscape });
	return [{ path: `${word}.docx`, content: canonicalOffice(content, asOf) }];
}

async function drawPicture({
	picture,
	html,
	folder,
}: Extract<PageJob, { picture: string }>): Promise<OutputFile[]> {
	const { drawFirstPage } = await import("../../render/handoff/first-page.ts");
	const content = await drawFirstPage(html, folder);
	return content ? [{ path: picture, content }] : [];
}

// A table that a page reads without saying so would be missing from it without a word.
function guard({
	page,
	rows,
	reads,
}: Extract<PageJob, { page: string }>): PageRows {
	return new Proxy(rows, {
		get: (all, name) => {
			if (typeof name === "string" && !reads.includes(name))
				throw new Error(`${page} reads ${name}, whose header does not say so`);
			return Reflect.get(all, name);
		},
	});
}

/** Loads what draws and lays out, which takes longer than an export to read. */
export async function loadPrinting(): Promise<void> {
	await loadPages();
	await import("../../render/charts.ts");
	await import("../../render/word/word.ts");
}
