/** How the reader of a text goes on: whoever typed a command types another, whoever started by a double click starts again. */
export interface GoingOn {
	/** What a sentence says where something was mended, up to its stop. */
	again(workspace: string): string;
	/** What follows “可以生成报告”; nothing where it comes by itself. */
	toBuild(workspace: string): string;
	/** What builds another period than the usual one. */
	buildOf(workspace: string, period: string): string;
}

export const BY_COMMANDS: GoingOn = {
	again: (workspace) => `再运行一次 hotline-review check ${workspace}`,
	toBuild: (workspace) => `：hotline-review build ${workspace}`,
	buildOf: (workspace, period) =>
		`运行 hotline-review build ${workspace} --period ${period}`,
};

/** What whoever started does when something was mended. */
export const START_AGAIN = "再开始一次，还是选同一个文件夹";

export const BY_STARTING: GoingOn = {
	again: () => START_AGAIN,
	toBuild: () => "",
	buildOf: () => START_AGAIN,
};

/** What tells a command that a person began it by starting, and never typed its name. */
export const STARTED = { HOTLINE_REVIEW_STARTED: "1" };

/** How whoever began this process goes on. */
export const howToGoOn = (environment: NodeJS.ProcessEnv): GoingOn =>
	environment.HOTLINE_REVIEW_STARTED === STARTED.HOTLINE_REVIEW_STARTED
		? BY_STARTING
		: BY_COMMANDS;
