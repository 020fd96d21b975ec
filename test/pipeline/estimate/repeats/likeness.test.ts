import fc from "fast-check";
import { expect, test } from "vitest";
import { createLikeness } from "../../../../pipeline/estimate/repeats/likeness.ts";
import type { Vector } from "../../../../pipeline/estimate/repeats/vectors.ts";

const COLUMNS = 12;

const vector = fc.uniqueArray(fc.nat({ max: COLUMNS - 1 })).chain((columns) =>
	fc.record({
		columns: fc.constant(Int32Array.from(columns.sort((a, b) => a - b))),
		values: fc
			.array(fc.double({ min: 0.01, max: 1, noNaN: true }), {
				minLength: columns.length,
				maxLength: columns.length,
			})
			.map((values) => Float64Array.from(values)),
	}),
);

function frequenciesOf(vectors: readonly Vector[]): Uint32Array {
	const frequencies = new Uint32Array(COLUMNS);
	for (const { columns } of vectors)
		for (const column of columns)
			frequencies[column] = (frequencies[column] ?? 0) + 1;
	return frequencies;
}

// In the order of columns, to the last bit.
function plainDot(a: Vector, b: Vector): number {
	let sum = 0;
	for (const [at, column] of a.columns.entries()) {
		const other = b.columns.indexOf(column);
		if (other >= 0) sum += (a.values[at] ?? 0) * (b.values[other] ?? 0);
	}
	return sum;
}

test("however many are asked of each vector, the sums are the same to the last bit", () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(vector, fc.constantFrom(0, 1, 1000)), {
				minLength: 1,
				maxLength: 30,
			}),
			(drawn) => {
				const vectors = drawn.map(([each]) => each);
				const likeness = createLikeness(vectors, frequenciesOf(vectors));
				for (const [other, [latest, asked]] of drawn.entries()) {
					const alikeTo = likeness.next(asked);
					for (const [one, earlier] of vectors.slice(0, other).entries())
						expect(alikeTo(one)).toBe(plainDot(earlier, latest));
				}
			},
		),
	);
});
