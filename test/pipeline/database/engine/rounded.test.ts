import { expect, test } from "vitest";
import { roundHalvesAway } from "../../../../pipeline/database/engine/rounded.ts";

function away(value: string, power: number): string {
	const all = `((${value}) * ${power})`;
	return `((trunc(${all}) + case when abs(${all} - trunc(${all})) >= 0.5 then sign(${all}) else 0 end) / ${power})`;
}

test.each([
	["select round(a) from t", `select ${away("a", 1)} from t`],
	[
		"select round(a / greatest(b, 1), 2), 3 from t",
		`select ${away("a / greatest(b, 1)", 100)}, 3 from t`,
	],
	[
		"select Round (round(a, 1) * 2, 3)",
		`select ${away(`${away("a", 10)} * 2`, 1000)}`,
	],
	[
		"select coalesce(f(a, b), round(c, 1))",
		`select coalesce(f(a, b), ${away("c", 10)})`,
	],
])("%s", (select, expected) => {
	expect(roundHalvesAway(select)).toBe(expected);
});

test.each([
	"select 'round(1)', \"round(2)\", around(3) -- round(4)\n/* round(5) */",
	"select ground(1), rounded, round from t",
])("%s stays as it is", (select) => {
	expect(roundHalvesAway(select)).toBe(select);
});
