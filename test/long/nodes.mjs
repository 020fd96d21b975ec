// Runs all tests on each version of Node that is promised, as npm's `node` package brings it; `npm run nodes -- 22` on one.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

const VERSIONS = ["20.19.0", "22.23.3", "24.21.0"];

const asked = process.argv.slice(2);
const failed = VERSIONS.filter(
	(version) =>
		asked.length === 0 || asked.some((start) => version.startsWith(start)),
).filter((version) => !passesOn(version));
if (failed.length > 0) console.error(`failed on ${failed.join(", ")}`);
process.exit(failed.length);

function passesOn(version) {
	const folder = resolve("out", "nodes", version);
	const bin = join(folder, "node_modules", "node", "bin");
	if (!existsSync(bin)) {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, "package.json"), "{}");
		const wanted = `node@${version}`;
		// Its own script puts the binary of this machine in place.
		run("npm", ["install", "--no-audit", "--no-fund", wanted], {
			cwd: folder,
		});
	}
	const env = {
		...process.env,
		PATH: `${bin}${delimiter}${process.env.PATH}`,
	};
	console.log(`\n== Node ${version}`);
	const told = run("node", ["--version"], { env });
	return told === 0 && run("npx", ["vitest", "run"], { env }) === 0;
}

function run(command, words, options) {
	return spawnSync(command, words, {
		stdio: "inherit",
		shell: process.platform === "win32",
		...options,
	}).status;
}
