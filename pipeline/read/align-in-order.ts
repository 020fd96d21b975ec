/** What it is worth to put rows of one list beside those of another, and to pass over one. */
export interface Worth {
	pair(row: number, column: number): number;
	/** Passed over while this column would be next. */
	passRow(row: number, column: number): number;
	/** Passed over while this row would be next. */
	passColumn(column: number, row: number): number;
}

/** By row its column, undefined where it has none: the pairs, both lists in their order, that are worth most. */
export function alignInOrder(
	rows: number,
	columns: number,
	worth: Worth,
): { places: (number | undefined)[]; score: number } {
	const best = Array.from({ length: rows + 1 }, () =>
		new Float64Array(columns + 1).fill(Number.NEGATIVE_INFINITY),
	);
	const at = (row: number, column: number) =>
		best[row]?.[column] ?? Number.NEGATIVE_INFINITY;
	const waysTo = (row: number, column: number) => ({
		pair:
			at(row - 1, column - 1) +
			(row > 0 && column > 0 ? worth.pair(row - 1, column - 1) : 0),
		passRow:
			at(row - 1, column) + (row > 0 ? worth.passRow(row - 1, column) : 0),
		passColumn:
			at(row, column - 1) +
			(column > 0 ? worth.passColumn(column - 1, row) : 0),
	});
	for (let row = 0; row <= rows; row++)
		for (let column = 0; column <= columns; column++) {
			const line = best[row] as Float64Array;
			const { pair, passRow, passColumn } = waysTo(row, column);
			line[column] =
				row === 0 && column === 0 ? 0 : Math.max(pair, passRow, passColumn);
		}
	return {
		places: follow(rows, columns, at, waysTo),
		score: at(rows, columns),
	};
}

function follow(
	rows: number,
	columns: number,
	at: (row: number, column: number) => number,
	waysTo: (
		row: number,
		column: number,
	) => { pair: number; passRow: number; passColumn: number },
): (number | undefined)[] {
	const places = Array.from(
		{ length: rows },
		(): number | undefined => undefined,
	);
	for (let row = rows, column = columns; row > 0; ) {
		const ways = waysTo(row, column);
		const score = at(row, column);
		if (ways.pair === score) places[--row] = --column;
		else if (ways.passRow === score) row--;
		else column--;
	}
	return places;
}
