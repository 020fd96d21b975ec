import { quoteName } from "../database/database.ts";
import { UserError } from "../user-error.ts";
import { type MetricText, readMetricTexts } from "../workspace/metrics.ts";
import { nearestName } from "../workspace/nearest.ts";
import { type Recomputed, recompute } from "./recompute.ts";
import {
	fill,
	planRun,
	type RunEffects,
	type RunOptions,
	readAll,
	type Warehouse,
	withWarehouse,
} from "./warehouse.ts";

export interface ExplainOptions extends RunOptions {
	metric: string;
	/** `kind=name`, such as `community=甲社区`; the street where it is not given. */
	scope?: string;
}

export interface Scope {
	scope_kind: string;
	scope: string;
}

/** A ticket behind a number, and where in the exports it stands. */
export interface ExplainedTicket {
	ticket_id: string;
	in_numerator: boolean;
	in_denominator: boolean;
	/** Counts in neither, and decides whether another does. */
	is_related: boolean;
	file: string;
	sheet: string;
	row: number;
}

export interface Figure {
	numerator: number | null;
	denominator: number | null;
	value: number | null;
}

export interface Explanation extends Scope, Figure {
	metric: string;
	text: MetricText;
	rule: string;
	sql_file: string;
	period_label: string;
	as_of: string;
	tickets: ExplainedTicket[];
	/** The same number from the source rows of these tickets alone. */
	recomputed: Figure;
	agrees: boolean;
}

/** Shows a number's rule and tickets, and computes it again from their rows alone. */
export async function explain(
	options: ExplainOptions,
	effects: RunEffects,
): Promise<Explanation> {
	return await withWarehouse(
		{ ...options, readsOnly: true },
		effects,
		async (warehouse) => {
			await readAll(warehouse);
			const facts = await planRun(warehouse);
			await checkMetric(warehouse, options.metric);
			await fill(warehouse, facts);
			const scope = await findScope(warehouse, options.scope);
			const tickets = await readTickets(warehouse, options.metric, scope);
			effects.log("由源记录复算");
			const again = await recompute(warehouse, facts, tickets);
			try {
				return await describe(warehouse, again, options.metric, scope, tickets);
			} finally {
				await again.close();
			}
		},
	);
}

async function checkMetric({ database }: Warehouse, metric: string) {
	const texts = readMetricTexts();
	if (!(metric in texts))
		throw new UserError(`没有名为“${metric}”的指标。`, {
			hint: `是不是“${nearestName(metric, Object.keys(texts))}”？`,
		});
	const [found] = await database.rows(
		"select metric from run_metrics where metric = $1",
		[metric],
	);
	if (!found)
		throw new UserError(
			`导出文件缺少所需的列，算不出“${texts[metric]?.label}”。`,
			{
				hint: "用 hotline-review check 看缺哪些列。",
			},
		);
}

async function findScope(
	{ database }: Warehouse,
	text: string | undefined,
): Promise<Scope> {
	if (text === undefined) return { scope_kind: "street", scope: "全街道" };
	const [kind = "", ...rest] = text.split("=");
	const scope = rest.join("=").normalize("NFKC").trim();
	const known = await database.rows<Scope>(
		"select scope_kind, scope from int_scopes order by scope_kind, scope",
	);
	const kinds = [...new Set(known.map((each) => each.scope_kind))];
	const scopes = known.filter((each) => each.scope_kind === kind);
	if (scopes.length === 0)
		throw new UserError(`没有“${kind}”这一类范围。`, {
			hint: `写 --scope 类别=名称，类别有：${kinds.join("、")}。`,
		});
	const found = scopes.find((each) => each.scope === scope);
	if (found) return found;
	throw new UserError(`没有名为“${scope.slice(0, 40)}”的范围。`, {
		hint: `是不是“${nearestName(
			scope,
			scopes.map((each) => each.scope),
		)}”？`,
	});
}

/** The tickets a number counts, those it does not count but rests on, and their places. */
export async function readTickets(
	{ database }: Pick<Warehouse, "database">,
	metric: string,
	{ scope_kind, scope }: Scope,
): Promise<ExplainedTicket[]> {
	// A share is of the whole street's tickets, whichever its scope is.
	const isShare = metric === "share";
	return await database.rows<ExplainedTicket>(
		`with counted as (
			select metric_tickets.ticket_id as ticket_id, in_numerator, in_denominator, scopes.ticket_id is null as is_outside
			from int_metric_tickets as metric_tickets
			inner join run_periods on metric_tickets.period_id = run_periods.period_id and run_periods.role = 'current'
			left join (select ticket_id from int_ticket_scopes where scope_kind = $2 and scope = $3) as scopes
				on metric_tickets.ticket_id = scopes.ticket_id
			where metric_tickets.metric = $1
		),
		kept as (
			select ticket_id, in_numerator and not is_outside as in_numerator, in_denominator, false as is_related
			from counted
			where not is_outside ${isShare ? "or true" : ""}
		),
		partners as (
			select earlier_id as ticket_id from int_repeats inner join kept on later_id = kept.ticket_id
			union
			select later_id as ticket_id from int_repeats inner join kept on earlier_id = kept.ticket_id
		),
		listed as (
			select * from kept
			union all
			select ticket_id, false, false, true from partners
			where ticket_id not in (select ticket_id from kept) and $1 in ('repeat_rate', 'once_rate')
		)
		select listed.ticket_id, in_numerator, in_denominator, is_related, raw_sheets.file, raw_sheets.sheet, records.row
		from listed
		inner join int_tickets_counted as tickets on listed.ticket_id = tickets.ticket_id
		inner join raw_tickets as records on tickets.record_no = records.record_no
		inner join raw_sheets on records.sheet_no = raw_sheets.sheet_no
		order by is_related, in_numerator desc, raw_sheets.sheet_no, records.row`,
		[metric, scope_kind, scope],
	);
}

/** What the report says of a metric in a scope; nothing counts as no tickets. */
export async function readFigure(
	{ database }: Pick<Recomputed, "database">,
	metric: string,
	{ scope_kind, scope }: Scope,
): Promise<Figure> {
	const [row] = await database.rows<Figure>(
		`select numerator, denominator, value from ${quoteName("mart_metrics")} where metric = $1 and scope_kind = $2 and scope = $3`,
		[metric, scope_kind, scope],
	);
	return row ?? { numerator: 0, denominator: 0, value: null };
}

async function describe(
	warehouse: Warehouse,
	again: Recomputed,
	metric: string,
	scope: Scope,
	tickets: ExplainedTicket[],
): Promise<Explanation> {
	const figure = await readFigure(warehouse, metric, scope);
	const recomputed = await readFigure(again, metric, scope);
	const [report] = await warehouse.database.rows<{
		period_label: string;
		as_of: string;
	}>("select period_label, as_of from mart_report");
	return {
		metric,
		...scope,
		text: readMetricTexts()[metric] as MetricText,
		rule: `${warehouse.rules.profile.preset}/${metric}`,
		sql_file: `queries/metrics/metric_${metric}.sql`,
		period_label: report?.period_label ?? "",
		as_of: report?.as_of ?? "",
		...figure,
		tickets,
		recomputed,
		agrees: isSame(figure, recomputed),
	};
}

/** True of figures that are equal in every part; a scope without any ticket counts nothing. */
export function isSame(one: Figure, other: Figure): boolean {
	return (
		one.numerator === other.numerator &&
		(one.denominator ?? 0) === (other.denominator ?? 0) &&
		(one.value ?? 0) === (other.value ?? 0)
	);
}
