import { describe, expect, test } from "vitest";
import { findHotspots } from "../../../../pipeline/estimate/hotspots/hotspots.ts";
import type { HotspotCell } from "../../../../pipeline/estimate/hotspots/place-series.ts";

const MONTHS = Array.from({ length: 13 }, (_, month_no) => ({
	month_no,
	days: 30,
}));

interface Planted {
	place?: string;
	kind?: string;
	topic?: string;
	/** Now, then the twelve months before. */
	tickets: number[];
	callers?: number;
	repeats?: number;
}

function plant({
	place = "一苑",
	kind = "estate",
	topic = "noise",
	tickets,
	callers,
	repeats = 0,
}: Planted): HotspotCell[] {
	return tickets.flatMap((count, month_no) =>
		count === 0
			? []
			: [
					{
						place_kind: kind,
						place,
						community: kind === "estate" ? "甲" : place,
						topic,
						month_no,
						tickets: count,
						callers: month_no === 0 ? (callers ?? count) : count,
						repeats: month_no === 0 ? repeats : 0,
					},
				],
	);
}

const zeros = (count: number) => Array(count).fill(0);
// Twenty estates with a ticket of every topic now and then, as a subdistrict has.
const ordinary = Array.from({ length: 20 }, (_, estate) =>
	["noise", "dogs", "garbage", "parking"].flatMap((topic, at) =>
		plant({
			place: `苑${estate}`,
			topic,
			tickets: Array.from({ length: 13 }, (_, month) =>
				(estate * 7 + at * 5 + month * 3) % 4 === 0 ? 1 : 0,
			),
		}),
	),
).flat();

const find = (planted: HotspotCell[], months = MONTHS) =>
	findHotspots({ cells: [...ordinary, ...planted], months, isMonth: true }).map(
		({ place, topic, kind }) => `${kind} ${topic}@${place}`,
	);

describe("hotspots", () => {
	test("are not seen where nothing is unusual", () =>
		expect(find([])).toEqual([]));

	test.each<[string, Planted, string[]]>([
		[
			"a burst of many callers",
			{ tickets: [8, ...zeros(12)] },
			["burst noise@一苑"],
		],
		[
			"one loud caller is none",
			{ tickets: [15, ...zeros(12)], callers: 1 },
			[],
		],
		["two tickets are none", { tickets: [2, ...zeros(12)] }, []],
		[
			"a burst of what was closed before",
			{ tickets: [8, 2, ...zeros(11)], repeats: 3 },
			["rebound noise@一苑"],
		],
		[
			"as many a year ago",
			{ tickets: [8, ...zeros(11), 8] },
			["seasonal noise@一苑"],
		],
		[
			"what stays",
			{ tickets: [4, 4, 5, 4, 5, 4, 4, 5, 4, 5, 4, 4, 5] },
			["persistent noise@一苑"],
		],
		[
			"what stays and rises now, told once",
			{ tickets: [20, 4, 5, 4, 5, 4, 4, 5, 4, 5, 4, 4, 5] },
			["burst noise@一苑"],
		],
		[
			"one that has ended",
			{ tickets: [0, 4, 5, 4, 5, 4, 4, 5, 4, 5, 4, 4, 5] },
			[],
		],
	])("%s", (_, planted, expected) =>
		expect(find(plant(planted))).toEqual(expected),
	);

	test("are not those that rise everywhere", () => {
		const gale = Array.from({ length: 20 }, (_, estate) =>
			plant({
				place: `苑${estate}`,
				topic: "power",
				tickets: [4, 0, 1, ...zeros(10)],
			}),
		).flat();
		expect(find(gale)).toEqual([]);
	});

	test("in a community are told by its estate where that explains them", () => {
		const estate = plant({ tickets: [9, ...zeros(12)] });
		const community = (tickets: number) =>
			plant({
				kind: "community",
				place: "甲",
				tickets: [tickets, 1, ...zeros(11)],
			});
		expect(find([...estate, ...community(10)])).toEqual(["burst noise@一苑"]);
		expect(find([...estate, ...community(19)])).toEqual(
			expect.arrayContaining(["burst noise@一苑", "burst noise@甲"]),
		);
	});

	test("are the clusters of three callers, without a p-value, where there is under half a year to compare with", () => {
		const cluster = (place: string, callers: number) => ({
			cluster_id: "A1",
			place,
			community: "甲",
			topic: "noise",
			told: "一苑：烧烤扰民",
			is_spread: false,
			callers,
		});
		const found = findHotspots({
			cells: plant({ tickets: [4] }),
			months: MONTHS.slice(0, 4),
			isMonth: true,
			clusters: [cluster("一苑", 3), cluster("一苑", 4), cluster("二苑", 2)],
		});
		const none = {
			kind: "cluster",
			expected: null,
			p_value: null,
			q_value: null,
		};
		expect(found).toMatchObject([
			{
				hotspot_id: "noise@一苑",
				cluster_id: "A1",
				told: "一苑：烧烤扰民",
				...none,
			},
			{ hotspot_id: "noise@一苑#2", ...none },
		]);
	});

	test("do not depend on the order of the cells", () => {
		const planted = plant({ tickets: [8, ...zeros(12)] });
		const cells = [...ordinary, ...planted];
		const sort = (found: ReturnType<typeof findHotspots>) =>
			found.sort((a, b) => (a.place < b.place ? -1 : 1));
		expect(
			sort(
				findHotspots({
					cells: [...cells].reverse(),
					months: MONTHS,
					isMonth: true,
				}),
			),
		).toEqual(sort(findHotspots({ cells, months: MONTHS, isMonth: true })));
	});
});
