import { randomBytes } from "node:crypto";
import {
	closeSync,
	existsSync,
	openSync,
	readdirSync,
	renameSync,
	type Stats,
	statSync,
	writeFileSync,
} from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { waitForLock } from "../lock.ts";
import { maskNames } from "../privacy/printed-name.ts";
import { readUserFile } from "../system-error.ts";
import { UserError } from "../user-error.ts";

/** An export as received; `path` is how it is named everywhere, masked where its name leads to a person. */
export interface ExportFile {
	path: string;
	absolutePath: string;
	/** Why it cannot even be opened. */
	obstacle?: string;
}

/** Throws where a path is no folder to work in; `mayBeMissing` where one will be made. */
export function checkWorkspace(workspace: string, mayBeMissing = false): void {
	const found = statSync(workspace, { throwIfNoEntry: false });
	if (found?.isDirectory() || (!found && mayBeMissing)) return;
	throw found
		? new UserError("这是一个文件，不是工作区文件夹。", {
				place: { file: workspace },
				hint: "写工作区文件夹的路径；只读某个文件，用 --exports 指定它。",
			})
		: new UserError("没有这个文件夹。", {
				place: { file: workspace },
				hint: "检查工作区的路径；要建一个新的，用 hotline-review init。",
			});
}

const PASSED_OVER = /^(\..*|~\$.*|thumbs\.db|desktop\.ini)$/i;

/** The files to read, in natural order of their path; folders are searched through. */
export function findExports(
	workspace: string,
	exports: readonly string[] = [],
): ExportFile[] {
	const roots = exports.length > 0 ? exports : [join(workspace, "exports")];
	const files = roots.flatMap((root) => filesBelow(root));
	if (files.length === 0)
		throw new UserError("没有找到任何导出文件。", {
			place: { file: roots.join("、") },
			hint: "把 12345 平台导出的表格放进这个文件夹，再运行一次。",
		});
	files.sort((a, b) => naturalOrder.compare(a.path, b.path));
	const names = maskNames(files.map(({ path }) => path));
	return files.map((file, index) => ({
		...file,
		path: names[index] ?? file.path,
	}));
}

/** Text order in which 9 comes before 10. */
const naturalOrder = new Intl.Collator("en", { numeric: true });

function filesBelow(root: string): ExportFile[] {
	if (!existsSync(root))
		throw new UserError("文件或文件夹不存在。", {
			place: { file: root },
			hint: "检查路径；缺省读取工作区里的 exports 文件夹，用 --exports 可以指定别处。",
		});
	if (!statSync(root).isDirectory())
		return [describeFile(root, basename(root), statSync(root))];
	return readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) => {
			const file = join(entry.parentPath, entry.name);
			const path = relative(root, file).split(sep).join("/");
			return describeFile(file, path, entry);
		})
		.filter(
			(file) => !file.path.split("/").some((part) => PASSED_OVER.test(part)),
		);
}

// A link in a folder may lead anywhere, a pipe never ends: both are named, and not followed.
function describeFile(
	file: string,
	path: string,
	entry: Pick<Stats, "isFile" | "isSymbolicLink">,
): ExportFile {
	const named = { path, absolutePath: resolve(file) };
	if (entry.isSymbolicLink())
		return {
			...named,
			obstacle: "是一个链接，没有读取；请把它指向的文件本身放进来。",
		};
	if (!entry.isFile())
		return {
			...named,
			obstacle: "是管道或设备，不是文件，没有读取；请把文件本身放进来。",
		};
	try {
		closeSync(openSync(file, "r"));
		return named;
	} catch {
		return {
			...named,
			obstacle: "没有读取的权限，没有读取；请检查它的属主和权限。",
		};
	}
}

const CAMPAIGN_FILES = [
	"campaigns.yaml",
	...["households", "grids", "visits", "whistles", "decisions"].flatMap(
		(name) => [`${name}.csv`, `${name}.xlsx`],
	),
];

/** The workspace's own profile, reference tables and campaigns, as far as they exist, and the model that labels. */
export function findReferences(
	workspace: string,
	model?: ExportFile,
): ExportFile[] {
	const own = findOwn(workspace);
	const isOwn = own.some((file) => file.absolutePath === model?.absolutePath);
	return model && !isOwn ? [...own, model] : own;
}

function findOwn(workspace: string): ExportFile[] {
	const profile = join(workspace, "profile.yaml");
	const reference = join(workspace, "reference");
	return [
		...(existsSync(profile) ? filesBelow(profile) : []),
		...(existsSync(reference) ? filesBelow(reference) : []).map((file) => ({
			...file,
			path: `reference/${file.path}`,
		})),
		...CAMPAIGN_FILES.map((name) => join(workspace, "campaign", name))
			.filter(existsSync)
			.flatMap(filesBelow)
			.map((file) => ({
				...file,
				path: `campaign/${file.path}`,
			})),
	];
}

/** The key that turns phones into caller keys; made on the first build, readable by its owner only. */
export async function readSecret(
	workspace: string,
	fromEnvironment: string | undefined,
): Promise<string> {
	const file = secretFile(workspace);
	if (!fromEnvironment && !existsSync(file)) await makeSecret(file);
	const secret = findSecret(workspace, fromEnvironment);
	if (secret) return secret;
	throw new UserError("密钥文件是空的。", {
		place: { file },
		hint: "有备份就放回备份；没有就删除它，下次运行会生成新的。",
	});
}

/** The key, if there is one yet. */
export function findSecret(
	workspace: string,
	fromEnvironment: string | undefined,
): string | undefined {
	const file = secretFile(workspace);
	if (fromEnvironment) return fromEnvironment;
	if (!existsSync(file)) return undefined;
	return readUserFile(file).toString("utf8").trim() || undefined;
}

const secretFile = (workspace: string) => join(workspace, ".secret");

// Of two first builds at once, the second takes the first one's.
async function makeSecret(file: string): Promise<void> {
	const lock = await waitForLock(`${file}.lock`);
	try {
		if (existsSync(file)) return;
		writeFileSync(`${file}.new`, randomBytes(32).toString("hex"), {
			mode: 0o600,
		});
		renameSync(`${file}.new`, file);
	} finally {
		lock.release();
	}
}
