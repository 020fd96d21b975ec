-- What twelve months say of each topic: how many tickets, in which months, by how many units, how they were solved and rated.
-- grain: topic
-- units: none unless twelve months are covered; next_month = the month a year before the coming one; main = of the unit with most
with
months as (select * from int_theme_months where is_covered),
span as (
    select
        min(start_at) as start_at,
        max(end_at) as end_at,
        count(*)::integer as months
    from months
),
levels as (select * from rule_satisfaction),
run_options as (select * from run_options),
tickets as (select * from int_tickets where topic <> 'other'),
inside as (
    select
        tickets.topic as topic,
        tickets.ticket_id as ticket_id,
        tickets.unit as unit,
        months.month_no as month_no,
        tickets.closed_at <= run_options.as_of as is_closed,
        coalesce(tickets.solved, '') as solved,
        tickets.is_rated
        and coalesce(tickets.called_back_at <= run_options.as_of, true)
            as is_rated,
        coalesce(levels.is_inclusive, false) as is_content
    from tickets
    inner join months
        on tickets.accepted_at >= months.start_at
        and tickets.accepted_at < months.end_at
    inner join span on span.months = 12
    cross join run_options
    left join levels on tickets.satisfaction = levels.level
),
sums as (
    select
        topic,
        count(*)::integer as tickets,
        count(distinct month_no)::integer as months_present,
        sum(case when month_no = 11 then 1 else 0 end)::integer as next_month,
        sum(
            case
                when is_closed and solved in ('solved', 'partial', 'unsolved')
                    then 1
                else 0
            end
        )::integer as answered,
        sum(
            case
                when is_closed and solved in ('partial', 'unsolved') then 1
                else 0
            end
        )::integer as unsolved,
        sum(case when is_closed and is_rated then 1 else 0 end)::integer
            as rated,
        sum(
            case
                when is_closed and is_rated and not is_content then 1
                else 0
            end
        )::integer as dissatisfied,
        count(distinct unit)::integer as units
    from inside
    group by topic
),
unit_counts as (
    select topic, unit, count(*)::integer as tickets
    from inside
    group by topic, unit
),
ranked as (
    select
        topic,
        unit,
        tickets,
        row_number() over (
            partition by topic
            order by tickets desc, unit
        ) as unit_no
    from unit_counts
),
main as (select * from ranked where unit_no = 1),
topics as (
    select
        sums.topic as topic,
        sums.tickets as tickets,
        sums.months_present as months_present,
        sums.next_month as next_month,
        sums.answered as answered,
        sums.unsolved as unsolved,
        sums.rated as rated,
        sums.dissatisfied as dissatisfied,
        sums.units as units,
        main.unit as main_unit,
        main.tickets as main_tickets
    from sums
    inner join main on sums.topic = main.topic
)
select * from topics
