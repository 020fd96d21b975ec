import type { TableColumns, Value } from "../database/database.ts";
import type { Reading } from "../database/select-rows.ts";

export type TableRow<Columns extends TableColumns> = Record<
	keyof Columns,
	Value
>;

/** What the header of a model says of its file. */
export interface EstimatedFile {
	/** Below `tables/`. */
	name: string;
	order: readonly string[];
	/** Fields without which there is no file; each entry lists alternatives. */
	needs: readonly (readonly string[])[];
}

/** What SQL cannot infer: a function of the rows of some tables, whose answer is the rows of others. */
export interface Estimator {
	reads: Readonly<Record<string, Reading>>;
	writes: Readonly<Record<string, TableColumns>>;
	/** Columns of each table that together name one row, none of them null. */
	grains: Readonly<Record<string, readonly string[]>>;
	/** Which of its tables are written as files as they are. */
	csv?: Readonly<Record<string, EstimatedFile>>;
	/** Whether its answer may outlast a run; it may where that is not said. */
	isKept?: boolean;
	/** Of many rows it takes seconds, in which other work need not wait. */
	isLong?: boolean;
	estimate(given: never): Record<string, readonly TableRow<TableColumns>[]>;
}

/** An estimator whose answer is held to the columns that it declares. */
export function defineEstimator<
	Given extends object,
	const Written extends Record<string, TableColumns>,
>(estimator: {
	reads: { [Table in keyof Given]: Reading };
	writes: Written;
	grains: { [Table in keyof Written]: readonly (keyof Written[Table])[] };
	csv?: { [Table in keyof Written]?: EstimatedFile };
	isKept?: boolean;
	isLong?: boolean;
	estimate(given: Given): {
		[Table in keyof Written]: readonly TableRow<Written[Table]>[];
	};
}) {
	return estimator;
}
