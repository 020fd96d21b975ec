/** How many tickets closed, and how many were last seen open, after `seconds`. */
export interface Observation {
	seconds: number;
	closed: number;
	censored: number;
}

/** A step of the survival curve: the share still open after `seconds`. */
export interface SurvivalStep {
	seconds: number;
	survival: number;
	/** Tickets still open and seen just before `seconds`. */
	atRisk: number;
	closed: number;
}

/**
 * The product-limit curve S(t) = Π(1 − d/r) (Kaplan and Meier 1958), one step
 * for each time at which a ticket closed. A ticket censored at that very time
 * still counts as at risk. The order of the observations does not matter.
 */
export function kaplanMeier(
	observations: readonly Observation[],
): SurvivalStep[] {
	const steps: SurvivalStep[] = [];
	let atRisk = observations.reduce((sum, each) => sum + leaving(each), 0);
	let survival = 1;
	for (const { seconds, closed, censored } of mergeTimes(observations)) {
		if (closed > 0) {
			survival *= 1 - closed / atRisk;
			steps.push({ seconds, survival, atRisk, closed });
		}
		atRisk -= closed + censored;
	}
	return steps;
}

function mergeTimes(observations: readonly Observation[]): Observation[] {
	const byTime = new Map<number, Observation>();
	for (const { seconds, closed, censored } of observations) {
		const same = byTime.get(seconds) ?? { seconds, closed: 0, censored: 0 };
		same.closed += closed;
		same.censored += censored;
		byTime.set(seconds, same);
	}
	return [...byTime.values()].sort((a, b) => a.seconds - b.seconds);
}

function leaving({ closed, censored }: Observation): number {
	return closed + censored;
}
