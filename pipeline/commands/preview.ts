import { spawn } from "node:child_process";
import { once } from "node:events";
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { join, relative, resolve, sep } from "node:path";
import { watch } from "chokidar";
import sirv from "sirv";
import { packagePath } from "../package-root.ts";
import { UserError } from "../user-error.ts";
import { checkWorkspace } from "../workspace/workspace.ts";
import { findServed } from "./served-path.ts";

export interface PreviewOptions {
	workspace: string;
	/** 0 takes any free port. */
	port: number;
	/** What `build` is told besides the workspace, as on its command line. */
	buildWords?: readonly string[];
}

export interface PreviewEffects {
	/** Where the pages are, and what each build said. */
	say(text: string): void;
	/** The running program, started again for each build. */
	program: readonly string[];
}

export interface Preview {
	address: string;
	/** How many builds have ended, well or not. */
	builds(): number;
	stop(): Promise<void>;
}

const HOST = "127.0.0.1";
const QUIET_MS = 300;
// Built files, and what an office program or an editor leaves beside a file it has open.
const PASSED_OVER = /^(out|\.cache|\.secret|\.git)$|^~\$|^\.~|\.tmp$|\.swp$|~$/;

/**
 * Serves `out/` on this machine alone, and builds again whenever an export, a table, a
 * rule, a query or a template changes. A build that fails leaves the last good pages.
 */
export async function preview(
	{ workspace, port, buildWords = [] }: PreviewOptions,
	{ say, program }: PreviewEffects,
): Promise<Preview> {
	checkWorkspace(workspace);
	const root = resolve(workspace);
	const server = createServer(createHandler(join(root, "out")));
	await listen(server, port);
	const address = `http://${HOST}:${(server.address() as AddressInfo).port}/`;
	let builds = 0;
	const work = createWork(async () => {
		const [command = "", ...words] = program;
		const all = [...words, "build", root, ...buildWords];
		say(await runToEnd(command, all));
		builds += 1;
	});
	const watcher = watch([root, ...OUR_OWN], {
		ignoreInitial: true,
		ignored: (path) => isPassedOver(root, path),
		awaitWriteFinish: { stabilityThreshold: QUIET_MS, pollInterval: 50 },
	});
	watcher.on("all", work.ask);
	await once(watcher, "ready");
	say(`预览：${address}（按 Ctrl-C 结束；有改动时自动重新生成，刷新网页即可）`);
	work.ask();
	return {
		address,
		builds: () => builds,
		stop: async () => {
			await watcher.close();
			await work.stop();
			server.closeAllConnections();
			server.close();
		},
	};
}

const OUR_OWN = ["queries", "templates", "data/defaults"].map((folder) =>
	packagePath(...folder.split("/")),
);

function isPassedOver(root: string, path: string): boolean {
	const below = relative(root, path);
	return (
		!below.startsWith("..") &&
		below.split(sep).some((part) => PASSED_OVER.test(part))
	);
}

async function listen(server: ReturnType<typeof createServer>, port: number) {
	server.listen(port, HOST);
	try {
		await once(server, "listening");
	} catch (cause) {
		throw new UserError(`端口 ${port} 打不开，可能正被别的程序占用。`, {
			hint: "用 --port 换一个，如 --port 12346。",
			cause,
		});
	}
}

function createHandler(out: string) {
	const serve = sirv(out, { dev: true });
	return (request: IncomingMessage, response: ServerResponse) => {
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		const refusal = refuse(request, out);
		if (refusal) end(response, ...refusal);
		else serve(request, response, () => end(response, 404, NOT_THERE));
	};
}

const NOT_THERE =
	"没有这一页；如果第一次生成尚未结束，或生成没有成功，请看运行 preview 的窗口。";

// Another site's page could ask for ours under a name of its own.
function refuse(
	{ method, url = "/", headers }: IncomingMessage,
	out: string,
): [number, string] | null {
	const [name] = (headers.host ?? "").split(":");
	if (name !== HOST && name !== "localhost") return [403, "只能从本机打开。"];
	if (method !== "GET" && method !== "HEAD") return [405, "只能查看。"];
	const served = findServed(out, url);
	if (!served) return [404, NOT_THERE];
	return served.isWithheld
		? [403, "restricted 中的文件请直接在文件夹里打开。"]
		: null;
}

function end(response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
	response.end(`${text}\n`);
}

async function runToEnd(
	command: string,
	words: readonly string[],
): Promise<string> {
	const child = spawn(command, words, { stdio: ["ignore", "pipe", "pipe"] });
	const parts: string[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding("utf8").on("data", (part: string) => parts.push(part));
	await once(child, "close");
	return parts.join("").trimEnd();
}

/** Does one thing at a time: asked during the work, it does it once more afterwards. */
function createWork(work: () => Promise<void>) {
	let running: Promise<void> | null = null;
	let isAsked = false;
	let isStopped = false;
	const run = async () => {
		while (isAsked && !isStopped) {
			isAsked = false;
			await work();
		}
		running = null;
	};
	return {
		ask: () => {
			isAsked = true;
			running ??= run();
		},
		stop: async () => {
			isStopped = true;
			await running;
		},
	};
}
