/** A column of a sheet, and how many of its cells are named as units are. */
interface Candidate {
	sheet_no: number;
	field: string | null;
	unit_share: number | null;
}

const UNIT = "unit_lead";

/**
 * The columns that are known as the unit by their name alone: hardly a cell of theirs is one, while nearly all of a column are that nobody knows,
 * or that was taken instead.
 */
export function findNoUnits<Column extends Candidate>(
	columns: readonly Column[],
): ReadonlySet<Column> {
	return new Set(
		columns.filter(
			(column) =>
				column.field === UNIT &&
				(column.unit_share ?? 1) < FEW &&
				columns.some(
					(other) =>
						other.sheet_no === column.sheet_no &&
						other !== column &&
						(other.field === null || other.field === UNIT) &&
						(other.unit_share ?? 0) >= NEARLY_ALL,
				),
		),
	);
}

const FEW = 0.3;
const NEARLY_ALL = 0.8;

/** What a column that is no unit probably is: a class, where its sheet has none. */
export const NO_UNIT = "topic_path";
