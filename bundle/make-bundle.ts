import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	chmodSync,
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prune } from "./prune.ts";
import { STARTERS, toStarter } from "./starters.ts";
import { NODE_VERSION, type Target } from "./targets.ts";

/** What a bundle is made of. */
export interface Source {
	/** The checkout, for its lock file. */
	root: string;
	/** What `npm pack` made of it. */
	packed: string;
}

/** Makes `folder` for a machine of this kind: Node, the packed program with what it needs there, and what starts it. */
export function makeBundle(
	target: Target,
	{ root, packed }: Source,
	folder: string,
): void {
	rmSync(folder, { recursive: true, force: true });
	const app = join(folder, "app");
	mkdirSync(app, { recursive: true });
	tar("-xzf", packed, "-C", app, "--strip-components=1");
	installPackages(target, root, app);
	prune(join(app, "node_modules"), target);
	addNode(target, folder);
	for (const { file, isExecutable } of STARTERS[target.os]) {
		const path = join(folder, file);
		writeFileSync(path, toStarter(target, file, NODE_VERSION));
		if (isExecutable) chmodSync(path, 0o755);
	}
}

// The packages of the lock file, with their sums; no script of theirs runs.
function installPackages(target: Target, root: string, app: string): void {
	const packed = readFileSync(join(app, "package.json"));
	for (const name of ["package.json", "package-lock.json"])
		copyFileSync(join(root, name), join(app, name));
	const libc = target.libc ? [`--libc=${target.libc}`] : [];
	npm(
		app,
		"ci",
		"--omit=dev",
		"--ignore-scripts",
		"--prefer-offline",
		"--no-audit",
		"--no-fund",
		"--loglevel=error",
		`--os=${target.os}`,
		`--cpu=${target.cpu}`,
		...libc,
	);
	rmSync(join(app, "package-lock.json"));
	rmSync(join(app, "node_modules", ".package-lock.json"), { force: true });
	rmSync(join(app, "node_modules", ".bin"), { recursive: true, force: true });
	writeFileSync(join(app, "package.json"), packed);
}

function addNode({ node }: Target, folder: string): void {
	const scratch = mkdtempSync(join(tmpdir(), "bundle-"));
	try {
		const wanted = `${node.package}@${NODE_VERSION}`;
		npm(scratch, "pack", wanted, "--silent", "--prefer-offline");
		const packed = join(scratch, `${node.package}-${NODE_VERSION}.tgz`);
		const sum = createHash("sha512").update(readFileSync(packed));
		if (`sha512-${sum.digest("base64")}` !== node.integrity)
			throw new Error(`${wanted} is not what it was when it was chosen`);
		tar("-xzf", packed, "-C", scratch);
		const name = node.file.replace("bin/", "");
		copyFileSync(join(scratch, "package", node.file), join(folder, name));
		chmodSync(join(folder, name), 0o755);
		addLicence(scratch, folder);
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

// The package for Windows comes without the licence that its siblings have.
function addLicence(scratch: string, folder: string): void {
	const licence = join(scratch, "package", "LICENSE");
	try {
		renameSync(licence, join(folder, "node-LICENSE.txt"));
	} catch {
		writeFileSync(
			join(folder, "node-LICENSE.txt"),
			`Node.js ${NODE_VERSION} is licensed under the MIT licence; its text, and those of what it contains: https://github.com/nodejs/node/blob/v${NODE_VERSION}/LICENSE\n`,
		);
	}
}

const npm = (cwd: string, ...words: string[]) =>
	execFileSync("npm", words, {
		cwd,
		stdio: ["ignore", "ignore", "inherit"],
		shell: process.platform === "win32",
	});

const tar = (...words: string[]) =>
	execFileSync("tar", words, { stdio: ["ignore", "ignore", "inherit"] });
