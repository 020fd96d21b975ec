import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { OutputFile } from "../../publish/publish.ts";
import { printPdf } from "../print-pdf.ts";
import type { Warehouse } from "../warehouse.ts";

/** The report as a browser of the machine prints it. It writes the time into a PDF, which stands beside what the manifest vouches for. */
export async function printReport({
	folder,
	outputs,
}: Warehouse): Promise<{ paper: OutputFile[]; problems: string[] }> {
	const [page, pdf] = [join(folder, "report.html"), join(folder, "report.pdf")];
	const report = outputs
		.get("report")
		?.find(({ path }) => path === "report.html");
	writeFileSync(page, report?.content ?? "");
	const { platform, env } = process;
	const problem = await printPdf(resolve(page), resolve(pdf), {
		platform,
		env,
		isRoot: process.getuid?.() === 0,
	});
	if (problem) return { paper: [], problems: [problem] };
	return {
		paper: [{ path: "report.pdf", content: readFileSync(pdf) }],
		problems: [],
	};
}
