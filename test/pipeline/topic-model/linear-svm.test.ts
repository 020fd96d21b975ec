import { expect, test } from "vitest";
import {
	fitLinearSvm,
	type SparseRows,
} from "../../../pipeline/topic-model/linear-svm.ts";

function toSparse(matrix: readonly (readonly number[])[]): SparseRows {
	const cells = matrix.map((row) =>
		row.flatMap((value, column) => (value === 0 ? [] : [{ value, column }])),
	);
	let end = 0;
	return {
		offsets: Int32Array.from([0, ...cells.map((row) => (end += row.length))]),
		columns: Int32Array.from(cells.flat(), ({ column }) => column),
		values: Float64Array.from(cells.flat(), ({ value }) => value),
		width: matrix[0]?.length ?? 0,
	};
}

const round = (weights: Float64Array) =>
	Array.from(weights, (weight) => Math.round(weight * 1e5) / 1e5);

test("finds the optimum that one can work out by hand", () => {
	// Two mirrored points: the bias is 0, and w minimises w²/2 + 2C(1 − w)², so w = 4C/(1 + 4C).
	const rows = toSparse([[1], [-1]]);
	const costs = Float64Array.of(0.5, 0.5);
	const weights = fitLinearSvm(rows, Int8Array.of(1, -1), costs, 1e-9);
	expect(weights[0]).toBeCloseTo(2 / 3, 6);
	expect(weights[1]).toBeCloseTo(0, 6);
});

const MATRIX = [
	[1, 0, 2],
	[0, 1, 1],
	[2, 1, 0],
	[0, 3, 1],
	[1, 1, 1],
	[0, 0, 2],
	[3, 0, 0],
	[1, 2, 0],
];
const SIGNS = Int8Array.of(1, -1, 1, -1, -1, 1, 1, -1);
const COSTS = Float64Array.of(1, 2, 1, 0.5, 1, 1, 0.5, 1).map((c) => 0.7 * c);

test("agrees with LIBLINEAR and with a general optimiser, each example at its own cost", () => {
	// scikit-learn 1.9.1 LinearSVC(C=0.7, tol=1e-12) and scipy's BFGS on the primal.
	const expected = [0.63615, -0.95501, 0.14194, 0.04198];
	const weights = fitLinearSvm(toSparse(MATRIX), SIGNS, COSTS, 1e-10);
	expect(round(weights)).toEqual(expected);
});

test("the order of the examples hardly moves the optimum", () => {
	const reversed = fitLinearSvm(
		toSparse([...MATRIX].reverse()),
		SIGNS.slice().reverse(),
		COSTS.slice().reverse(),
		1e-10,
	);
	const straight = fitLinearSvm(toSparse(MATRIX), SIGNS, COSTS, 1e-10);
	expect(round(reversed)).toEqual(round(straight));
});

test("two runs give the same bits", () => {
	const run = () => fitLinearSvm(toSparse(MATRIX), SIGNS, COSTS);
	expect(run()).toEqual(run());
});
