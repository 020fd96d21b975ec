import type { Row } from "../../../pipeline/database/database.ts";
import type { World } from "./marts-fixture.ts";

/** A finding as `mart_findings` yields it, the rest of its columns filled. */
export function makeFinding(finding: Row): Row {
	return {
		finding_no: 1,
		dimension: "community",
		kind: "rate",
		metric: "volume",
		scope: "",
		scope_label: "",
		is_worse: true,
		against: "rest",
		numerator: 0,
		denominator: null,
		value: null,
		reference_value: null,
		earlier_numerator: null,
		earlier_denominator: null,
		cases: 0,
		expected_cases: null,
		excess: 0,
		usual_cases: null,
		callers: null,
		unknown_callers: null,
		span_cases: null,
		is_caller_known: true,
		months_in_row: null,
		since_month: null,
		is_since_first: false,
		hotspot_kind: null,
		first_at: null,
		last_at: null,
		open: null,
		communities: null,
		also_metric: null,
		also_numerator: null,
		also_denominator: null,
		also_reference_value: null,
		also_cases: null,
		also_usual_cases: null,
		also_shared_cases: null,
		behind_tickets: 14,
		withheld_tickets: 0,
		...finding,
	};
}

export function makeHeadlines(world: World): Row[] {
	const { tickets, due, ontime, rated, satisfied, closed } = world;
	const rate = (
		metric: string,
		numerator: number,
		denominator: number,
		previous: number,
	) => makeHeadline(world, metric, numerator, denominator, previous);
	const count = (metric: string, numerator: number, previous: number) =>
		makeHeadline(world, metric, numerator, null, previous);
	return [
		count("volume", tickets, 470),
		rate("close_rate_due", Math.min(due, ontime + 9), due, 0.978),
		rate("close_rate_accepted", Math.round(tickets * 0.97), tickets, 0.971),
		rate("ontime_rate", ontime, due, 0.914),
		count("overdue_open", tickets === 0 ? 0 : 17, 11),
		count("open_stock", tickets === 0 ? 0 : 41, 38),
		...(world.options.hasSatisfaction
			? [
					rate("satisfaction_strict", satisfied, rated, 0.871),
					rate("rated_share", rated, closed, 0.562),
				]
			: []),
	].filter((row) => row.metric_kind !== "rate" || Number(row.denominator) > 0);
}

function makeHeadline(
	{ hasPrevious, hasYearAgo }: World,
	metric: string,
	numerator: number,
	denominator: number | null,
	previous: number,
): Row {
	const isRate = denominator !== null;
	const value = isRate ? numerator / denominator : numerator;
	const [lower, upper] = isRate ? wilson(numerator, denominator) : [null, null];
	const unit = isRate
		? "points"
		: numerator >= 20 && previous >= 20
			? "percent"
			: "items";
	const pace = isRate ? value : value / 31;
	const changeFrom = (before: number, days: number) =>
		isRate
			? (value - before) * 100
			: unit === "items"
				? value - before
				: value / 31 / (before / days) - 1;
	const compare = (
		prefix: string,
		isKnown: boolean,
		before: number,
		days: number,
	) => {
		const change = isKnown ? changeFrom(before, days) : null;
		return {
			[`${prefix}_value`]: isKnown ? before : null,
			[`${prefix}_numerator`]: isKnown
				? isRate
					? Math.round(before * 600)
					: before
				: null,
			[`${prefix}_denominator`]: isKnown && isRate ? 600 : null,
			[`${prefix}_is_known`]: isKnown,
			[`${prefix}_change`]: change,
			[`${prefix}_change_unit`]: unit,
			[`${prefix}_direction`]:
				(change ?? 0) > 0 ? "up" : (change ?? 0) < 0 ? "down" : "flat",
		};
	};
	return {
		metric,
		metric_kind: isRate ? "rate" : metric === "volume" ? "count" : "stock",
		good_direction: isRate ? "up" : "none",
		numerator,
		denominator,
		value,
		lower_95: lower,
		upper_95: upper,
		pace,
		p_change:
			hasPrevious && metric !== "overdue_open" && metric !== "open_stock"
				? 0.2
				: null,
		is_change_significant: hasPrevious && metric === "volume",
		...compare("previous", hasPrevious, previous, 28),
		...compare(
			"year_ago",
			hasYearAgo,
			isRate ? previous - 0.02 : Math.round(previous * 0.9),
			31,
		),
	};
}

export function makeFindings({
	hasPrevious,
	communities,
	tickets,
}: World): Row[] {
	const bad = communities[4];
	const findings: Row[] = [];
	if (bad && Number(bad.due) > 10)
		findings.push({
			metric: "ontime_rate",
			scope: bad.community ?? "",
			scope_label: bad.community ?? "",
			numerator: bad.ontime ?? 0,
			denominator: bad.due ?? 0,
			cases: Number(bad.due) - Number(bad.ontime),
			usual_cases: 5,
			excess: 9,
			reference_value: 0.93,
		});
	if (hasPrevious && tickets > 0)
		findings.push(
			{
				dimension: "street",
				kind: "volume_change",
				against: "previous",
				numerator: tickets,
				cases: tickets,
				earlier_numerator: 470,
				excess: tickets - (470 / 28) * 31,
			},
			{
				dimension: "topic",
				kind: "volume_change",
				scope: "sewage_blocked",
				scope_label: "污水管道堵塞",
				against: "previous",
				numerator: 58,
				cases: 58,
				earlier_numerator: 31,
				excess: 24,
			},
		);
	if (tickets > 0)
		findings.push({
			dimension: "street",
			kind: "stock",
			metric: "overdue_open",
			against: "past",
			numerator: 17,
			cases: 17,
			expected_cases: 6,
			excess: 11,
		});
	return findings.map((finding, index) =>
		makeFinding({ ...finding, finding_no: index + 1 }),
	);
}

export function wilson(x: number, n: number): [number, number] {
	if (n === 0) return [0, 1];
	const z = 1.959964;
	const p = x / n;
	const middle = p + (z * z) / (2 * n);
	const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
	const base = 1 + (z * z) / n;
	return [(middle - half) / base, (middle + half) / base];
}
