import type { Database } from "../../database/database.ts";
import { openDuckdb } from "../../database/duckdb.ts";
import { copyRows, keepRows } from "../../database/kept-rows.ts";
import { selectRows } from "../../database/select-rows.ts";
import type { LabelKeeper, LabelledFile } from "../../label/kept-labels.ts";
import type { Model } from "../../plan/models.ts";
import type { FileKeeper, FilePlace } from "../../read/kept-files.ts";
import { TEXTS_AGAIN } from "../../read/raw-tables.ts";
import { toLabelMark, toReadRules } from "../stage-rules.ts";
import type { Warehouse } from "../warehouse.ts";

/** Keeps what is read of each export: by its bytes, what reading goes by, and the secret that makes its keys. */
export function toFileKeeper({
	cache,
	rules,
	files,
}: Warehouse): FileKeeper | undefined {
	if (!cache) return undefined;
	const paths = files.map(({ path }) => path);
	// Of two files of one name it could not be told which remark is whose.
	const isAlone = (path: string) =>
		paths.filter((other) => `${other}/`.startsWith(`${path}/`)).length === 1;
	const { exports, secretMark, program } = cache;
	const readRules = toReadRules(rules);
	const placeOf = ({ path }: { path: string }) =>
		cache.placeOf("read", path, exports.get(path), readRules, {
			secretMark,
			code: program.code,
		});
	return {
		placeOf: (file) =>
			file.obstacle === undefined && isAlone(file.path)
				? cache.use(placeOf(file))
				: undefined,
		...(cache.isWritable ? { put: cache.put } : {}),
	};
}

interface LabelledExport extends LabelledFile {
	place: string | undefined;
	from: FilePlace;
}

/** Keeps the labels of each export, where they follow from its own words alone. */
export function toLabelKeeper(
	warehouse: Warehouse,
	texts: Model,
): LabelKeeper<LabelledExport> | undefined {
	const { cache, rules, read = [] } = warehouse;
	if (!cache) return undefined;
	const byFile = toFileKeeper(warehouse);
	const labelMark = toLabelMark(rules);
	const placeOf = (place: string | undefined) =>
		place === undefined || rules.estates.length === 0
			? undefined
			: cache.use(cache.placeOf("label", place, labelMark));
	return {
		files: read.map((each) => ({
			above: each.before.tickets,
			records: each.read.tickets,
			isKept: each.isKept,
			place: placeOf(byFile?.placeOf(each.file)),
			from: each,
		})),
		readTexts: (files) =>
			readTexts(
				warehouse,
				files.map((file) => file.from),
				texts,
			),
		...(cache.isWritable ? { put: cache.put } : {}),
	};
}

// The same file read by the same rules has the same records in the same order.
async function readTexts(
	{ database, rules, secret, folder }: Warehouse,
	places: readonly FilePlace[],
	texts: Model,
): Promise<void> {
	const { readExports } = await import("../../read/read-exports.ts");
	for (const { file, before } of places) {
		const apart = await openDuckdb(undefined, { spillFolder: folder });
		try {
			await readExports(apart, [file], toReadRules(rules), secret);
			const offsets = { record_no: before.tickets };
			await copyRows(apart, "raw_texts", database, TEXTS_AGAIN, offsets);
		} finally {
			await apart.close();
		}
	}
	await database.createTableAs(texts.name, texts.sql);
}

/** Leaves of the records only those that are wanted. */
export async function keepWanted(
	database: Database,
	{ isWanted }: NonNullable<Warehouse["source"]>,
): Promise<void> {
	const sheets = await selectRows<{
		sheet_no: number;
		file: string;
		sheet: string;
	}>(database, "raw_sheets", {
		columns: ["sheet_no", "file", "sheet"],
		order: [],
	});
	const placeOf = new Map(sheets.map((each) => [each.sheet_no, each]));
	const records = await selectRows<{
		record_no: number;
		sheet_no: number;
		row: number;
	}>(database, "raw_tickets", {
		columns: ["record_no", "sheet_no", "row"],
		order: [],
	});
	const wanted = records.filter(({ sheet_no, row }) => {
		const sheet = placeOf.get(sheet_no);
		return sheet && isWanted({ ...sheet, row });
	});
	const numbers = wanted.map(({ record_no }) => record_no);
	await keepRows(database, "raw_tickets", "record_no", numbers);
}
