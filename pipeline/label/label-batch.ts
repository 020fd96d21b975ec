import type { Value } from "../database/database.ts";
import {
	createLabeller,
	type LabelRules,
	type LabelText,
	type LearntPlaces,
} from "./label-text.ts";
import type { TicketText } from "./topic-rules.ts";

/** What a labelling thread starts with. */
export interface LabelBatchData {
	rules: LabelRules;
	learnt: LearntPlaces;
}

/** Labels columns of `int_texts` rows as columns of `lbl_tickets`. */
export type LabelBatch = (columns: Value[][]) => Value[][];

export function createBatchLabeller({
	rules,
	learnt,
}: LabelBatchData): LabelBatch {
	const label: LabelText = createLabeller(rules, learnt);
	return (columns) => {
		const labels: Value[][] = Array.from({ length: 12 }, () => []);
		const count = columns[0]?.length ?? 0;
		for (let row = 0; row < count; row++) {
			const { safety, demands, ...told } = label(readText(columns, row));
			const { topic, basis, estate, place, keywords, sketch } = told;
			const { pairs, phrases } = told;
			const no = columns[0]?.[row] ?? null;
			for (const [column, value] of [
				no,
				topic,
				basis,
				estate,
				place,
				keywords,
				sketch,
				pairs,
				phrases,
				safety?.kind ?? null,
				safety?.words ?? null,
				demands,
			].entries())
				labels[column]?.push(value);
		}
		return labels;
	};
}

/** One row of `int_texts`: record_no, title, content, location, topic_path, topic_name, accepted_month. */
export function readText(columns: readonly Value[][], row: number): TicketText {
	const text = (column: number) => {
		const value = columns[column]?.[row];
		return typeof value === "string" ? value : null;
	};
	return {
		title: text(1),
		content: text(2),
		location: text(3),
		topicPath: text(4),
		topicName: text(5),
		month: Number(columns[6]?.[row] ?? 0),
	};
}
