import { createRequire } from "node:module";
import type Handlebars from "handlebars";

const require = createRequire(import.meta.url);

/** What templates need of the library once they are compiled. */
export const handlebars: typeof Handlebars = require("handlebars/runtime.js");

/** All of it: the compiler is most of what there is to load. */
export const loadCompiler = (): typeof Handlebars => require("handlebars");
