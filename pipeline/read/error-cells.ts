import { type Cell, NO_VALUE } from "../files/sheet.ts";
import { type Issue, showCell } from "./issue.ts";

/** Notices cells that a spreadsheet could not compute, or saved without their value. */
export interface ErrorCells {
	add(header: string, row: number, cell: Cell): void;
	/** One a column and kind, where it is met first. */
	issues(): Issue[];
	/** The columns whose formulas have no values. */
	uncomputed(): string[];
}

/** Watches the columns of one sheet. */
export function watchErrorCells(): ErrorCells {
	const first = new Map<string, Issue>();
	return {
		add(column, row, cell) {
			const isUncomputed = cell === NO_VALUE;
			const issue = isUncomputed ? "formula_without_value" : "error_value";
			const key = `${issue}\n${column}`;
			if (first.has(key)) return;
			const value = isUncomputed ? null : showCell(cell);
			first.set(key, { row, column, value, issue });
		},
		issues: () => [...first.values()],
		uncomputed: () =>
			[...first.values()]
				.filter(({ issue }) => issue === "formula_without_value")
				.map(({ column }) => column),
	};
}
