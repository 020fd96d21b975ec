// Reads each file of a folder by itself, and says in a line what it cost and what came of it.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , root, folder] = process.argv;
const load = (path) =>
	import(pathToFileURL(join(root, "out", "compiled", path)).href);
const { openDuckdb } = await load("pipeline/database/duckdb.js");
const { readExports } = await load("pipeline/read/read-exports.js");
const { readRules } = await load("pipeline/workspace/rules.js");
const { UserError } = await load("pipeline/user-error.js");
const { profile, ...rules } = readRules(folder);

for (const name of readdirSync(folder).sort()) {
	console.log(JSON.stringify({ name, isBegun: true }));
	const before = process.cpuUsage();
	const outcome = await read(name);
	const { user, system } = process.cpuUsage(before);
	const peakMb = process.resourceUsage().maxRSS / 1024;
	const cpuMs = (user + system) / 1000;
	console.log(JSON.stringify({ name, cpuMs, peakMb, ...outcome }));
}

async function read(path) {
	// As a run has it: on disk.
	const own = mkdtempSync(join(tmpdir(), "read-"));
	const database = await openDuckdb(join(own, "run.duckdb"));
	try {
		const file = { path, absolutePath: join(folder, path) };
		await readExports(database, [file], toReadRules(), "secret");
		const [counts] = await database.rows(
			"select coalesce(sum(records), 0)::integer as records, coalesce(sum(rejected + ignored), 0)::integer as lost from raw_sheets",
		);
		const warnings = await database.rows("select warning from raw_warnings");
		return { ...counts, message: warnings.map((row) => row.warning).join(" ") };
	} catch (error) {
		if (error instanceof UserError) return { message: error.message };
		throw error;
	} finally {
		await database.close();
		rmSync(own, { recursive: true, force: true });
	}
}

function toReadRules() {
	return {
		fields: rules.fields,
		unknownMarkers: rules.unknownMarkers,
		confidentialMarkers: rules.confidentialMarkers,
		dateFormats: [],
		deadlineLevel: "district",
	};
}
