/** The rows that share a key together, in the order in which the keys first appear. */
export function groupBy<Row>(
	rows: readonly Row[],
	toKey: (row: Row) => string,
): Row[][] {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const key = toKey(row);
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	return [...groups.values()];
}
