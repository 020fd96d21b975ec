import { renderReport } from "../../../pipeline/render/render-report.ts";
import {
	definitions,
	type FixtureOptions,
	makeMarts,
} from "./marts-fixture.ts";

/** The report of an invented street. */
export async function renderPage(
	options: FixtureOptions = {},
): Promise<string> {
	const pages = await renderReport(makeMarts(options), definitions);
	return pages.find(({ path }) => path === "report.html")?.content ?? "";
}
