const SMALLEST = 0.05;
const GREATEST = 50;
const STEPS = 60;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The sharpness that makes `toProbabilities` honest: the factor on the scores of held-out
 * texts under which their true classes are likeliest (temperature scaling, Guo, Pleiss,
 * Sun and Weinberger 2017). Golden-section search; the likelihood has one summit.
 */
export function fitSharpness(
	scores: readonly Float64Array[],
	truths: Int32Array,
): number {
	const loss = (logSharpness: number) => {
		const sharpness = Math.exp(logSharpness);
		let sum = 0;
		for (const [index, each] of scores.entries())
			sum -= logProbability(each, truths[index] as number, sharpness);
		return sum;
	};
	let low = Math.log(SMALLEST);
	let high = Math.log(GREATEST);
	for (let step = 0; step < STEPS; step++) {
		const left = high - GOLDEN * (high - low);
		const right = low + GOLDEN * (high - low);
		if (loss(left) <= loss(right)) high = right;
		else low = left;
	}
	return Math.exp((low + high) / 2);
}

/** The probability of each class: a softmax of the scores, sharpened. */
export function toProbabilities(
	scores: Float64Array,
	sharpness: number,
): Float64Array {
	const most = scores.reduce((a, b) => Math.max(a, b));
	const powers = scores.map((score) => Math.exp(sharpness * (score - most)));
	const sum = powers.reduce((a, b) => a + b, 0);
	return powers.map((power) => power / sum);
}

function logProbability(
	scores: Float64Array,
	index: number,
	sharpness: number,
): number {
	const most = scores.reduce((a, b) => Math.max(a, b));
	const sum = scores.reduce(
		(left, score) => left + Math.exp(sharpness * (score - most)),
		0,
	);
	return sharpness * ((scores[index] as number) - most) - Math.log(sum);
}

/** A tenth of confidence: how sure the model was there, and how often it was right. */
export interface ReliabilityBin {
	texts: number;
	confidence: number;
	accuracy: number;
}

const BINS = 10;

/** Bins held-out texts by confidence, and sums up how far it lies from the truth, weighted by texts. */
export function measureReliability(
	confidences: readonly number[],
	isRight: readonly boolean[],
): { bins: ReliabilityBin[]; calibration_error: number } {
	const bins = Array.from({ length: BINS }, () => ({
		texts: 0,
		confidence: 0,
		accuracy: 0,
	}));
	for (const [index, confidence] of confidences.entries()) {
		const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
		if (!bin) continue;
		bin.texts++;
		bin.confidence += confidence;
		if (isRight[index]) bin.accuracy++;
	}
	let error = 0;
	for (const bin of bins) {
		if (bin.texts === 0) continue;
		error += Math.abs(bin.confidence - bin.accuracy);
		bin.confidence /= bin.texts;
		bin.accuracy /= bin.texts;
	}
	return {
		bins: bins.filter(({ texts }) => texts > 0),
		calibration_error:
			confidences.length === 0 ? 0 : error / confidences.length,
	};
}
