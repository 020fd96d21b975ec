import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import { readDefaults } from "../../pipeline/defaults.ts";
import { readExports } from "../../pipeline/read/read-exports.ts";

// A workbook into the raw tables, every cell cleaned: node out/bench/test/bench/read-book.js <book.xlsx>
const [, , book = ""] = process.argv;
const values =
	readDefaults<Record<"unknown_markers" | "confidential_markers", unknown[]>>(
		"values.yaml",
	);
const database = await openDuckdb();
await readExports(
	database,
	[{ path: "book.xlsx", absolutePath: book }],
	{
		fields: readDefaults("fields.yaml"),
		unknownMarkers: values.unknown_markers.map(String),
		confidentialMarkers: values.confidential_markers.map(String),
		dateFormats: [],
		deadlineLevel: "district",
	},
	"secret",
);
await database.close();
