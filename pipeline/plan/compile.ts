import { writeFileSync } from "node:fs";
import { openDuckdb } from "../database/duckdb.ts";
import { parseSelect } from "../database/parse-select.ts";
import { PARSED, parseModels } from "./models.ts";

// Run once the package is compiled, so that a run parses no query.
const database = await openDuckdb();
const parsed = await parseModels((select) => parseSelect(database, select));
await database.close();
writeFileSync(PARSED, JSON.stringify(parsed));
