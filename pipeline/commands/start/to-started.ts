/** What tells a command that a person began it by starting, and never typed its name. */
export const STARTED = { HOTLINE_REVIEW_STARTED: "1" };

export const isStarted = (environment: NodeJS.ProcessEnv) =>
	environment.HOTLINE_REVIEW_STARTED === STARTED.HOTLINE_REVIEW_STARTED;

const AGAIN = "再运行一次“开始”，选同一个文件夹";

/** A text that names commands, for a person who starts by a double click. */
export function toStarted(text: string): string {
	return text
		.replace(/：hotline-review build [^（。；\n]*(?=（)/g, "")
		.replace(/[先再]?运行(?:一次)? ?hotline-review [^，。；：（）\n]*/g, AGAIN)
		.replace(/再运行一次 (?:check|build)/g, AGAIN)
		.replace(/(?<=；|，)再运行一次(?=。|\n|$)/g, AGAIN);
}
