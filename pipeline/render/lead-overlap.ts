interface Counts {
	numerator: number;
	denominator: number | null;
}

/** The two parts of a lead, and what is left of the whole without either. */
interface TwoParts extends Counts {
	second_numerator: number;
	second_denominator: number | null;
	without_numerator: number;
	without_denominator: number | null;
}

/** What both parts have, of a community and of a unit: it is taken away once. */
export function countBoth(parts: TwoParts, whole: Counts) {
	const second = toCounts(parts.second_numerator, parts.second_denominator);
	const rest = toCounts(parts.without_numerator, parts.without_denominator);
	return {
		numerator:
			parts.numerator + second.numerator + rest.numerator - whole.numerator,
		tickets:
			ticketsOf(parts) + ticketsOf(second) + ticketsOf(rest) - ticketsOf(whole),
	};
}

const toCounts = (numerator: number, denominator: number | null): Counts => ({
	numerator,
	denominator,
});

const ticketsOf = ({ numerator, denominator }: Counts) =>
	denominator ?? numerator;
