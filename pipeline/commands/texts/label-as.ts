import type { Command } from "commander";
import { formatLabel, formatShard } from "../format/format-label.ts";
import type { LabelOptions } from "../label.ts";
import { requireOptions } from "../typed/usage.ts";
import type { RunEffects } from "../warehouse.ts";

/** What was typed after `label`: files and columns, or a workspace. */
type Typed = Partial<LabelOptions> & { workspace?: string };

/** Labels files, or a part of a workspace's databases; answers what was done, and how it is told. */
export async function labelAs(
	{ workspace, ...options }: Typed,
	effects: RunEffects,
	command: Command,
): Promise<{ result: object; told: string }> {
	if (workspace !== undefined) {
		const { labelShard } = await import("./label-shard.ts");
		const { shard = "1/1" } = options;
		const result = await labelShard({ workspace, shard }, effects);
		return { result, told: formatShard(result) };
	}
	requireOptions(command, ["from", "text", "out"]);
	const { label } = await import("../label.ts");
	const result = await label(options as LabelOptions, effects.log);
	return { result, told: formatLabel(result) };
}
