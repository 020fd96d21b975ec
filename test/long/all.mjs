// Runs in turn every script of package.json that is not part of `npm test`, and says how each ended and how long it took.
// `npm run long -- fuzz crash` runs these alone.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const { scripts } = JSON.parse(
	readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);
const asked = process.argv.slice(2);
const long = Object.keys(scripts).filter((name) =>
	/vitest\.long\.config|test\/simulate|test\/long\/nodes/.test(scripts[name]),
);
const unknown = asked.find((name) => !long.includes(name));
if (unknown) {
	console.error(`no long run is called ${unknown}: ${long.join(", ")}`);
	process.exit(1);
}
const ends = (asked.length > 0 ? asked : long).map((name) => {
	console.log(`\n== ${name}: ${scripts[name]}`);
	const start = Date.now();
	const { status } = spawnSync("npm", ["run", name], {
		stdio: "inherit",
		shell: process.platform === "win32",
	});
	return { name, status, minutes: (Date.now() - start) / 60_000 };
});
console.log("");
for (const { name, status, minutes } of ends)
	console.log(
		`${status === 0 ? "passed" : "FAILED"}  ${minutes.toFixed(1).padStart(5)} min  ${name}`,
	);
process.exit(ends.every(({ status }) => status === 0) ? 0 : 1);
