import { type Database, type ParquetFile, quoteName } from "./database.ts";
import { isDeep, toParquetCell } from "./duckdb-types.ts";

/** A Parquet file, as DuckDB reads it. */
export async function describeParquet(
	database: Pick<Database, "rows" | "batches">,
	path: string,
): Promise<ParquetFile> {
	const file = `'${path.replaceAll("'", "''")}'`;
	const source = `read_parquet(${file})`;
	const columns = await database.rows<{
		column_name: string;
		column_type: string;
	}>(`describe select * from ${source}`);
	const [stated] = await database.rows<{ cells: number; bytes: number }>(
		`select coalesce(sum(num_values), 0)::double as cells, coalesce(sum(total_uncompressed_size), 0)::double as bytes from parquet_metadata(${file})`,
	);
	const texts = (most: number) =>
		columns
			.slice(0, most)
			.filter(({ column_type }) => column_type === "VARCHAR")
			.map(
				({ column_name }) =>
					`coalesce(sum(strlen(${quoteName(column_name)})), 0)::double`,
			);
	return {
		columns: columns.map(({ column_name }) => column_name),
		hasDeep: columns.some(({ column_type }) => isDeep(column_type)),
		cells: stated?.cells ?? 0,
		bytes: stated?.bytes ?? 0,
		characters: async (most) => {
			const sums = texts(most);
			if (sums.length === 0) return 0;
			const [sum] = await database.rows<{ characters: number }>(
				`select ${sums.join(" + ")} as characters from ${source}`,
			);
			return sum?.characters ?? 0;
		},
		batches: (most) => {
			const cells = columns
				.slice(0, most)
				.map(({ column_name, column_type }) =>
					toParquetCell(quoteName(column_name), column_type),
				);
			return database.batches(`select ${cells.join(", ")} from ${source}`);
		},
	};
}
