import type { RunOptions } from "./warehouse.ts";

/** What a build is asked for. */
export interface BuildOptions extends RunOptions {
	strict?: boolean;
	force?: boolean;
	/** Prints the report by a browser of the machine as well. */
	pdf?: boolean;
	/** Ends at once, by the stamps of files alone, where nothing has changed. */
	ifChanged?: boolean;
}

/** What it says of itself when it has ended. */
export interface BuildResult {
	folder: string;
	report: BuildSummary;
	findings: string[];
	warnings: string[];
	/** Nothing has changed since, and what was built before still stands. */
	isUnchanged: boolean;
}

/** The period, and what became of the records. */
export interface BuildSummary {
	period_id: string;
	period_label: string;
	as_of: string;
	is_period_complete: boolean;
	files: number;
	records: number;
	counted: number;
	superseded: number;
	assisting: number;
	ignored: number;
	rejected: number;
	issues: number;
}
