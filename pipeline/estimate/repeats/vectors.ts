/** A sparse vector, its columns in order. */
export interface Vector {
	columns: Int32Array;
	values: Float64Array;
}

/** The sum of products; the shorter one is looked up in the longer. */
export function dot(a: Vector, b: Vector): number {
	const [few, many] = a.columns.length <= b.columns.length ? [a, b] : [b, a];
	let sum = 0;
	let from = 0;
	for (let at = 0; at < few.columns.length; at++) {
		const column = few.columns[at] as number;
		from = seek(many.columns, column, from);
		if (from === many.columns.length) break;
		if (many.columns[from] === column)
			sum += (few.values[at] as number) * (many.values[from] as number);
	}
	return sum;
}

// The first place from `from` on whose column is not before `column`: strides that double, then halves.
function seek(columns: Int32Array, column: number, from: number): number {
	let low = from;
	let stride = 1;
	while (
		low + stride < columns.length &&
		(columns[low + stride] as number) < column
	) {
		low += stride;
		stride *= 2;
	}
	let high = Math.min(low + stride, columns.length);
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((columns[middle] as number) < column) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The sum of two vectors. */
export function add(a: Vector, b: Vector): Vector {
	const columns = new Int32Array(a.columns.length + b.columns.length);
	const values = new Float64Array(columns.length);
	let [left, right, size] = [0, 0, 0];
	while (left < a.columns.length || right < b.columns.length) {
		const one = a.columns[left] ?? Number.POSITIVE_INFINITY;
		const other = b.columns[right] ?? Number.POSITIVE_INFINITY;
		columns[size] = Math.min(one, other);
		if (one <= other) values[size] = a.values[left++] as number;
		if (other <= one)
			values[size] = (values[size] as number) + (b.values[right++] as number);
		size++;
	}
	return { columns: columns.slice(0, size), values: values.slice(0, size) };
}
