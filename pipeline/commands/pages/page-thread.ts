import type { EstimateBeside } from "../../plan/estimate-node.ts";
import type { OutputFile } from "../../publish/publish.ts";
import { type Place, UserError } from "../../user-error.ts";
import { loadPrinting, type PageJob, runPageJob } from "./page-job.ts";

/** What comes of a job: of a mistake its words, since its kind does not cross between threads. */
export type PageAnswer =
	| { files: OutputFile[] }
	| { message: string; place?: Place; hint?: string };

// While exports are read and counted.
await loadPrinting();

/** What is to be estimated meanwhile: by which node, of which rows. */
export interface EstimateJob {
	estimate: string;
	given: Parameters<EstimateBeside>[1];
}

/** The thread that prints pages, one after another. */
export default async (
	job: PageJob | EstimateJob,
): Promise<PageAnswer | Awaited<ReturnType<EstimateBeside>>> => {
	if ("estimate" in job) return await estimate(job);
	try {
		return { files: await runPageJob(job) };
	} catch (cause) {
		if (!(cause instanceof UserError)) throw cause;
		const { message, place, hint } = cause;
		return { message, place, hint };
	}
};

async function estimate({ estimate: node, given }: EstimateJob) {
	const { ESTIMATORS } = await import("../../estimate/estimate.ts");
	const estimator = ESTIMATORS.find(({ writes }) => node in writes);
	if (!estimator) throw new Error(`there is no estimator of ${node}`);
	return estimator.estimate(given as never);
}
