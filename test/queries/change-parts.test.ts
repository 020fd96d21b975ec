import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../pipeline/database/database.ts";
import type { Model } from "../../pipeline/plan/models.ts";
import { formatSigned } from "../../pipeline/render/numbers.ts";
import {
	createRandom,
	type Random,
} from "../../pipeline/topic-model/random.ts";
import {
	insertRows,
	openEmptyWarehouse,
	type Row,
	readOwnModels,
} from "./warehouse.ts";

// Streets drawn at random, their parts empty in one period or the other, some tickets of no unit:
// whatever the tables are, the parts of a change sum to it, as computed and as printed.

const STREETS = 60;
const STEPS = [
	"int_metric_changes",
	"int_change_counts",
	"int_change_parts",
	"table_change_parts",
];
const PRINTED = ["mart_change_shares", "mart_change_rows"];
const DIMENSIONS = ["community", "unit", "topic", "demand_type", "channel"];
const ROLES = ["current", "previous", "year_ago"] as const;
type Role = (typeof ROLES)[number];

interface Counts {
	numerator: number;
	denominator: number;
}

let database: Database;
let models: Model[];
beforeAll(async () => {
	database = await openEmptyWarehouse();
	models = await readOwnModels(database);
	await insertRows(database, "rule_scopes", [
		{ street: "全街道", no_community: "未归属", no_unit: "未注明" },
	]);
});
afterAll(() => database.close());

async function make(names: readonly string[]): Promise<void> {
	for (const name of names) {
		const model = models.find((each) => each.name === name);
		await database.createTableAs(name, model?.sql ?? "");
	}
}

// Cuts the street's tickets into parts, many of them empty.
function cut(random: Random, whole: Counts, parts: number): Counts[] {
	const cells = Array.from({ length: parts }, () => ({
		numerator: 0,
		denominator: 0,
	}));
	const favourite = random.below(parts);
	for (let each = 0; each < whole.denominator; each += 1) {
		const place = random.below(3) === 0 ? favourite : random.below(parts);
		const cell = cells[place];
		if (!cell) continue;
		cell.denominator += 1;
		if (each < whole.numerator) cell.numerator += 1;
	}
	return cells;
}

function drawStreet(seed: string) {
	const random = createRandom(seed);
	const isRate = random.below(3) > 0;
	const metric = isRate ? "ontime_rate" : "volume";
	const days = { current: 31, previous: 28 + random.below(4), year_ago: 30 };
	const wholes = Object.fromEntries(
		ROLES.map((role) => {
			const denominator = 1 + random.below(random.below(2) ? 60 : 900);
			const numerator = isRate ? random.below(denominator + 1) : denominator;
			return [role, { numerator, denominator }];
		}),
	) as Record<Role, Counts>;
	const pairs: Row[] = [];
	for (const dimension of DIMENSIONS) {
		const parts = 2 + random.below(12);
		// The first unit is that of no unit, which has no scope.
		for (const role of ROLES)
			for (const [part, cell] of cut(random, wholes[role], parts).entries())
				if (dimension !== "unit" || part > 0)
					pairs.push({
						metric,
						role,
						scope_kind: dimension,
						scope: `${dimension}${part}`,
						numerator: cell.numerator,
						denominator: isRate ? cell.denominator : null,
					});
	}
	const value = ({ numerator, denominator }: Counts) =>
		isRate ? numerator / denominator : numerator;
	const side = (prefix: string, counts: Counts): Row => ({
		[`${prefix}numerator`]: counts.numerator,
		[`${prefix}denominator`]: isRate ? counts.denominator : null,
		[`${prefix}value`]: value(counts),
	});
	const street: Row = {
		metric,
		scope_kind: "street",
		scope: "全街道",
		metric_kind: isRate ? "rate" : "count",
		metric_no: 1,
		is_headline: true,
		...side("", wholes.current),
		...side("previous_", wholes.previous),
		...side("year_ago_", wholes.year_ago),
		is_change_significant:
			value(wholes.current) / days.current !==
			value(wholes.previous) / days.previous,
		is_year_ago_significant: true,
	};
	return { metric, isRate, days, wholes, pairs, street, value };
}

test("parts sum to the change, of whatever streets there are", async () => {
	let changes = 0;
	const groups = new Map<string, number>();
	for (let index = 0; index < STREETS; index += 1) {
		const drawn = drawStreet(`parts ${index}`);
		const { wholes, value } = drawn;
		if (
			value(wholes.current) / drawn.days.current ===
				value(wholes.year_ago) / drawn.days.year_ago ||
			value(wholes.current) === value(wholes.year_ago) ||
			value(wholes.current) === value(wholes.previous)
		)
			continue;
		await insertRows(
			database,
			"run_periods",
			ROLES.map((role) => ({ period_id: role, role, days: drawn.days[role] })),
		);
		await insertRows(database, "int_metrics", [drawn.street]);
		await insertRows(database, "int_metric_pairs", drawn.pairs);
		await make(STEPS);
		const sums = await database.rows<Row>(
			`select against, dimension, sum(within + mix) as change, sum(share) as share,
			sum(numerator) as numerator, sum(denominator) as denominator, sum(earlier_numerator) as earlier
			from table_change_parts group by against, dimension`,
		);
		for (const sum of sums) {
			const earlier = wholes[sum.against as Role];
			changes += 1;
			expect(Number(sum.numerator)).toBe(wholes.current.numerator);
			expect(Number(sum.earlier)).toBe(earlier.numerator);
			expect(Number(sum.change)).toBeCloseTo(
				value(wholes.current) - value(earlier),
				9,
			);
			expect(Number(sum.share)).toBeCloseTo(1, 4);
		}
		for (const printed of await checkPrinted(drawn, index))
			groups.set(printed, (groups.get(printed) ?? 0) + 1);
	}
	expect(changes).toBeGreaterThan(300);
	// Whatever a change is told by is printed.
	for (const dimension of DIMENSIONS)
		expect(groups.get(dimension), dimension).toBeGreaterThan(20);
}, 120_000);

// As the page prints them: tenths and whole tickets, which sum to the printed change to the last digit.
async function checkPrinted(
	{ metric, isRate, days, wholes, value }: ReturnType<typeof drawStreet>,
	index: number,
): Promise<string[]> {
	// Two parts may be of any two dimensions, or of one.
	const first = DIMENSIONS[index % DIMENSIONS.length] ?? "";
	const second =
		DIMENSIONS[Math.floor(index / DIMENSIONS.length) % DIMENSIONS.length] ?? "";
	const pace = (role: Role) => value(wholes[role]) / days[role];
	const changeFrom = (role: Role) =>
		isRate
			? (value(wholes.current) - value(wholes[role])) * 100
			: pace("current") / pace(role) - 1;
	const unit = isRate ? "points" : "percent";
	await insertRows(database, "mart_headlines", [
		{
			metric,
			previous_change: changeFrom("previous"),
			previous_change_unit: unit,
			year_ago_change: changeFrom("year_ago"),
			year_ago_change_unit: unit,
		},
	]);
	const lead = { metric, metric_no: 1, is_headline: true, is_spread: false };
	await insertRows(
		database,
		"mart_change_leads",
		(["previous", "year_ago"] as const).map((against) => ({
			...lead,
			against,
			dimension: first,
			part: `${first}1`,
			second_dimension: second,
			second_part: `${second}${first === second ? 0 : 1}`,
			has_two: true,
		})),
	);
	await make(PRINTED);
	const rows = await database.rows<Row>(
		"select against, dimension, sum(effect)::integer as effect from mart_change_rows group by against, dimension",
	);
	for (const { against, effect } of rows) {
		const printed = formatSigned(changeFrom(against as Role), unit);
		const scale = isRate ? 10 : 1000;
		expect(formatSigned(Number(effect) / scale, unit)).toBe(printed);
	}
	return rows.map(({ dimension }) => String(dimension));
}
