import { randomBytes } from "node:crypto";
import { existsSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { waitForLock } from "../lock.ts";
import { readUserFile } from "../system-error.ts";
import { UserError } from "../user-error.ts";
import { type ExportFile, filesBelow, NAMING_BOOK } from "./export-files.ts";
import { callAsPrinted } from "./find-exports.ts";
import { filledListsOf } from "./visits/filled-lists.ts";

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

const CAMPAIGN_FILES = [
	"campaigns.yaml",
	...["households", "grids", "visits", "whistles", "decisions"].flatMap(
		(name) => [`${name}.csv`, `${name}.xlsx`],
	),
];

/** The workspace's own profile, names of columns and words, reference tables and campaigns, as far as they exist, and the model that labels. */
export function findReferences(
	workspace: string,
	model?: ExportFile,
): ExportFile[] {
	const own = findOwn(workspace);
	const isOwn = own.some((file) => file.absolutePath === model?.absolutePath);
	return model && !isOwn ? [...own, model] : own;
}

function findOwn(workspace: string): ExportFile[] {
	const told = ["profile.yaml", NAMING_BOOK].map((name) =>
		join(workspace, name),
	);
	const reference = join(workspace, "reference");
	return [
		...told.filter(existsSync).flatMap(filesBelow),
		...callAsPrinted(existsSync(reference) ? filesBelow(reference) : []).map(
			(file) => ({
				...file,
				path: `reference/${file.path}`,
			}),
		),
		...["queries", "templates"].flatMap((folder) =>
			(existsSync(join(workspace, folder))
				? filesBelow(join(workspace, folder))
				: []
			).map((file) => ({ ...file, path: `${folder}/${file.path}` })),
		),
		...CAMPAIGN_FILES.map((name) => join(workspace, "campaign", name))
			.filter(existsSync)
			.flatMap(filesBelow)
			.map((file) => ({
				...file,
				path: `campaign/${file.path}`,
			})),
		...filledListsOf(workspace).map((file) => ({
			...file,
			path: `campaign/visits/${file.path}`,
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
