/** A stream of chance that depends on its seed alone. */
export interface Random {
	unit(): number;
	chance(probability: number): boolean;
	between(low: number, high: number): number;
	pick<T>(items: readonly T[]): T;
	pickBy<T>(items: readonly T[], weights: readonly number[]): T;
	pickKey(weights: Readonly<Record<string, number>>): string;
	poisson(mean: number): number;
}

/** A stream for the seed; a stream a ticket keeps one change from reshuffling the rest. */
export function createRandom(seed: string): Random {
	const unit = sfc32(hash(seed));
	const pickBy = <T>(items: readonly T[], weights: readonly number[]): T => {
		let left = unit() * weights.reduce((sum, weight) => sum + weight, 0);
		const index = weights.findIndex((weight) => {
			left -= weight;
			return left < 0;
		});
		return items.at(index) as T;
	};
	return {
		unit,
		chance: (probability) => unit() < probability,
		between: (low, high) => low + Math.floor(unit() * (high - low + 1)),
		pick: (items) => items[Math.floor(unit() * items.length)] as never,
		pickBy,
		pickKey: (weights) => pickBy(Object.keys(weights), Object.values(weights)),
		poisson: (mean) => drawPoisson(mean, unit),
	};
}

function drawPoisson(mean: number, unit: () => number): number {
	const floor = Math.exp(-mean);
	let count = 0;
	for (let product = unit(); product > floor; product *= unit()) count += 1;
	return count;
}

/** Small Fast Counter (Chris Doty-Humphrey, public domain): 32-bit sums only, so every machine agrees. */
function sfc32([first, second]: [number, number]): () => number {
	let [a, b, c, counter] = [first, second, first ^ second, 1];
	const unit = () => {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		return (sum >>> 0) / 2 ** 32;
	};
	for (let round = 0; round < 12; round += 1) unit();
	return unit;
}

/** FNV-1a, twice from different bases. */
function hash(text: string): [number, number] {
	let [first, second] = [0x811c9dc5, 0x9747b28c];
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		first = Math.imul(first ^ code, 0x01000193);
		second = Math.imul(second ^ code, 0x01000193);
	}
	return [first | 0, second | 0];
}
