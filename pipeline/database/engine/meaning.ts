/** What a session of ClickHouse has to set for the models to mean what they mean in DuckDB. */
export const MEANING = {
	join_use_nulls: 1,
	cast_keep_nullable: 1,
	aggregate_functions_null_for_empty: 1,
	prefer_column_name_to_alias: 1,
	enable_analyzer: 1,
	group_by_use_nulls: 1,
} as const;
