-- How many of the period's tickets the profile keeps out of the rates, by reason.
-- grain: reason
-- order: reason_no
-- page: report
with
exclusions as (select * from int_exclusions),
periods as (select * from int_ticket_periods),
current_period as (select * from run_periods where role = 'current'),
rule_exclusions as (select * from rule_exclusions),
relevant as (
    select periods.ticket_id as ticket_id
    from periods
    inner join current_period on periods.period_id = current_period.period_id
    where periods.is_accepted or periods.is_closed or periods.is_due
),
counts as (
    select exclusions.reason as reason, count(*)::integer as tickets
    from exclusions
    inner join relevant on exclusions.ticket_id = relevant.ticket_id
    group by exclusions.reason
),
listed as (
    select
        rule_exclusions.reason as reason,
        rule_exclusions.reason_no as reason_no,
        rule_exclusions.reason_label as reason_label,
        coalesce(counts.tickets, 0) as tickets
    from rule_exclusions
    left join counts on rule_exclusions.reason = counts.reason
)
select * from listed
