/** A month of a figure: where it stood, and between what it is usual. */
export interface SparkMonth {
	pace: number | null;
	usual_lower: number | null;
	usual_upper: number | null;
	/** The same of what it is a part of. */
	beside?: number | null;
}

const WIDTH = 150;
const HEIGHT = 34;
const MARGIN = 5;
// Of the family of charts; a dark page changes them with theirs.
const BAND = "#d3dce5";
const LINE = "#7d93a8";
const INK = "#1c2833";
const PLAIN = "#1f5a96";
const ALERT = "#c2410c";

/** A figure over its months on its range of chance, the last with a dot; nothing where fewer than three months are known. */
export function drawSpark(
	months: readonly SparkMonth[],
	isWorse: boolean,
): string {
	const known = months.flatMap(({ pace }) => pace ?? []);
	if (known.length < 3) return "";
	const bounds = months.flatMap(({ usual_lower, usual_upper }) =>
		usual_lower === null || usual_upper === null
			? []
			: [usual_lower, usual_upper],
	);
	const besides = months.flatMap(({ beside }) => beside ?? []);
	const low = Math.min(...known, ...bounds, ...besides);
	const span = Math.max(...known, ...bounds, ...besides) - low || 1;
	const step = (WIDTH - 2 * MARGIN) / Math.max(1, months.length - 1);
	const x = (index: number) => round(MARGIN + index * step);
	const y = (value: number) =>
		round(HEIGHT - MARGIN - ((value - low) / span) * (HEIGHT - 2 * MARGIN));
	const last = months.at(-1)?.pace ?? null;
	const linesOf = (values: readonly (number | null)[]) =>
		runsOf(values).map((run) =>
			run.map(({ index, value }) => `${x(index)},${y(value)}`).join(" "),
		);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false">`,
		...bandsOf(months, x, y, step),
		...linesOf(months.map(({ beside = null }) => beside)).map(
			(points) =>
				`<polyline points="${points}" fill="none" stroke="${INK}" stroke-width="0.8" stroke-dasharray="3 2"/>`,
		),
		...linesOf(months.map(({ pace }) => pace)).map(
			(points) =>
				`<polyline points="${points}" fill="none" stroke="${LINE}" stroke-width="1.4"/>`,
		),
		last === null
			? ""
			: `<circle cx="${x(months.length - 1)}" cy="${y(last)}" r="3.4" fill="${isWorse ? ALERT : PLAIN}"/>`,
		"</svg>",
	].join("");
}

function bandsOf(
	months: readonly SparkMonth[],
	x: (index: number) => number,
	y: (value: number) => number,
	step: number,
): string[] {
	return months.flatMap(({ usual_lower, usual_upper }, index) => {
		if (usual_lower === null || usual_upper === null) return [];
		const left = Math.max(0, x(index) - step / 2);
		const right = Math.min(WIDTH, x(index) + step / 2);
		const height = Math.max(1, y(usual_lower) - y(usual_upper));
		return `<rect x="${round(left)}" y="${y(usual_upper)}" width="${round(right - left)}" height="${round(height)}" fill="${BAND}"/>`;
	});
}

// A month without data breaks the line.
function runsOf(
	values: readonly (number | null)[],
): { index: number; value: number }[][] {
	const runs: { index: number; value: number }[][] = [[]];
	for (const [index, value] of values.entries()) {
		if (value === null) runs.push([]);
		else runs.at(-1)?.push({ index, value });
	}
	return runs.filter((run) => run.length > 1);
}

const round = (value: number) => Math.round(value * 10) / 10;
