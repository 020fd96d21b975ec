import {
	boolean,
	type Columns,
	double,
	integer,
	text,
} from "../../database/write-table.ts";
import type { FigureSet } from "../figures.ts";

const BEST = 100;

/** The presets' figures and scores as tables; a score is there only where its preset is chosen. */
export function figureTables(
	sets: readonly FigureSet[],
): Record<string, Columns> {
	return { ...ratioTables(sets), ...scoreTables(sets) };
}

function ratioTables(sets: readonly FigureSet[]): Record<string, Columns> {
	const rows = sets.flatMap((set, setIndex) =>
		Object.entries(set.figures).map(([id, figure], index) => ({
			set,
			setNo: setIndex + 1,
			id,
			no: index + 1,
			figure,
		})),
	);
	const weights = rows.flatMap(({ set, id, figure }) =>
		Object.entries(figure.weights).map(([state, weight]) => ({
			preset: set.preset,
			id,
			state,
			weight,
		})),
	);
	return {
		rule_figures: {
			preset: text(rows.map(({ set }) => set.preset)),
			figure: text(rows.map(({ id }) => id)),
			preset_no: integer(rows.map(({ setNo }) => setNo)),
			figure_no: integer(rows.map(({ no }) => no)),
			preset_label: text(rows.map(({ set }) => set.label)),
			figure_label: text(rows.map(({ figure }) => figure.label)),
			population: text(rows.map(({ figure }) => figure.population)),
			dimension: text(rows.map(({ figure }) => figure.dimension)),
			own_metric: text(rows.map(({ figure }) => figure.metric ?? "")),
			rule_text: text(rows.map(({ figure }) => figure.text)),
			source: text(rows.map(({ figure }) => figure.source)),
			is_chosen: boolean(rows.map(({ set }) => set.isChosen)),
		},
		rule_figure_weights: {
			preset: text(weights.map(({ preset }) => preset)),
			figure: text(weights.map(({ id }) => id)),
			state: text(weights.map(({ state }) => state)),
			weight_percent: integer(weights.map(({ weight }) => weight)),
		},
	};
}

function scoreTables(sets: readonly FigureSet[]): Record<string, Columns> {
	const scores = sets.flatMap(({ preset, isChosen, figures, score }) =>
		isChosen && score ? [{ preset, figures, ...score }] : [],
	);
	const parts = scores.flatMap(({ preset, figures, parts }) =>
		parts.map((part, index) => ({
			preset,
			no: index + 1,
			kind: part.figure === "volume_share" ? "share" : (part.kind ?? "linear"),
			label: part.label ?? figures[part.figure]?.label ?? part.figure,
			target: part.target ?? BEST,
			perPoint: part.per_point_below ?? part.points / (part.target ?? BEST),
			...part,
		})),
	);
	return {
		rule_scores: {
			preset: text(scores.map(({ preset }) => preset)),
			score_label: text(scores.map(({ label }) => label)),
			rule_text: text(scores.map(({ text: rule }) => rule)),
			source: text(scores.map(({ source }) => source)),
		},
		rule_score_parts: {
			preset: text(parts.map(({ preset }) => preset)),
			part_no: integer(parts.map(({ no }) => no)),
			figure: text(parts.map(({ figure }) => figure)),
			part_kind: text(parts.map(({ kind }) => kind)),
			part_label: text(parts.map(({ label }) => label)),
			points: double(parts.map(({ points }) => points)),
			target: double(parts.map(({ target }) => target)),
			per_point_below: double(parts.map(({ perPoint }) => perPoint)),
			floor: double(parts.map(({ floor }) => floor ?? 0)),
		},
	};
}
