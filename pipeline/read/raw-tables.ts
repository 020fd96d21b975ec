import type { TableColumns } from "../database/database.ts";

/** The tables that reading fills beside `raw_tickets` and `raw_texts`; none of them holds a citizen's words. */
export const RAW_TABLES = {
	raw_sheets: {
		sheet_no: "integer",
		file: "text",
		sheet: "text",
		format: "text",
		encoding: "text",
		header_row: "integer",
		records: "integer",
		ignored: "integer",
		rejected: "integer",
		is_hidden: "boolean",
	},
	raw_files: {
		file: "text",
		/** In natural order of the names, then of the paths. */
		file_no: "integer",
		first_named_day: "text",
		last_named_day: "text",
	},
	raw_columns: {
		sheet_no: "integer",
		header: "text",
		field: "text",
		is_taken: "boolean",
		looks_like: "text",
		/** How many of its cells do, 0-1. */
		like_share: "double",
		date_format: "text",
		/** Of times: in how many rows this one is the first, 0-1. */
		first_share: "double",
		/** How many of its cells are named as units or communities are, 0-1. */
		unit_share: "double",
		/** Of a column that is no field: its first values as they may be shown, a line each. */
		examples: "text",
	},
	raw_community_names: {
		name: "text",
		stem: "text",
		family: "text",
		region: "text",
	},
	raw_clocks: {
		sheet_no: "integer",
		field: "text",
		header: "text",
		times: "integer",
		midnights: "integer",
		days: "integer",
	},
	raw_time_shapes: {
		sheet_no: "integer",
		header: "text",
		example: "text",
		records: "integer",
		is_read: "boolean",
	},
	raw_rejects: {
		sheet_no: "integer",
		row: "integer",
		column_name: "text",
		value: "text",
		reason: "text",
		hint: "text",
		/** Of a row of a database. */
		row_key: "text",
	},
	raw_issues: {
		sheet_no: "integer",
		row: "integer",
		column_name: "text",
		value: "text",
		issue: "text",
	},
	/** Names and identity numbers as keyed hashes: to know again what must not be published. */
	raw_private_keys: { sheet_no: "integer", kind: "text", hash: "text" },
	raw_warnings: { file: "text", warning: "text" },
} satisfies Record<string, TableColumns>;

/** What is told of a ticket number in its place, where that is somebody's. */
export const SHOWN_IDS = "raw_shown_ids";

/** Texts that are read once more, of an export whose records were kept without them. */
export const TEXTS_AGAIN = "raw_texts_again";
