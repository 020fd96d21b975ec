import ora, { type Ora } from "ora";
import { toPrintable } from "../../printable.ts";
import {
	formatDone,
	formatStage,
	type LogStage,
	type StageCount,
} from "./stage.ts";

/** Where and how progress is shown. */
export interface ProgressOptions {
	stream: NodeJS.WriteStream;
	now(): number;
	/** A line a stage, as for a log: where a line that changes would be lost or be in the way. */
	isPlain: boolean;
	hasColor: boolean;
}

export interface ShownProgress {
	log: LogStage;
	/** Ends the stage under way, done or broken off; what is said afterwards stands below it. */
	end(isDone: boolean): void;
}

/** Shows each stage of a run with its counts, its rate and the time left; a stage that is over stays as a line. */
export function showProgress(options: ProgressOptions): ShownProgress {
	const { stream, now, isPlain, hasColor } = options;
	let current: { stage: string; startedMs: number; count?: StageCount } | null =
		null;
	let spinner: Ora | undefined;
	const end = (isDone: boolean) => {
		if (!current) return;
		const { stage, count, startedMs } = current;
		const line = toPrintable(formatDone(stage, count, now() - startedMs));
		current = null;
		if (isPlain) {
			if (isDone) stream.write(`✓ ${line}\n`);
			return;
		}
		if (isDone) spinner?.stopAndPersist({ symbol: "✓", text: line });
		else spinner?.stop();
		spinner = undefined;
	};
	const begin = (stage: string) => {
		current = { stage, startedMs: now() };
		if (isPlain) return;
		spinner = ora({
			text: toPrintable(stage),
			stream,
			isEnabled: true,
			discardStdin: false,
			color: hasColor ? "cyan" : false,
		}).start();
	};
	return {
		log(stage, count) {
			if (current?.stage !== stage) {
				end(true);
				begin(stage);
			}
			if (!current) return;
			if (count) current.count = count;
			if (spinner)
				spinner.text = toPrintable(
					formatStage(stage, count, now() - current.startedMs),
				);
		},
		end,
	};
}
