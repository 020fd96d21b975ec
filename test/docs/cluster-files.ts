import { readdirSync, readFileSync } from "node:fs";
import { packagePath } from "../../pipeline/package-root.ts";

const folder = packagePath("docs", "cluster");

/** The statements of each file that prepares a cluster, in their order. */
export function readClusterFiles(): { file: string; statements: string[] }[] {
	return readdirSync(folder)
		.sort()
		.map((file) => ({
			file,
			statements: readFileSync(packagePath("docs", "cluster", file), "utf8")
				.split(/;[^\S\n]*(?:\n|$)/)
				.map((text) => text.replace(/^--.*$/gm, "").trim())
				.filter((text) => text !== ""),
		}));
}

/** The same table on one node, without replicas. */
export function toOneNode(statement: string): string {
	return statement
		.replace(" on cluster review", "")
		.replace(
			/Replicated(\w*MergeTree)\('[^']*', '[^']*'(?:, (\w+))?\)/,
			(_, engine: string, version = "") => `${engine}(${version})`,
		);
}
