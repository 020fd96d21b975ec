import { boolean, type Columns, text } from "../database/write-table.ts";
import { UserError } from "../user-error.ts";
import { nearestName } from "./nearest.ts";
import { readReference, splitNames } from "./reference.ts";

/** Who is competent for a topic: the office that leads, and who must be called besides. */
export interface Competence {
	topic: string;
	leadUnit: string;
	/** The street may not enforce it by itself. */
	needsEnforcement: boolean;
	externalUnits: string[];
}

const COLUMNS = ["topic", "lead_unit", "needs_enforcement", "external_units"];

/**
 * The competence table of a workspace, by topic; a name stands for the topics that `topics`
 * has under it, or for itself where any will do, and the first line wins.
 */
export function readCompetence(
	folder: string,
	topics: ReadonlyMap<string, string[]> | undefined,
): Competence[] {
	const seen = new Set<string>();
	return (readReference(folder, "competence", COLUMNS) ?? [])
		.flatMap((row) => {
			const named = row.topic ?? "";
			const found = topics ? topics.get(named) : [named];
			if (!found) throw unknownTopic(named, [...(topics?.keys() ?? [])]);
			return found.map((topic) => ({
				topic,
				leadUnit: row.lead_unit ?? "",
				needsEnforcement: /^(1|true|是)$/i.test(row.needs_enforcement ?? ""),
				externalUnits: splitNames(row.external_units),
			}));
		})
		.filter(({ topic }) => !seen.has(topic) && seen.add(topic));
}

function unknownTopic(topic: string, known: string[]): UserError {
	return new UserError(`不认识主题“${topic}”。`, {
		place: { file: "reference/competence.csv", column: "topic" },
		hint: `最接近的是 ${nearestName(topic, known)}；写主题树里的编号或名称。`,
	});
}

/** The competence table, for SQL to join. */
export function competenceTable(
	competences: readonly Competence[],
): Record<string, Columns> {
	return {
		ref_competence: {
			topic: text(competences.map(({ topic }) => topic)),
			lead_unit: text(competences.map(({ leadUnit }) => leadUnit || null)),
			needs_enforcement: boolean(
				competences.map(({ needsEnforcement }) => needsEnforcement),
			),
			external_units: text(
				competences.map(({ externalUnits }) => externalUnits.join("|")),
			),
		},
	};
}
