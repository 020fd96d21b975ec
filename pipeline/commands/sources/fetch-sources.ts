import type { Database } from "../../database/database.ts";
import type { FetchedTable } from "../../database/sources/fetch-source.ts";
import type { Source } from "../../database/sources/source.ts";
import { maskNames } from "../../privacy/printed-name.ts";
import { UserError } from "../../user-error.ts";
import type { ExportFile } from "../../workspace/export-files.ts";
import type { LogStage } from "../progress/stage.ts";
import { readAccess } from "./read-access.ts";

/** Fetches every database that the profile names, each whole, before anything is read of any. */
export async function fetchSources(
	database: Database,
	sources: readonly Source[],
	files: readonly ExportFile[],
	log: LogStage,
): Promise<ExportFile[]> {
	if (sources.length === 0) return [];
	const { fetchSource } = await import(
		"../../database/sources/fetch-source.ts"
	);
	const { SAMPLE_ROWS } = await import("../../files/sheet.ts");
	const names = maskNames(sources.map(({ name }) => name));
	const fetched: ExportFile[] = [];
	let before = 0;
	for (const [index, source] of sources.entries()) {
		refuseNameOfFile(source, files);
		const tell = (rows: number) =>
			log("读取数据库", {
				...{ done: index, total: sources.length, unit: "个数据源" },
				items: { done: before + rows, unit: "条" },
			});
		tell(0);
		const table = await fetchSource(
			database,
			source,
			readAccess(source),
			{ pause, tell },
			SAMPLE_ROWS,
		);
		before += table.rows;
		fetched.push({
			path: names[index] ?? source.name,
			absolutePath: "",
			fetched: table,
		});
	}
	log("读取数据库", {
		...{ done: sources.length, total: sources.length, unit: "个数据源" },
		items: { done: before, unit: "条" },
	});
	return fetched;
}

export const pause = (ms: number) =>
	new Promise<void>((resolve) => {
		setTimeout(resolve, ms);
	});

function refuseNameOfFile({ name }: Source, files: readonly ExportFile[]) {
	if (!files.some(({ path }) => `${path}/`.startsWith(`${name}/`))) return;
	throw new UserError(`数据源和一个导出文件同名：“${name}”。`, {
		place: { file: "profile.yaml", column: "source.name" },
		hint: "给数据源换一个名字：台账和工单表靠它说清每一条从哪里来。",
	});
}

/** What a fetched table was, to know whether the next is the same. */
export interface SourceMark {
	name: string;
	query_sha256: string;
	sha256: string;
	remarks: readonly string[];
}

/** What the tables among the exports were. */
export function marksOf(files: readonly ExportFile[]): SourceMark[] {
	return files.flatMap(({ path, fetched }) =>
		fetched ? [toMark(path, fetched)] : [],
	);
}

function toMark(
	name: string,
	{ query_sha256, sha256, remarks }: FetchedTable,
): SourceMark {
	return { name, query_sha256, sha256, remarks };
}
