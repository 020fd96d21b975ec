import type { Row, World } from "./marts-fixture.ts";

/** Twenty-four months, one of them not covered. */
export function makeTrend({ options }: World) {
	const months = 24;
	return Array.from({ length: months }, (_, index) => {
		const number = 2021 * 12 + 3 + index;
		const year = Math.floor(number / 12);
		const month = (number % 12) + 1;
		const age = months - 1 - index;
		return {
			month: `${year}-${String(month).padStart(2, "0")}`,
			is_covered: age <= options.monthsBefore && age !== 15,
			is_current: age === 0,
		};
	});
}

/** `mart_topics` and `mart_topic_groups`. */
export function makeTopics({
	options,
	tickets,
	hasPrevious,
}: World): Record<string, Row[]> {
	const groups = [
		...Object.entries(options.groups),
		["其他", ["其他"]] as const,
	];
	const count = groups.reduce((sum, [, topics]) => sum + topics.length, 0);
	let number = 0;
	const topics: Row[] = groups.flatMap(([group, labels], groupIndex) =>
		labels.map((label, index) => {
			number += 1;
			const own = Math.round(
				(tickets / count) * (1.9 - (1.8 * number) / count),
			);
			return {
				topic: group === "其他" ? "other" : `topic_${number}`,
				topic_label: label,
				topic_group: group === "其他" ? "other" : `group_${groupIndex}`,
				group_label: group,
				group_no: groupIndex + 1,
				topic_no: index + 1,
				...makeTopicFigures(own, tickets, hasPrevious, number),
			};
		}),
	);
	return {
		mart_topics: topics,
		mart_topic_groups: groups.map(([group], index) => {
			const own = topics.filter((row) => row.group_label === group);
			const sum = own.reduce((total, row) => total + Number(row.tickets), 0);
			return {
				topic_group: group === "其他" ? "other" : `group_${index}`,
				group_label: group,
				group_no: index + 1,
				...makeTopicFigures(sum, tickets, hasPrevious, index),
			};
		}),
	};
}

function makeTopicFigures(
	tickets: number,
	all: number,
	hasPrevious: boolean,
	seed: number,
): Row {
	const previous = hasPrevious
		? Math.max(0, tickets + ((seed * 5) % 13) - 6)
		: null;
	const unit = tickets >= 20 && (previous ?? 0) >= 20 ? "percent" : "items";
	const change =
		previous === null
			? null
			: unit === "percent"
				? tickets / 31 / (previous / 28) - 1
				: tickets - previous;
	return {
		tickets,
		share: all > 0 ? tickets / all : null,
		previous_tickets: previous,
		year_ago_tickets: previous,
		previous_change: change,
		previous_change_unit: previous === null ? null : unit,
		previous_direction:
			(change ?? 0) > 0 ? "up" : (change ?? 0) < 0 ? "down" : "flat",
		is_change_significant: hasPrevious && seed === 13,
		ontime_numerator: Math.round(tickets * 0.92),
		ontime_denominator: tickets,
		ontime_value: tickets > 0 ? Math.round(tickets * 0.92) / tickets : null,
		satisfaction_numerator: Math.round(tickets * 0.45),
		satisfaction_denominator: Math.round(tickets * 0.5),
		satisfaction_value: tickets > 2 ? 0.9 : null,
	};
}

/** `mart_community_topics`. */
export function makeCells({ communities, options }: World): Row[] {
	const groups = [...Object.keys(options.groups), "其他"];
	return communities.flatMap((row, index) =>
		groups.map((group, groupIndex) => ({
			community: row.community ?? "",
			community_no: index + 1,
			topic_group: group === "其他" ? "other" : `group_${groupIndex}`,
			group_label: group,
			group_no: groupIndex + 1,
			tickets: Math.round(
				(Number(row.tickets) / groups.length) *
					((((index + 2) * (groupIndex + 3)) % 7) / 3),
			),
		})),
	);
}

/** `mart_funnel_points` and `mart_funnel_limits`. */
export function makeFunnel({
	communities,
	due,
	ontime,
	options,
}: World): Record<string, Row[]> {
	const center = due > 0 ? ontime / due : 0.9;
	const most = Math.max(10, ...communities.map((row) => Number(row.due)));
	const points = communities
		.filter((row) => Number(row.due) > 0)
		.map((row) => ({
			metric: "ontime_rate",
			community: row.community ?? "",
			community_no: row.community_no ?? 0,
			numerator: row.ontime ?? 0,
			denominator: row.due ?? 0,
			value: row.ontime_value ?? 0,
			status: row.ontime_status ?? "",
		}));
	const limits = Array.from({ length: 40 }, (_, index) => {
		const denominator = (index + 1) * Math.max(1, Math.ceil((most * 1.1) / 40));
		const sd = Math.sqrt((center * (1 - center)) / denominator);
		return {
			metric: "ontime_rate",
			denominator,
			center,
			lower_95: Math.max(0, center - 1.96 * sd),
			upper_95: Math.min(1, center + 1.96 * sd),
			lower_998: Math.max(0, center - 3.09 * sd),
			upper_998: Math.min(1, center + 3.09 * sd),
		};
	});
	const metrics = [
		"ontime_rate",
		...(options.hasSatisfaction ? ["satisfaction_strict"] : []),
	];
	const forEach = (rows: Row[]) =>
		metrics.flatMap((metric) => rows.map((row) => ({ ...row, metric })));
	return {
		mart_funnel_points: forEach(points),
		mart_funnel_limits: points.length > 0 ? forEach(limits) : [],
	};
}

/** `mart_overdue`. */
export function makeOverdue({ tickets, options }: World): Row[] {
	if (tickets === 0) return [];
	return Array.from({ length: 17 }, (_, index) => ({
		overdue_no: index + 1,
		ticket_id: `202303${String(index + 3).padStart(2, "0")}371002${1000 + index * 7}`,
		accepted_at: `2023-03-${String(1 + index).padStart(2, "0")} 09:${10 + index}:00`,
		effective_deadline: `2023-03-${String(8 + index).padStart(2, "0")} 23:59:59`,
		deadline_basis: index % 3 === 0 ? "sla" : "explicit",
		days_late: 27 - index,
		working_days_late: 19 - index,
		community:
			options.communities[index % Math.max(1, options.communities.length)] ??
			"未归属",
		estate: index % 5 === 0 ? null : "海韵花园二期",
		topic_label: "污水管道堵塞",
		unit: index % 2 === 0 ? "城市管理办公室" : "物业管理服务中心",
	}));
}

/** `mart_metric_months` of every metric, so that a chart of any of them has rows. */
export function makeMonths(world: World, metrics: readonly string[]): Row[] {
	const trend = makeTrend(world);
	const scopes: [string, string][] = [
		["street", "全街道"],
		...world.communities.map((row): [string, string] => [
			"community",
			String(row.community),
		]),
	];
	return metrics.flatMap((metric, metricNo) =>
		scopes.flatMap(([scope_kind, scope], scopeNo) =>
			trend.map(({ month, is_covered, is_current }, index) => {
				const denominator = 20 + ((index * 7 + scopeNo) % 9);
				const numerator = denominator - ((index + metricNo) % 6);
				return {
					metric,
					metric_no: metricNo + 1,
					metric_kind: "rate",
					scope_kind,
					scope,
					month,
					back_no: trend.length - index,
					is_covered,
					is_current,
					numerator: is_covered ? numerator : null,
					denominator: is_covered ? denominator : null,
					value: is_covered ? numerator / denominator : null,
					is_monthly: true,
					pace: is_covered ? numerator / denominator : null,
					usual: is_covered && index > 8 ? 0.85 : null,
					usual_lower: is_covered && index > 8 ? 0.8 : null,
					usual_upper: is_covered && index > 8 ? 0.95 : null,
					is_one_callers: false,
				};
			}),
		),
	);
}
