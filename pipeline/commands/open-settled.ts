import { openDuckdb } from "../database/duckdb.ts";
import { parseSelect } from "../database/parse-select.ts";
import { type Columns, writeTable } from "../database/write-table.ts";
import { metricNodes } from "../plan/metric-nodes.ts";
import { isInPass } from "../plan/metric-pass.ts";
import { type Model, readAllModels } from "../plan/models.ts";
import type { PlanNode } from "../plan/plan.ts";
import { startProgress } from "../plan/run.ts";
import { toSqlNode } from "../plan/sql-node.ts";
import type { Rules } from "../workspace/rules.ts";
import {
	sweepRunFolders,
	temporaryPlace,
	withRunFolder,
} from "../workspace/run-folder.ts";
import { findSecret } from "../workspace/workspace.ts";
import { optimizeLater } from "./by-size.ts";
import { exportsNode, labelsNode, questionNode } from "./input-nodes.ts";
import { openCache } from "./kept/cache.ts";
import { type Asked, describeAsked } from "./kept/last-build.ts";
import { findSettled, type NodeOutline, type Settled } from "./kept/settled.ts";
import type { RunEffects, RunOptions, Warehouse } from "./warehouse.ts";

type Node = PlanNode<Warehouse>;

// Small statements over few rows: a second thread cost a fifth more and gained nothing.
const FEW_ROWS = 1;

type Use<Result> = (warehouse: Warehouse) => Promise<Result>;

/**
 * Opens what the last build of the same from the same settled and kept, where there is
 * such a build: rules are not read again, nor is anything that it counted counted again.
 */
export async function withSettled<Result>(
	options: RunOptions,
	effects: RunEffects,
	use: Use<Result>,
): Promise<{ result: Result } | undefined> {
	const secret = findSecret(options.workspace, effects.secret);
	const asked = secret && !options.verify ? tryToAsk(options, secret) : null;
	if (!secret || !asked) return undefined;
	const known = { program: asked.program, exports: new Map<string, string>() };
	const cache = await openCache(options, [], secret, "", known);
	const settled = cache && (await findSettled(options, asked));
	if (!settled) return undefined;
	const place = temporaryPlace();
	sweepRunFolders(place);
	optimizeLater();
	return await withRunFolder(place, async (folder) => {
		const { threads = FEW_ROWS } = options;
		const database = await openDuckdb(undefined, {
			threads,
			spillFolder: folder,
		});
		try {
			const models = await readAllModels(
				(sql) => parseSelect(database, sql),
				options.workspace,
			);
			const warehouse = reopen(settled, asked, models, {
				...{ database, folder, options, secret },
				...{ effects, cache: { ...cache, exports: new Map(settled.exports) } },
			});
			return { result: await use(warehouse) };
		} finally {
			await database.close();
		}
	});
}

// What is wrong with the workspace is told by whoever reads it.
function tryToAsk(options: RunOptions, secret: string): Asked | null {
	try {
		return describeAsked(options, secret);
	} catch {
		return null;
	}
}

interface Opened
	extends Pick<
		Warehouse,
		"database" | "folder" | "options" | "secret" | "cache"
	> {
	effects: RunEffects;
}

function reopen(
	{ rules, ticketRules, facts, paths, keys, nodes }: Settled,
	asked: Asked,
	models: readonly Model[],
	{ effects, ...opened }: Opened,
): Warehouse {
	const known = new Map(
		[
			exportsNode,
			labelsNode(models),
			questionNode,
			...models
				.filter((model) => !isInPass(model))
				.map((model) => toSqlNode(model, models)),
			...metricNodes(models),
		].map((node): [string, Node] => [node.name, node]),
	);
	const plan = {
		nodes: [
			...Object.entries(ticketRules).map(toRuleNode),
			...nodes
				.filter(({ name }) => name !== TICKET_RULES)
				.map((outline) => revive(outline, known)),
		],
	};
	return {
		...opened,
		rules: rules as Rules,
		models,
		plan,
		usable: plan,
		keys: new Map(keys),
		facts: { ...facts, fields: new Set(facts.fields) },
		files: asked.exports.map((file, index) => ({
			...file,
			path: paths[index] ?? file.path,
		})),
		progress: startProgress(effects.now ?? (() => 0), effects.tell),
		log: effects.log,
		outputs: new Map(),
	};
}

const TICKET_RULES = "rules of tickets";

// Each by itself, so that only what is asked for is written.
function toRuleNode([table, columns]: [string, Columns]): Node {
	return {
		name: table,
		kind: "read",
		subject: "workspace",
		reads: [],
		writes: [table],
		needs: [],
		run: ({ database }) => writeTable(database, table, columns),
	};
}

// What needs the whole recipe gets it when it runs: hardly anything does.
function revive(outline: NodeOutline, known: ReadonlyMap<string, Node>): Node {
	const node = known.get(outline.name);
	const base = { ...outline, needs: [] };
	if (node) return { ...base, run: node.run };
	if (outline.name === "periods")
		return {
			...base,
			// They are settled: what they were settled by is not asked for.
			reads: [],
			run: async ({ database, facts }) => {
				for (const [name, columns] of Object.entries(facts?.tables ?? {}))
					await writeTable(database, name, columns);
			},
		};
	return { ...base, run: (warehouse) => runByRecipe(outline.name, warehouse) };
}

async function runByRecipe(name: string, warehouse: Warehouse): Promise<void> {
	const { workspace, profile } = warehouse.options;
	const { readRules } = await import("../workspace/rules.ts");
	const { makePlan } = await import("./recipe.ts");
	const rules = readRules(workspace, profile);
	const { nodes } = makePlan(warehouse.models, rules);
	const node = nodes.find((each) => each.name === name);
	if (!node) throw new Error(`the recipe has no ${name}`);
	await node.run({ ...warehouse, rules });
}
