import { quoteName } from "../database/database.ts";
import type { MetricHeader } from "./header.ts";
import { type Model, metricId } from "./models.ts";

/** The table that every metric of the pass is written over. */
export const WIDE = "int_ticket_periods";

/** The scopes that a ticket counts in beside the street, each a column of the wide table. */
const SCOPES = [
	"community",
	"unit",
	"topic",
	"topic_group",
	"demand_type",
	"channel",
] as const;

interface PassMetric {
	id: string;
	isAssessed: boolean;
	where: string;
	numerator: string;
	denominator: string;
}

/** Numerator, denominator and what follows from them of every metric in every period and scope; past months of the street, its communities and units. */
export function selectCounts(metrics: readonly Model[]): string {
	const sets = [
		"(period_id)",
		...SCOPES.map((scope) => `(period_id, ${scope})`),
	];
	const counts = [
		...selectPass(metrics, {
			from: WIDE,
			keys: ["period_id", scopeKind(SCOPES), scopeName(SCOPES)],
			names: ["period_id", "scope_kind", "scope"],
			sets,
		}),
		...selectOwn(metrics),
	];
	return `with counts as (${counts.join(" union all ")})
select counts.metric as metric, counts.period_id as period_id, counts.scope_kind as scope_kind, counts.scope as scope, counts.numerator as numerator,
    ${byKind(metrics, { rate: "counts.denominator", median: "counts.denominator", share: "counts.denominator" })} as denominator,
    ${byKind(metrics, { rate: RATIO, count: NUMBER, stock: NUMBER })} as value
from counts
inner join run_periods on counts.period_id = run_periods.period_id
where (counts.numerator > 0 or counts.denominator > 0)
    and not (counts.scope_kind = 'unit' and counts.scope = '')
    and (
        run_periods.is_compared
        or counts.scope_kind = 'street'
        or (counts.scope_kind = 'community' and run_periods.role in ('restated', 'reprinted', 'trend'))
        or (counts.scope_kind = 'unit' and run_periods.role = 'trend')
    )`;
}

const RATIO =
	"case when counts.denominator > 0 then counts.numerator::double / counts.denominator end";
const NUMBER = "counts.numerator::double";

// A number has no denominator, and a share, a median and a number per household no value that these counts give.
function byKind(
	metrics: readonly Model[],
	expressions: Partial<Record<MetricHeader["kind"], string>>,
): string {
	const branches = metrics.flatMap((model) => {
		const expression = expressions[model.header.metric?.kind ?? "count"];
		return expression ? [`when '${metricId(model)}' then ${expression}`] : [];
	});
	return branches.length > 0
		? `case counts.metric ${branches.join(" ")} end`
		: "null";
}

/** The counts of this period by demand type within each community and unit, of the metrics with a funnel. */
export function selectStrata(metrics: readonly Model[]): string {
	const units = SCOPES.slice(0, 2);
	const counts = selectPass(
		metrics.filter(({ header }) => header.metric?.hasFunnel),
		{
			from: selectCurrent(),
			keys: [scopeKind(units), scopeName(units), "demand_type"],
			names: ["scope_kind", "scope", "demand_type"],
			sets: units.map((unit) => `(${unit}, demand_type)`),
		},
	);
	return `select metric, scope_kind, scope, demand_type, numerator, denominator
from (${counts.join(" union all ")}) as counts
where denominator > 0 and not (scope_kind = 'unit' and scope = '')`;
}

/** The street's counts of this period with every ticket in them, of the metrics that leave some out. */
export function selectUnfiltered(metrics: readonly Model[]): string {
	const counts = selectPass(
		metrics
			.filter(({ header }) => header.metric?.isAssessed)
			.map((each) => withAll(each)),
		{ from: selectCurrent(), keys: [], names: [], sets: ["()"] },
	);
	return counts.join(" union all ");
}

/** What each ticket is to each metric of this period: two lists of metrics, |a|b|, of a ticket and each pass. */
export function selectTickets(metrics: readonly Model[]): string {
	return selectLists(metrics, { rows: selectCurrent(), own: CURRENT, key: "" });
}

/** The same of this period and of those that it is compared with, each by its role. */
export function selectComparedTickets(metrics: readonly Model[]): string {
	return `select role, ticket_id, pass, numerators, denominators
from (${selectLists(metrics, {
		rows: `(select periods.*, run_periods.role as role from ${WIDE} as periods inner join run_periods on periods.period_id = run_periods.period_id where run_periods.is_compared) as compared_periods`,
		own: "run_periods.is_compared",
		key: "role, ",
	})}) as lists
where numerators <> '|' or denominators <> '|'`;
}

interface Lists {
	/** The tickets of the periods, as a table. */
	rows: string;
	/** The same periods, where a metric has a population of its own. */
	own: string;
	/** What tells them apart. */
	key: string;
}

function selectLists(
	metrics: readonly Model[],
	{ rows, own: ownPeriods, key }: Lists,
): string {
	const shared = sharedOf(metrics);
	const list = (isIn: (metric: PassMetric) => string) =>
		`concat(${["'|'", ...shared.map((metric) => `case when ${isIn(metric)} then '${metric.id}|' else '' end`)].join(", ")})`;
	const numerators = list(
		(metric) => `${counted(metric)} and ${metric.numerator}`,
	);
	const denominators = list(
		(metric) => `${counted(metric)} and ${metric.denominator}`,
	);
	const own = ownOf(metrics).map(
		(
			model,
		) => `select ${key}own.ticket_id as ticket_id, '${metricId(model)}' as pass,
    case when own.in_numerator then '|${metricId(model)}|' else '|' end as numerators,
    case when own.in_denominator then '|${metricId(model)}|' else '|' end as denominators
from (${selectKept(model)}) as own
inner join run_periods on own.period_id = run_periods.period_id and ${ownPeriods}`,
	);
	return [
		`select ${key}ticket_id, 'shared' as pass, ${numerators} as numerators, ${denominators} as denominators from ${rows}`,
		...own,
	].join(" union all ");
}

interface Grouping {
	from: string;
	/** Expressions of the groups, and what they are called. */
	keys: readonly string[];
	names: readonly string[];
	sets: readonly string[];
}

// One pass, a column a numerator and denominator; then a row a metric.
function selectPass(
	metrics: readonly Model[],
	{ from, keys, names, sets }: Grouping,
): string[] {
	const shared = sharedOf(metrics);
	if (shared.length === 0) return [selectNone(names)];
	const sums = shared.flatMap((metric) => [
		`${sumOf(metric, metric.numerator)} as ${quoteName(`${metric.id}_numerator`)}`,
		`${sumOf(metric, metric.denominator)} as ${quoteName(`${metric.id}_denominator`)}`,
	]);
	const groups = keys.map((key, index) => `${key} as ${names[index]}`);
	const pick = (part: string) =>
		`case metrics.metric ${shared.map(({ id }) => `when '${id}' then passed.${quoteName(`${id}_${part}`)}`).join(" ")} end as ${part}`;
	const ids = shared.map(({ id }) => `select '${id}' as metric`);
	const select = [...groups, ...sums].join(",\n    ");
	return [
		`select metrics.metric as metric, ${[...names.map((name) => `passed.${name} as ${name}`), pick("numerator"), pick("denominator")].join(", ")}
from (
    select ${select}
    from ${from}
    group by grouping sets (${sets.join(", ")})
) as passed
cross join (${ids.join(" union all ")}) as metrics`,
	];
}

// No metric of the kind: the columns alone.
function selectNone(names: readonly string[]): string {
	const texts = ["metric", ...names].map((name) => `'' as ${name}`);
	return `select ${texts.join(", ")}, 0 as numerator, 0 as denominator from run_periods where role = ''`;
}

// Metrics with a population of their own, each counted by the scopes of its tickets.
function selectOwn(metrics: readonly Model[]): string[] {
	return ownOf(metrics).map(
		(
			model,
		) => `select '${metricId(model)}' as metric, own.period_id as period_id, scopes.scope_kind as scope_kind, scopes.scope as scope,
    sum(case when own.in_numerator then 1 else 0 end)::integer as numerator,
    sum(case when own.in_denominator then 1 else 0 end)::integer as denominator
from (${selectKept(model)}) as own
inner join int_ticket_scopes as scopes on own.ticket_id = scopes.ticket_id
group by own.period_id, scopes.scope_kind, scopes.scope`,
	);
}

function selectKept({ name, header }: Model): string {
	const select = `select kept.period_id as period_id, kept.ticket_id as ticket_id, kept.in_numerator as in_numerator, kept.in_denominator as in_denominator from ${quoteName(name)} as kept`;
	return header.metric?.isAssessed
		? `${select} left join int_exclusions as exclusions on kept.ticket_id = exclusions.ticket_id where exclusions.ticket_id is null`
		: select;
}

const selectCurrent = () =>
	`(select periods.* from ${WIDE} as periods inner join run_periods on periods.period_id = run_periods.period_id where run_periods.role = 'current') as current_periods`;

const CURRENT = "run_periods.role = 'current'";

const counted = ({ where, isAssessed }: PassMetric) =>
	isAssessed ? `${where} and not is_excluded` : where;

const sumOf = (metric: PassMetric, part: string) =>
	`sum(case when ${counted(metric)} and ${part} then 1 else 0 end)::integer`;

const scopeKind = (scopes: readonly string[]) =>
	`case ${scopes.map((scope) => `when grouping(${scope}) = 0 then '${scope}'`).join(" ")} else 'street' end`;

const scopeName = (scopes: readonly string[]) =>
	`case ${scopes.map((scope) => `when grouping(${scope}) = 0 then ${scope}`).join(" ")} else (select street from rule_scopes) end`;

function withAll(model: Model): Model {
	const { metric } = model.header;
	if (!metric) return model;
	const header = { ...model.header, metric: { ...metric, isAssessed: false } };
	return { ...model, header };
}

/** Metrics that have a population of their own. */
export function ownOf(metrics: readonly Model[]): Model[] {
	return metrics.filter(({ header }) => header.metric?.isInPass === false);
}

/** Metrics that are counted with the others: their files are expressions of that pass, and never tables. */
export function isInPass({ header }: Model): boolean {
	return header.metric?.isInPass === true;
}

function sharedOf(metrics: readonly Model[]): PassMetric[] {
	return metrics.filter(isInPass).map((model) => ({
		id: metricId(model),
		isAssessed: model.header.metric?.isAssessed === true,
		...partsOf(model),
	}));
}

const KEYS = ["period_id", "ticket_id"];

function partsOf({ file, parsed }: Model) {
	const { in_numerator, in_denominator, ...keys } =
		parsed.bare?.expressions ?? {};
	const hasKeys = KEYS.every((key) => keys[key] === key);
	if (
		!in_numerator ||
		!in_denominator ||
		!hasKeys ||
		parsed.tables.join() !== WIDE
	)
		throw new Error(
			`queries/${file}: not a bare select of ${KEYS.join(", ")}, in_numerator and in_denominator over ${WIDE}, its columns without a table's name; if it cannot be, say "pass: own"`,
		);
	const write = (expression: string | null | undefined) =>
		expression ? `(${expression})` : "true";
	return {
		where: write(parsed.bare?.where),
		numerator: write(in_numerator),
		denominator: write(in_denominator),
	};
}
