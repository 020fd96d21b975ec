import { Tinypool } from "tinypool";
import { packagePath } from "../../package-root.ts";
import type { EstimateBeside } from "../../plan/estimate-node.ts";
import type { OutputFile } from "../../publish/publish.ts";
import { UserError } from "../../user-error.ts";
import type { PageJob } from "./page-job.ts";
import type { EstimateJob, PageAnswer } from "./page-thread.ts";

/** Prints pages beside whatever else runs. */
export interface PagePrinter {
	print(job: PageJob): Promise<OutputFile[]>;
}

/** The thread that prints; before there is a page to print it may estimate. */
export interface SecondThread extends PagePrinter {
	estimate: EstimateBeside;
	close(): Promise<void>;
}

// A thread that has loaded all that prints is kept for the next build of a process; by itself it does not keep the process.
let idle: Tinypool | undefined;

/** Starts the thread that prints: it loads what it needs at once. */
export function startPrinter(): SecondThread {
	const pool = idle ?? startThread();
	idle = undefined;
	let running = 0;
	const run = async <Answer>(job: PageJob | EstimateJob): Promise<Answer> => {
		running += 1;
		const answer = await pool.run(job);
		running -= 1;
		return answer;
	};
	return {
		estimate: (node, given) => run({ estimate: node, given }),
		async print(job) {
			const answer: PageAnswer = await run(job);
			if ("files" in answer) return answer.files;
			const { message, ...rest } = answer;
			throw new UserError(message, rest);
		},
		async close() {
			// Of a build that failed the thread may still be at work, or broken.
			if (idle || running > 0) await pool.destroy();
			else idle = pool;
		},
	};
}

function startThread(): Tinypool {
	return new Tinypool({
		filename: packagePath("dist/pipeline/commands/pages/page-thread.js"),
		minThreads: 1,
		maxThreads: 1,
	});
}

/** Prints on this thread, where there is to be one alone. */
export const printHere: PagePrinter = {
	async print(job) {
		const { runPageJob } = await import("./page-job.ts");
		return await runPageJob(job);
	},
};
