/** How a class fared: of its own texts (recall) and of those given its name (precision). */
export interface ClassScore {
	label: string;
	texts: number;
	precision: number;
	recall: number;
	f1: number;
}

/** What a model did with texts it had not seen; shares run from 0 to 1. */
export interface Evaluation {
	texts: number;
	accuracy: number;
	macro_f1: number;
	classes: ClassScore[];
	/** The true class a row, the given one a column, both in the order of `classes`. */
	confusions: number[][];
}

/** Compares given with true classes, both as numbers of the label list. */
export function evaluate(
	truths: Int32Array,
	guesses: Int32Array,
	labels: readonly string[],
): Evaluation {
	const confusions = labels.map(() => labels.map(() => 0));
	for (const [index, truth] of truths.entries()) {
		const row = confusions[truth] as number[];
		const guess = guesses[index] as number;
		row[guess] = (row[guess] ?? 0) + 1;
	}
	const classes = labels.map((label, index) =>
		scoreClass(label, index, confusions),
	);
	const right = classes.reduce(
		(sum, _, index) => sum + (confusions[index]?.[index] ?? 0),
		0,
	);
	return {
		texts: truths.length,
		accuracy: divide(right, truths.length),
		macro_f1: divide(
			classes.reduce((sum, { f1 }) => sum + f1, 0),
			labels.length,
		),
		classes,
		confusions,
	};
}

function scoreClass(
	label: string,
	index: number,
	confusions: readonly (readonly number[])[],
): ClassScore {
	const right = confusions[index]?.[index] ?? 0;
	const texts = (confusions[index] ?? []).reduce((a, b) => a + b, 0);
	const given = confusions.reduce((sum, row) => sum + (row[index] ?? 0), 0);
	return {
		label,
		texts,
		precision: divide(right, given),
		recall: divide(right, texts),
		f1: divide(2 * right, given + texts),
	};
}

function divide(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}
