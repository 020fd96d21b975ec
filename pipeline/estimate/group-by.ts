/** The rows that share a key together, in the order in which the keys first appear. */
export function groupBy<TableRow>(
	rows: readonly TableRow[],
	toKey: (row: TableRow) => string,
): TableRow[][] {
	const groups = new Map<string, TableRow[]>();
	for (const row of rows) {
		const key = toKey(row);
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	return [...groups.values()];
}
