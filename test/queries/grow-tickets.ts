import type { Database } from "../../pipeline/database/database.ts";

/** So many tickets alike; times and answers left out are not known. */
export interface Lot {
	count: number;
	unit?: string;
	accepted?: string;
	closed?: string;
	deadline?: string;
	contacted?: string;
	solved?: string;
	satisfaction?: string;
}

/** Makes the tickets of lots, and the tables that figures are made of. */
export async function growTickets(
	database: Database,
	lots: readonly Lot[],
): Promise<void> {
	for (const table of ["int_tickets", "int_ticket_scopes"])
		await database.run(`delete from ${table}`);
	for (const [index, lot] of lots.entries())
		await database.run(
			`insert into int_tickets by name
			select $1 || '-' || number::varchar as ticket_id, coalesce($2::timestamp, '2024-06-01'::timestamp) as accepted_at,
				$3::timestamp as closed_at, $4::timestamp as effective_deadline_at, 'explicit' as deadline_basis,
				$5::varchar as contacted, $6::varchar as solved, $7::varchar as satisfaction,
				$7::varchar is not null as is_rated, coalesce($8, '') as unit
			from range($9::integer) as numbers(number)`,
			[
				String(index),
				lot.accepted ?? null,
				lot.closed ?? null,
				lot.deadline ?? null,
				lot.contacted ?? null,
				lot.solved ?? null,
				lot.satisfaction ?? null,
				lot.unit ?? null,
				lot.count,
			],
		);
	await database.run(
		`insert into int_ticket_scopes by name
		select ticket_id, 'street' as scope_kind, '全街道' as scope from int_tickets
		union all by name
		select ticket_id, 'unit' as scope_kind, unit as scope from int_tickets where unit <> ''`,
	);
	await database.createTableAs(
		"int_scopes",
		"select distinct scope_kind, scope from int_ticket_scopes",
	);
	await database.createTableAs(
		"int_metric_values",
		`select 'volume' as metric, scope_kind, scope, count(*)::integer as numerator, null::integer as denominator, null::double as value
		from int_ticket_scopes group by scope_kind, scope`,
	);
}
