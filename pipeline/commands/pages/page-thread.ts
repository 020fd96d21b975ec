import type { OutputFile } from "../../publish/publish.ts";
import { type Place, UserError } from "../../user-error.ts";
import { loadPrinting, type PageJob, runPageJob } from "./page-job.ts";

/** What comes of a job: of a mistake its words, since its kind does not cross between threads. */
export type PageAnswer =
	| { files: OutputFile[] }
	| { message: string; place?: Place; hint?: string };

// While exports are read and counted.
await loadPrinting();

/** The thread that prints pages, one after another. */
export default async (job: PageJob): Promise<PageAnswer> => {
	try {
		return { files: await runPageJob(job) };
	} catch (cause) {
		if (!(cause instanceof UserError)) throw cause;
		const { message, place, hint } = cause;
		return { message, place, hint };
	}
};
