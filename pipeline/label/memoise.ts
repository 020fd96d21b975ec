// An export's own classification has few values; titles and questions come again, most often none.
const MOST_TEXTS = 10_000;

/** The same of the same text, made once: beyond so many texts it begins anew. */
export function memoise<Made>(make: (text: string) => Made): typeof make {
	const known = new Map<string, Made>();
	return (text) => {
		const before = known.get(text);
		if (before !== undefined) return before;
		if (known.size === MOST_TEXTS) known.clear();
		const made = make(text);
		known.set(text, made);
		return made;
	};
}
