import { writeFileSync } from "node:fs";
import { openDuckdb } from "../database/duckdb.ts";
import { parseSelect } from "../database/parse-select.ts";
import { COMPILED, compileDefaults } from "../defaults.ts";
import { writeFonts } from "../render/chinese-font.ts";
import { PARSED, parseModels } from "./models.ts";

// Run once the package is compiled, so that a run parses no query and none of the defaults, and unpacks no font.
const database = await openDuckdb();
const parsed = await parseModels((select) => parseSelect(database, select));
await database.close();
writeFileSync(PARSED, JSON.stringify(parsed));
writeFileSync(COMPILED, JSON.stringify(compileDefaults()));
await writeFonts();
