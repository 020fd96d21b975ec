import { readFileSync } from "node:fs";
import { read } from "@e965/xlsx";

// What the library alone takes for a workbook: node out/bench/test/bench/parse-book.js <book.xlsx>
const [, , book = ""] = process.argv;
const { SheetNames } = read(readFileSync(book), { dense: true });
if (SheetNames.length === 0) throw new Error(`${book} has no sheet`);
