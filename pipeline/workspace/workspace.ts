import { randomBytes } from "node:crypto";
import {
	existsSync,
	readdirSync,
	readFileSync,
	renameSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { waitForLock } from "../lock.ts";
import { UserError } from "../user-error.ts";

/** An export as received; `path` is how it is named everywhere. */
export interface ExportFile {
	path: string;
	absolutePath: string;
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
	return files.sort((a, b) => naturalOrder.compare(a.path, b.path));
}

/** Text order in which 9 comes before 10. */
export const naturalOrder = new Intl.Collator("en", { numeric: true });

function filesBelow(root: string): ExportFile[] {
	if (!existsSync(root))
		throw new UserError("文件或文件夹不存在。", {
			place: { file: root },
			hint: "检查路径；缺省读取工作区里的 exports 文件夹，用 --exports 可以指定别处。",
		});
	if (statSync(root).isFile())
		return [{ path: basename(root), absolutePath: resolve(root) }];
	return readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((file) => ({
			path: relative(root, file).split(sep).join("/"),
			absolutePath: resolve(file),
		}))
		.filter(
			(file) => !file.path.split("/").some((part) => PASSED_OVER.test(part)),
		);
}

const CAMPAIGN_FILES = [
	"campaigns.yaml",
	...["households", "grids", "visits", "whistles", "decisions"].flatMap(
		(name) => [`${name}.csv`, `${name}.xlsx`],
	),
];

/** The workspace's own profile, reference tables and campaigns, as far as they exist. */
export function findReferences(workspace: string): ExportFile[] {
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
	if (fromEnvironment) return fromEnvironment;
	const file = join(workspace, ".secret");
	if (!existsSync(file)) await makeSecret(file);
	return readFileSync(file, "utf8").trim();
}

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
