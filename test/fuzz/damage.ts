import fc from "fast-check";

/** One blow to a file, at places given as fractions of its length. */
export interface Blow {
	kind:
		| "cut"
		| "flip"
		| "nul"
		| "repeat"
		| "swap"
		| "drop"
		| "quotes"
		| "noise";
	from: number;
	to: number;
	byte: number;
}

export const blows: fc.Arbitrary<Blow[]> = fc.array(
	fc.record({
		kind: fc.constantFrom(
			"cut" as const,
			"flip" as const,
			"nul" as const,
			"repeat" as const,
			"swap" as const,
			"drop" as const,
			"quotes" as const,
			"noise" as const,
		),
		from: fc.double({ min: 0, max: 1, noNaN: true }),
		to: fc.double({ min: 0, max: 1, noNaN: true }),
		byte: fc.nat(255),
	}),
	{ minLength: 1, maxLength: 4 },
);

/** The bytes of a file after these blows. */
export function damage(bytes: Buffer, all: readonly Blow[]): Buffer {
	return all.reduce((damaged, blow) => strike(damaged, blow), bytes);
}

function strike(bytes: Buffer, { kind, from, to, byte }: Blow): Buffer {
	const [a, b] = [from, to]
		.sort((x, y) => x - y)
		.map((x) => Math.floor(x * bytes.length)) as [number, number];
	const head = bytes.subarray(0, a);
	const middle = bytes.subarray(a, b);
	const tail = bytes.subarray(b);
	switch (kind) {
		case "cut":
			return head;
		case "flip":
			return Buffer.concat([head, Buffer.from([byte]), bytes.subarray(a + 1)]);
		case "nul":
			return Buffer.concat([
				head,
				Buffer.alloc(1 + (byte % 8)),
				bytes.subarray(a),
			]);
		case "repeat":
			return Buffer.concat([head, middle, middle, tail]);
		case "swap":
			return Buffer.concat([tail, middle, head]);
		case "drop":
			return Buffer.concat([head, tail]);
		case "quotes":
			return Buffer.from(
				bytes.filter(
					(each, at) => each !== 0x22 || at % (2 + (byte % 5)) !== 0,
				),
			);
		case "noise":
			return Buffer.from(
				bytes.map((each, at) =>
					at >= a && at < a + 64 ? (each * 31 + byte) & 255 : each,
				),
			);
	}
}
