import type { Share } from "../../database/sources/source.ts";
import { UserError } from "../../user-error.ts";

/** One of so many parts, as somebody typed it. */
export function readShard(shard: string): Share {
	const [, no, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(shard) ?? [];
	const [part, of] = [Number(no), Number(count)];
	if (part >= 1 && part <= of) return { part, of };
	throw new UserError(`分片“${shard}”写得不对。`, {
		hint: "写成 第几份/共几份，如 --shard 3/16。",
	});
}
