import {
	readNamingTexts,
	type WordLine,
} from "../../workspace/naming/naming-book.ts";
import type { CheckResult } from "../check.ts";
import type { NamedUnit } from "../check-cards.ts";
import { placeNames } from "./place-names.ts";

/** Two names of one office, one with the street before it; how sure that is, 0-1. */
export interface AlikeUnit extends NamedUnit {
	as: string;
	certainty: number;
}

// 柳川区青枫街道综合执法队, 青枫街道办事处综合执法队.
const OF_STREET =
	/^(?:.{2,8}[市区县])?(.{1,6}?(?:街道|镇|乡))(?:办事处)?(?=..)/u;
const SAME = 0.9;
const SHORTENED = 0.6;
const SHORTEST = 3;

/** The units whose name is another's with the street before it, or such a name in full; of two streets the one that most tickets name. */
export function findAlikeUnits(units: readonly NamedUnit[]): AlikeUnit[] {
	const split = units
		.filter(({ name }) => !name.startsWith("〔"))
		.map((unit) => {
			const found = OF_STREET.exec(unit.name);
			return {
				...unit,
				street: found?.[1] ?? "",
				bare: unit.name.slice(found?.[0].length ?? 0),
			};
		});
	const own = mostNamed(split.filter(({ street }) => street !== ""));
	const plain = split.filter(({ street }) => street === "");
	return split
		.filter(({ street }) => street !== "" && street === own)
		.flatMap(({ name, tickets, bare }) => {
			const same = plain.find((each) => each.bare === bare);
			const like = plain.filter((each) => isShortened(each.bare, bare));
			const found = same ?? (like.length === 1 ? like[0] : undefined);
			return found
				? [
						{
							name,
							tickets,
							as: found.name,
							certainty: same ? SAME : SHORTENED,
						},
					]
				: [];
		})
		.toSorted((a, b) => b.tickets - a.tickets);
}

function mostNamed(units: readonly { street: string; tickets: number }[]) {
	const sums = new Map<string, number>();
	for (const { street, tickets } of units)
		sums.set(street, (sums.get(street) ?? 0) + tickets);
	return [...sums].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

// 综合执法队 is in 综合行政执法中队, sign after sign, and begins and ends as that.
function isShortened(one: string, other: string): boolean {
	const [short, long] = one.length < other.length ? [one, other] : [other, one];
	if (short.length < SHORTEST || short.at(-1) !== long.at(-1)) return false;
	let at = 0;
	for (const sign of long) if (sign === short[at]) at += 1;
	return short[0] === long[0] && at === short.length;
}

/** What the book asks of them. */
export function toUnitLines(
	result: Pick<CheckResult, "cards" | "units" | "name_files">,
): WordLine[] {
	return findAlikeUnits(result.units).map(
		({ name, tickets, as, certainty }) => ({
			...placeNames(result, COLUMN, [name]),
			group: readNamingTexts().unit,
			word: name,
			count: String(tickets),
			guess: as,
			certainty: `${Math.round(certainty * 100)}%`,
			choice: "",
		}),
	);
}

const COLUMN = "unit_lead";
