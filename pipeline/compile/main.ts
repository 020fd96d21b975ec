import { writeFileSync } from "node:fs";
import { dict, idf } from "@node-rs/jieba/dict.js";
import { openDuckdb } from "../database/duckdb.ts";
import { parseSelect } from "../database/parse-select.ts";
import { COMPILED, compileDefaults } from "../defaults.ts";
import { writeRarities } from "../label/rarity.ts";
import { PARSED, parseModels } from "../plan/models.ts";
import { writeCommonWords } from "../privacy/common-words.ts";
import { writeCharts } from "../render/compiled/chart-specs.ts";
import { writeTemplates } from "../render/compiled/templates.ts";
import { writeFonts } from "./cut-font.ts";
import { joinModules } from "./join-modules.ts";

// Run once the package is compiled, so that a run looks for few modules, parses no query, none of the defaults and no
// template, compiles no chart, unpacks no font and reads no dictionary through.
await joinModules();
const database = await openDuckdb();
const parsed = await parseModels((select) => parseSelect(database, select));
await database.close();
writeFileSync(PARSED, JSON.stringify(parsed));
writeFileSync(COMPILED, JSON.stringify(compileDefaults()));
writeCommonWords(dict);
writeRarities(idf);
writeTemplates();
await writeCharts();
await writeFonts();
