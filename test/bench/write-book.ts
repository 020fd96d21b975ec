import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { writeXlsxStream } from "hucre/xlsx";

// node out/bench/test/bench/write-book.js <workspace> <book.xlsx>: all clean tickets of a workspace in one sheet.
const [, , workspace = ".", book = "book.xlsx"] = process.argv;
const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
const reader = await connection.runAndReadAll(
	`select * from read_csv('${workspace}/exports/*.csv', header = true, all_varchar = true)`,
);
const rows = [
	reader.columnNames(),
	...reader.getRowsJS().map((row) => row.map((cell) => String(cell ?? ""))),
];
const file = createWriteStream(book);
for await (const chunk of writeXlsxStream(rows, { name: "工单" }))
	file.write(chunk);
file.end();
await finished(file);
instance.closeSync();
