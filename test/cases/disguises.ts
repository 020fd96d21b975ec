import fc from "fast-check";
import { CONTAINERS, ENCODINGS, type Files, IS_TIME } from "./containers.ts";
import { TIMES, WRAPPERS } from "./disguised-cells.ts";
import { EXTRAS, LAYOUTS, SPLITS } from "./disguised-sheets.ts";
import { HEADER, TICKETS } from "./disguised-tickets.ts";
import { readContents } from "./read-workspace.ts";

/** One workspace written in another way, by the names of what is done to it. */
export interface Disguise {
	container: keyof typeof CONTAINERS;
	encoding: keyof typeof ENCODINGS;
	wrapper: keyof typeof WRAPPERS;
	layout: keyof typeof LAYOUTS;
	split: keyof typeof SPLITS;
	extra: keyof typeof EXTRAS;
	times: keyof typeof TIMES;
}

/** The files of the workspace in a disguise. */
export function disguise({
	container,
	encoding,
	wrapper,
	layout,
	split,
	extra,
	times,
}: Disguise): Files {
	const wrap = WRAPPERS[wrapper];
	const isTyped =
		container.includes("serials") || container.includes("formatted");
	const toTime = (cell: string) =>
		IS_TIME.test(cell) ? TIMES[times](cell) : cell;
	const sheets = SPLITS[split](EXTRAS[extra]([HEADER, ...TICKETS])).map(
		({ name, rows }) => ({
			name,
			rows: LAYOUTS[layout](rows).map((row) =>
				row.map((cell) =>
					isTyped && IS_TIME.test(String(cell))
						? cell
						: wrap(toTime(String(cell))),
				),
			),
		}),
	);
	return CONTAINERS[container](sheets, encoding);
}

const keysOf = <Name extends string>(names: Record<Name, unknown>) =>
	Object.keys(names) as Name[];

const pick = <Name>(names: readonly Name[], no: number) =>
	names[no % names.length] as Name;

/** Thirty disguises in which every container, encoding, wrapper, layout and split occurs. */
export const THIRTY: readonly Disguise[] = Array.from(
	{ length: 30 },
	(_, no) => ({
		container: pick(keysOf(CONTAINERS), no),
		encoding: pick(keysOf(ENCODINGS), no + Math.floor(no / 15)),
		wrapper: pick(keysOf(WRAPPERS), no + Math.floor(no / 6)),
		layout: pick(keysOf(LAYOUTS), no + Math.floor(no / 9)),
		split: pick(keysOf(SPLITS), no + Math.floor(no / 5)),
		extra: pick(keysOf(EXTRAS), no + Math.floor(no / 4)),
		times: pick(keysOf(TIMES), no + Math.floor(no / 8)),
	}),
);

const COUNT = Object.keys(CONTAINERS).length;

/** Of these every container, for `npm test`; `npm run cases` reads the others. */
export const [FIRST, OTHERS] = [THIRTY.slice(0, COUNT), THIRTY.slice(COUNT)];

/** The workspace as it is. */
export const PLAIN: Disguise = {
	container: "commas",
	encoding: "utf-8",
	wrapper: "none",
	layout: "plain",
	split: "one piece",
	extra: "nothing",
	times: "as they are",
};

/** Any disguise. */
export const disguises: fc.Arbitrary<Disguise> = fc.record({
	container: fc.constantFrom(...keysOf(CONTAINERS)),
	encoding: fc.constantFrom(...keysOf(ENCODINGS)),
	wrapper: fc.constantFrom(...keysOf(WRAPPERS)),
	layout: fc.constantFrom(...keysOf(LAYOUTS)),
	split: fc.constantFrom(...keysOf(SPLITS)),
	extra: fc.constantFrom(...keysOf(EXTRAS)),
	times: fc.constantFrom(...keysOf(TIMES)),
});

/** What a build would list of a disguise: tickets without what tells where they stood, and what was rejected. */
export async function readDisguise(each: Disguise) {
	const { tickets, rejects } = await readContents(disguise(each), {
		period: "2023-Q1",
		asOf: "2023-04-05",
	});
	return {
		rejects,
		tickets: tickets.map(
			({ source_file, source_sheet, source_row, ...rest }) => rest,
		),
	};
}
