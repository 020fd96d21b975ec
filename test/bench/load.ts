import { DuckDBInstance } from "@duckdb/node-api";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";

// What any program on these libraries takes before it does anything: the measure of small runs.
await import("vega");
await import("vega-lite");
Jieba.withDict(dict);
const instance = await DuckDBInstance.create(":memory:");
instance.closeSync();
