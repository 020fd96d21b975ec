import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A server on this machine, for as long as a test wants it. */
export interface Server {
	port: number;
	folder: string;
	stop(): Promise<void>;
}

// Debian keeps them outside the path.
const FOLDERS = [
	...(existsSync("/usr/lib/postgresql")
		? readdirSync("/usr/lib/postgresql").map(
				(version) => `/usr/lib/postgresql/${version}/bin`,
			)
		: []),
	"/usr/sbin",
	"/usr/bin",
	...(process.env.PATH ?? "").split(":"),
];

function find(program: string): string | undefined {
	return FOLDERS.map((folder) => join(folder, program)).find(existsSync);
}

/** Why there is no PostgreSQL or MariaDB to try; undefined where there are both. */
export function lackOf(...programs: string[]): string | undefined {
	const lacking = programs.filter((program) => !find(program));
	return lacking.length > 0
		? `not tried: ${lacking.join(", ")} is not installed (npm run databases installs it where apt-get may)`
		: undefined;
}

// Neither server runs as the owner of everything.
const isRoot = process.getuid?.() === 0;
const NOBODY = ["--reuid=nobody", "--regid=nogroup", "--clear-groups"];

function as(words: readonly string[]): [string, string[]] {
	const [program = "", ...rest] = isRoot
		? ["setpriv", ...NOBODY, ...words]
		: words;
	return [program, rest];
}

function makeFolder(name: string): string {
	const folder = mkdtempSync(join(tmpdir(), `${name}-`));
	if (isRoot) spawnSync("chown", ["nobody:nogroup", folder]);
	return folder;
}

async function freePort(): Promise<number> {
	return await new Promise((resolve) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const address = server.address();
			const port = typeof address === "object" ? (address?.port ?? 0) : 0;
			server.close(() => resolve(port));
		});
	});
}

function runOnce(words: readonly string[]): void {
	const [program, rest] = as(words);
	const { status, stderr } = spawnSync(program, rest, { encoding: "utf8" });
	if (status !== 0) throw new Error(`${words[0]}: ${stderr}`);
}

async function start(
	words: readonly string[],
	folder: string,
	port: number,
	isUp: () => Promise<boolean>,
): Promise<Server> {
	const [program, rest] = as(words);
	const child = spawn(program, rest, { stdio: "ignore" });
	for (let tried = 0; !(await isUp()); tried++) {
		if (tried > 150 || child.exitCode !== null) {
			child.kill();
			throw new Error(`${words[0]} did not start`);
		}
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	return { port, folder, stop: () => stop(child, folder) };
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
	const ended = new Promise((resolve) => child.once("exit", resolve));
	// Of PostgreSQL: whoever is connected is sent away.
	child.kill("SIGINT");
	const later = setTimeout(() => child.kill("SIGTERM"), 1000);
	await ended;
	clearTimeout(later);
	rmSync(folder, { recursive: true, force: true });
}

/** PostgreSQL on loopback; `settings` as on its command line. */
export async function startPostgresql(
	isUp: (port: number) => Promise<boolean>,
	prepare: (data: string) => readonly string[] = () => [],
): Promise<Server> {
	const folder = makeFolder("postgresql");
	const data = join(folder, "data");
	runOnce([
		...[find("initdb") ?? "", "-D", data, "-U", "owner", "-A", "trust"],
		...["-E", "UTF8", "--locale=C.UTF-8"],
	]);
	const port = await freePort();
	const settings = [
		"listen_addresses=127.0.0.1",
		`unix_socket_directories=${folder}`,
		"fsync=off",
		...prepare(data),
	];
	return await start(
		[
			...[find("postgres") ?? "", "-D", data, "-p", String(port)],
			...settings.flatMap((setting) => ["-c", setting]),
		],
		folder,
		port,
		() => isUp(port),
	);
}

/** MariaDB on loopback. */
export async function startMariadb(
	isUp: (port: number) => Promise<boolean>,
	prepare: (folder: string) => readonly string[] = () => [],
): Promise<Server> {
	const folder = makeFolder("mariadb");
	const data = join(folder, "data");
	runOnce([
		...[find("mariadb-install-db") ?? "", "--no-defaults"],
		...[`--datadir=${data}`, "--skip-test-db"],
		"--auth-root-authentication-method=normal",
	]);
	const port = await freePort();
	return await start(
		[
			...[find("mariadbd") ?? "", "--no-defaults", `--datadir=${data}`],
			...[`--port=${port}`, "--bind-address=127.0.0.1"],
			...[`--socket=${folder}/socket`, `--pid-file=${folder}/pid`],
			...prepare(folder),
		],
		folder,
		port,
		() => isUp(port),
	);
}
