import { createRandom } from "./random.ts";

/** Rows of a sparse matrix, end to end; row `i` is `offsets[i]` to `offsets[i + 1]`. */
export interface SparseRows {
	offsets: Int32Array;
	columns: Int32Array;
	values: Float64Array;
	/** How many columns there are. */
	width: number;
}

const TOLERANCE = 0.01;
const MOST_PASSES = 1000;

/**
 * The weights of a linear support vector machine with squared hinge loss, the bias
 * last: minimises ½‖w‖² + Σ costs[i] · max(0, 1 − signs[i] · w·x[i])², the bias being
 * the weight of a column of ones. Dual coordinate descent with shrinking: Hsieh, Chang,
 * Lin, Keerthi and Sundararajan, ICML 2008, algorithm 3 (LIBLINEAR's solver 1).
 */
export function fitLinearSvm(
	rows: SparseRows,
	signs: Int8Array,
	costs: Float64Array,
	tolerance: number = TOLERANCE,
): Float64Array {
	const problem = { rows, signs, costs, lengths: squaredLengths(rows) };
	const dual = new Float64Array(signs.length);
	const weights = new Float64Array(rows.width + 1);
	const order = Int32Array.from(signs, (_, row) => row);
	const random = createRandom("linear-svm");
	let active = order.length;
	let bounds = { high: Number.POSITIVE_INFINITY, low: 0 };
	for (let pass = 0; pass < MOST_PASSES; pass++) {
		random.shuffle(order, active);
		const end = sweep(problem, dual, weights, order, active, bounds.high);
		if (end.high - end.low > tolerance) {
			active = end.active;
			bounds = end;
			if (end.high <= 0) bounds.high = Number.POSITIVE_INFINITY;
		} else if (active === order.length) break;
		else {
			active = order.length;
			bounds.high = Number.POSITIVE_INFINITY;
		}
	}
	return weights;
}

interface Problem {
	rows: SparseRows;
	signs: Int8Array;
	costs: Float64Array;
	lengths: Float64Array;
}

// One pass over the active rows; those that will stay at zero leave the active set.
function sweep(
	{ rows, signs, costs, lengths }: Problem,
	dual: Float64Array,
	weights: Float64Array,
	order: Int32Array,
	active: number,
	bound: number,
): { high: number; low: number; active: number } {
	let high = Number.NEGATIVE_INFINITY;
	let low = Number.POSITIVE_INFINITY;
	for (let at = 0; at < active; at++) {
		const row = order[at] as number;
		const sign = signs[row] as number;
		const old = dual[row] as number;
		const ridge = 0.5 / (costs[row] as number);
		const slope = sign * dot(rows, row, weights) - 1 + old * ridge;
		if (old === 0 && slope > bound) {
			active--;
			order[at] = order[active] as number;
			order[active] = row;
			at--;
			continue;
		}
		const projected = old === 0 ? Math.min(slope, 0) : slope;
		high = Math.max(high, projected);
		low = Math.min(low, projected);
		if (Math.abs(projected) < 1e-12) continue;
		const next = Math.max(old - slope / ((lengths[row] as number) + ridge), 0);
		dual[row] = next;
		addScaled(rows, row, (next - old) * sign, weights);
	}
	return { high, low, active };
}

/** The product of a row, with a one at its end, and the weights. */
export function dot(
	{ offsets, columns, values, width }: SparseRows,
	row: number,
	weights: Float64Array,
): number {
	let sum = weights[width] as number;
	const end = offsets[row + 1] as number;
	for (let at = offsets[row] as number; at < end; at++)
		sum += (values[at] as number) * (weights[columns[at] as number] as number);
	return sum;
}

function addScaled(
	{ offsets, columns, values, width }: SparseRows,
	row: number,
	factor: number,
	weights: Float64Array,
): void {
	weights[width] = (weights[width] as number) + factor;
	const end = offsets[row + 1] as number;
	for (let at = offsets[row] as number; at < end; at++) {
		const column = columns[at] as number;
		weights[column] =
			(weights[column] as number) + factor * (values[at] as number);
	}
}

function squaredLengths({ offsets, values }: SparseRows): Float64Array {
	return Float64Array.from({ length: offsets.length - 1 }, (_, row) => {
		let sum = 1;
		const end = offsets[row + 1] as number;
		for (let at = offsets[row] as number; at < end; at++)
			sum += (values[at] as number) ** 2;
		return sum;
	});
}
