import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { makeBundle } from "./make-bundle.ts";
import { TARGETS } from "./targets.ts";
import { zipFolder } from "./zip-folder.ts";

// `npm run bundle` makes all of them, `npm run bundle -- linux-x64` one; it wants npm's registry.
const root = process.cwd();
const asked = process.argv.slice(2);
const targets = TARGETS.filter(
	({ name }) => asked.length === 0 || asked.includes(name),
);
if (targets.length < Math.max(1, asked.length)) {
	console.error(`known are ${TARGETS.map(({ name }) => name).join(", ")}`);
	process.exit(1);
}
const { version } = JSON.parse(
	readFileSync(join(root, "package.json"), "utf8"),
);
const place = join(root, "out", "bundle");
mkdirSync(place, { recursive: true });
execFileSync("npm", ["pack", "--silent", "--pack-destination", place], {
	cwd: root,
	stdio: "inherit",
	shell: process.platform === "win32",
});
const packed = join(place, `hotline-review-${version}.tgz`);
for (const target of targets) {
	const folder = join(place, `hotline-review-${version}-${target.name}`);
	makeBundle(target, { root, packed }, folder);
	zipFolder(folder, `${folder}.zip`);
	const { size } = statSync(`${folder}.zip`);
	console.log(`${folder}.zip  ${(size / 1e6).toFixed(0)} MB`);
}
rmSync(packed);
