/** A month of a figure: where it stood, and between what it is usual. */
export interface SparkMonth {
	pace: number | null;
	usual_lower: number | null;
	usual_upper: number | null;
}

const WIDTH = 150;
const HEIGHT = 34;
const MARGIN = 5;
// Of the family of charts; a dark page changes them with theirs.
const BAND = "#d3dce5";
const LINE = "#7d93a8";
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
	const low = Math.min(...known, ...bounds);
	const span = Math.max(...known, ...bounds) - low || 1;
	const step = (WIDTH - 2 * MARGIN) / Math.max(1, months.length - 1);
	const x = (index: number) => round(MARGIN + index * step);
	const y = (value: number) =>
		round(HEIGHT - MARGIN - ((value - low) / span) * (HEIGHT - 2 * MARGIN));
	const last = months.at(-1)?.pace ?? null;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false">`,
		...bandsOf(months, x, y, step),
		...runsOf(months).map((run) => {
			const points = run.map(({ index, pace }) => `${x(index)},${y(pace)}`);
			return `<polyline points="${points.join(" ")}" fill="none" stroke="${LINE}" stroke-width="1.4"/>`;
		}),
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
	months: readonly SparkMonth[],
): { index: number; pace: number }[][] {
	const runs: { index: number; pace: number }[][] = [[]];
	for (const [index, { pace }] of months.entries()) {
		if (pace === null) runs.push([]);
		else runs.at(-1)?.push({ index, pace });
	}
	return runs.filter((run) => run.length > 1);
}

const round = (value: number) => Math.round(value * 10) / 10;
