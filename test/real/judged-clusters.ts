import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { packagePath } from "../../pipeline/package-root.ts";
import { hashText } from "../../pipeline/topic-model/random.ts";

interface Judged {
	/** All messages of one cluster; `may` may be of it as well. */
	clusters: { ids: string[]; may?: string[] }[];
	/** Neither asked for nor wrong. */
	themes: string[][];
	/** Alike in words, and no one cluster. */
	kinds: string[][];
}

export const judged: Judged = parse(
	readFileSync(
		packagePath("test", "fixtures", "message-board-clusters.yaml"),
		"utf8",
	),
);

/** How groups of three messages or more compare with the judged clusters; shares from 0 to 1. */
export interface GatheringScore {
	clusters: number;
	groups: number;
	precision: number;
	recall: number;
	f1: number;
	/** By message (Bagga and Baldwin's B-cubed), of the messages of judged clusters. */
	message_f1: number;
}

const FEWEST = 3;
// A group is the cluster that it shares at least half of their union with; each cluster has one group at most.
const LEAST_SHARED = 0.5;

/** `half`: 0 is the half that thresholds were chosen on, 1 the other; both where it is left out. */
export function scoreGathering(
	groups: readonly string[][],
	half?: 0 | 1,
): GatheringScore {
	const isMine = (ids: readonly string[]) =>
		half === undefined || halfOf(ids) === half;
	const clusters = judged.clusters.filter(
		({ ids }) => ids.length >= FEWEST && isMine(ids),
	);
	const found = groups
		.filter((group) => group.length >= FEWEST && !isTheme(group))
		.map(toFound)
		.filter(({ group, cluster, isMostly }) =>
			isMine(isMostly && cluster ? cluster.ids : group),
		)
		.sort((a, b) => b.share - a.share);
	const taken = new Set(
		found
			.filter(({ share }) => share >= LEAST_SHARED)
			.map(({ cluster }) => cluster),
	);
	const precision = taken.size / found.length;
	const recall =
		clusters.filter((cluster) => taken.has(cluster)).length / clusters.length;
	return {
		clusters: clusters.length,
		groups: found.length,
		precision,
		recall,
		f1: harmonic(precision, recall),
		message_f1: scoreMessages(groups, clusters),
	};
}

function toFound(group: readonly string[]) {
	const [best] = judged.clusters
		.map((cluster) => ({ cluster, common: shared(group, cluster.ids) }))
		.filter(({ common }) => common > 0)
		.sort((a, b) => b.common - a.common);
	if (!best) return { group, cluster: undefined, isMostly: false, share: 0 };
	const { cluster, common } = best;
	const size = group.length - shared(group, cluster.may ?? []);
	return {
		group,
		cluster,
		isMostly: common * 2 >= size,
		share: common / (size + cluster.ids.length - common),
	};
}

function scoreMessages(
	groups: readonly string[][],
	clusters: readonly Judged["clusters"][number][],
): number {
	const groupOf = new Map(
		groups.flatMap((group) => group.map((id) => [id, group] as const)),
	);
	const scores = clusters.flatMap(({ ids, may = [] }) =>
		ids.map((id) => {
			const group = groupOf.get(id) ?? [id];
			const common = shared(group, ids);
			return {
				precision: common / (group.length - shared(group, may)),
				recall: common / ids.length,
			};
		}),
	);
	const meanOf = (key: "precision" | "recall") =>
		scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
	return harmonic(meanOf("precision"), meanOf("recall"));
}

function isTheme(group: readonly string[]): boolean {
	return judged.themes.some(
		(theme) => shared(group, theme) * 3 >= group.length * 2,
	);
}

function halfOf(ids: readonly string[]): number {
	const hash = hashText([...ids].sort()[0] ?? "");
	return (hash ^ (hash >>> 15)) & 1;
}

const shared = (a: readonly string[], b: readonly string[]) =>
	a.filter((id) => b.includes(id)).length;

const harmonic = (a: number, b: number) =>
	a + b === 0 ? 0 : (2 * a * b) / (a + b);
