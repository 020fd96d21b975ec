import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Database, quoteName } from "../database/database.ts";
import { packagePath } from "../package-root.ts";
import { type ModelHeader, parseHeader } from "./header.ts";

/** One file of `queries/`: a bare `select`, materialised under the file's name. */
export interface Model {
	name: string;
	file: string;
	sql: string;
	header: ModelHeader;
	inputs: string[];
}

/** The table that every metric model feeds: one row a metric, period and ticket. */
export const METRIC_TABLE = "metric_tickets";

/** Every model of a folder, with the tables each one reads. */
export async function readModels(
	database: Database,
	folder = packagePath("queries"),
): Promise<Model[]> {
	const files = readdirSync(folder, { encoding: "utf8", recursive: true })
		.filter((file) => file.endsWith(".sql"))
		.map((file) => ({
			name: basename(file, ".sql"),
			file: file.replaceAll("\\", "/"),
		}))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
	return await Promise.all(
		files.map(async ({ name, file }) => {
			const sql = readFileSync(join(folder, file), "utf8");
			const inputs = await database.tablesRead(sql);
			return { name, file, sql, header: parseHeader(name, sql), inputs };
		}),
	);
}

/**
 * Runs every model that has not run and whose inputs are there, each checked
 * against its grain; answers what is still waiting for inputs. Metrics whose
 * `needs` no field of the export meets are left out for good.
 */
export async function runModels(
	database: Database,
	models: readonly Model[],
	fields: ReadonlySet<string>,
): Promise<string[]> {
	const usable = models.filter((model) => meetsNeeds(model, fields));
	const tables = new Set(await database.tableNames());
	for (;;) {
		const ready = usable.filter((model) => isReady(model, tables));
		for (const model of ready) {
			await runModel(database, model);
			tables.add(model.name);
		}
		if (await uniteMetrics(database, usable, tables)) continue;
		if (ready.length === 0) break;
	}
	return usable
		.filter((model) => !tables.has(model.name))
		.map((model) => model.name);
}

/** True when the export has a field for each of the model's needs. */
export function meetsNeeds(model: Model, fields: ReadonlySet<string>): boolean {
	return model.header.needs.every((alternatives) =>
		alternatives.some((field) => fields.has(field)),
	);
}

function isReady(model: Model, tables: ReadonlySet<string>): boolean {
	return (
		!tables.has(model.name) && model.inputs.every((input) => tables.has(input))
	);
}

async function runModel(database: Database, model: Model): Promise<void> {
	try {
		await database.createTableAs(model.name, model.sql);
		await checkGrain(database, model);
	} catch (cause) {
		throw new Error(`queries/${model.file}: ${(cause as Error).message}`, {
			cause,
		});
	}
}

async function checkGrain(database: Database, model: Model): Promise<void> {
	const keys = model.header.grain.map(quoteName);
	const [broken] = await database.rows<{ broken: number }>(
		`select count(*) as broken from (select 1 as one from ${quoteName(model.name)} group by ${keys.join(", ")} having count(*) > 1 or ${keys.map((key) => `max(case when ${key} is null then 1 else 0 end) = 1`).join(" or ")}) as keys`,
	);
	if (broken?.broken)
		throw new Error(
			`the grain ${model.header.grain.join(", ")} is repeated or null ${broken.broken} times`,
		);
}

async function uniteMetrics(
	database: Database,
	models: readonly Model[],
	tables: Set<string>,
): Promise<boolean> {
	const metrics = models.filter((model) => model.header.metric);
	const isWaiting = metrics.some((metric) => !tables.has(metric.name));
	if (tables.has(METRIC_TABLE) || isWaiting || metrics.length === 0)
		return false;
	const selects = metrics.map(
		(metric) =>
			`select '${metricId(metric)}' as metric, period_id, ticket_id, in_numerator, in_denominator from ${quoteName(metric.name)}`,
	);
	await database.createTableAs(METRIC_TABLE, selects.join(" union all "));
	tables.add(METRIC_TABLE);
	return true;
}

/** The metric's name as it stands in `metrics.csv`. */
export function metricId(model: Model): string {
	return model.name.slice("metric_".length);
}
