import { type Marts, rowsOf } from "./marts.ts";
import type { ReportTexts } from "./report-texts.ts";

interface Cell {
	demand_type: string;
	channel: string;
	tickets: number;
}

/** Demand types against channels, both in the order of the words, the empty ones left out; no channels where no export tells any. */
export interface TypeChannels {
	channels: { label: string; total: number }[];
	rows: { scope: string; label: string; cells: number[]; total: number }[];
}

const UNTOLD = "other";

/** Lays the counts of `mart_type_channels` out as a table with its margins. */
export function viewTypeChannels(
	marts: Marts,
	texts: ReportTexts,
): TypeChannels {
	const cells = rowsOf<Cell>(marts, "mart_type_channels");
	const sum = (chosen: readonly Cell[]) =>
		chosen.reduce((total, { tickets }) => total + tickets, 0);
	const named = (words: Record<string, string> = {}, key: keyof Cell) =>
		Object.entries(words)
			.map(([scope, label]) => ({
				scope,
				label,
				own: cells.filter((cell) => cell[key] === scope),
			}))
			.filter(({ own }) => own.length > 0);
	const isTold = cells.some(({ channel }) => channel !== UNTOLD);
	const channels = isTold ? named(texts.words.channel, "channel") : [];
	return {
		channels: channels.map(({ label, own }) => ({ label, total: sum(own) })),
		rows: named(texts.words.demand_type, "demand_type").map(
			({ scope, label, own }) => ({
				scope,
				label,
				total: sum(own),
				cells: channels.map((channel) =>
					sum(own.filter((cell) => cell.channel === channel.scope)),
				),
			}),
		),
	};
}
