import { Tinypool } from "tinypool";
import { packagePath } from "../../package-root.ts";
import type { OutputFile } from "../../publish/publish.ts";
import { UserError } from "../../user-error.ts";
import type { PageJob } from "./page-job.ts";
import type { PageAnswer } from "./page-thread.ts";

/** Prints pages beside whatever else runs. */
export interface PagePrinter {
	print(job: PageJob): Promise<OutputFile[]>;
	close(): Promise<void>;
}

/** Starts the thread that prints: it loads what it needs at once. */
export function startPrinter(): PagePrinter {
	const pool = new Tinypool({
		filename: packagePath("dist/pipeline/commands/pages/page-thread.js"),
		minThreads: 1,
		maxThreads: 1,
	});
	return {
		async print(job) {
			const answer: PageAnswer = await pool.run(job);
			if ("files" in answer) return answer.files;
			const { message, ...rest } = answer;
			throw new UserError(message, rest);
		},
		close: () => pool.destroy(),
	};
}

/** Prints on this thread, where there is to be one alone. */
export const printHere: PagePrinter = {
	async print(job) {
		const { runPageJob } = await import("./page-job.ts");
		return await runPageJob(job);
	},
	close: async () => undefined,
};
