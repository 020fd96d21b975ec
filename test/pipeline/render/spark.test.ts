import { expect, test } from "vitest";
import { drawSpark } from "../../../pipeline/render/summary/spark.ts";

const month = (pace: number | null, beside?: number | null) => ({
	pace,
	usual_lower: null,
	usual_upper: null,
	beside,
});
const linesOf = (svg: string) =>
	[
		...svg.matchAll(
			/<polyline points="([^"]+)"[^>]*?(stroke-dasharray)?[^>]*\/>/g,
		),
	].map(([whole, points = ""]) => ({
		points: points.split(" ").map((point) => point.split(",").map(Number)),
		isBeside: whole.includes("stroke-dasharray"),
	}));

test("the whole is a broken line on the scale of the part", () => {
	const svg = drawSpark(
		[month(0.5, 0.9), month(0.6, 0.9), month(0.7, 0.9)],
		false,
	);
	const [whole, part] = linesOf(svg);
	expect(whole?.isBeside).toBe(true);
	expect(part?.isBeside).toBe(false);
	expect(whole?.points.map(([, y]) => y)).toEqual([5, 5, 5]);
	expect(part?.points.map(([, y]) => y)).toEqual([29, 23, 17]);
});

test("a month without the whole breaks its line alone, and where there is none it has no line", () => {
	const months = [0.5, 0.6, 0.7, 0.6, 0.5];
	const besides = [0.9, 0.9, null, 0.9, 0.9];
	const svg = drawSpark(
		months.map((pace, index) => month(pace, besides[index])),
		false,
	);
	expect(linesOf(svg).map(({ isBeside }) => isBeside)).toEqual([
		true,
		true,
		false,
	]);
	const alone = drawSpark(
		months.map((pace) => month(pace)),
		false,
	);
	expect(linesOf(alone)).toHaveLength(1);
});
