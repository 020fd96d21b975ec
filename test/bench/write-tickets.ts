import { parseArgs } from "node:util";
import { writeCleanWorkspace } from "./clean-tickets.ts";

// node out/bench/test/bench/write-tickets.js --rows 200000 --to /tmp/tickets [--from 2022-01]
const { values } = parseArgs({
	options: {
		rows: { type: "string", default: "20000" },
		to: { type: "string", default: "out/bench/tickets" },
		from: { type: "string", default: "2022-01" },
	},
});
writeCleanWorkspace(values.to, Number(values.rows), values.from);
