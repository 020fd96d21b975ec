import { countRows } from "../../database/select-rows.ts";
import { UserError } from "../../user-error.ts";
import { readSources } from "../../workspace/profile.ts";
import { versionOfLabels } from "../engine/stored-labels.ts";
import { makeInputs } from "../make.ts";
import { withWarehouse } from "../open-warehouse.ts";
import { readShard } from "../typed/shard.ts";
import type { RunEffects } from "../warehouse.ts";

export interface ShardOptions {
	workspace: string;
	profile?: string;
	shard: string;
	threads?: number;
}

export interface ShardLabelled {
	shard: string;
	/** Records of this part that count. */
	records: number;
	/** Of these, labelled now; the others stood there. */
	labelled: number;
	version: string;
}

/** Labels one part of what the profile's databases hold, and stores what is not stored: again, and beside others, as often as one likes. */
export async function labelShard(
	{ shard, ...options }: ShardOptions,
	effects: RunEffects,
): Promise<ShardLabelled> {
	const share = readShard(shard);
	const { workspace, profile } = options;
	if (readSources(workspace, profile).length === 0)
		throw new UserError("规则文件里没有写 source，没有可以分片读的数据库。", {
			place: { file: workspace },
			hint: "写法见 docs/engines.md；给文件归类用 --from、--text 和 --out。",
		});
	const asked = {
		...options,
		share,
		engine: "clickhouse",
		cache: false,
	} as const;
	return await withWarehouse(asked, effects, async (warehouse) => {
		if (warehouse.rules.estates.length === 0)
			throw new UserError(
				"没有小区名单，一条的归类要看过所有工单才知道，不能分片。",
				{
					place: { file: workspace },
					hint: "填好 reference/estates.csv 再分片；不分片就直接 build。",
				},
			);
		await makeInputs(warehouse, ["lbl_tickets"]);
		return {
			shard,
			records: await countRows(warehouse.database, "lbl_tickets"),
			labelled: warehouse.freshLabels ?? 0,
			version: versionOfLabels(warehouse),
		};
	});
}
