-- What the report says about itself: its span, its data and what was left out.
-- grain: period_id
-- page: report, communities, meeting, visits
with
run_options as (select * from run_options),
current_period as (select * from run_periods where role = 'current'),
previous_period as (select * from run_periods where role = 'previous'),
ledger as (
    select
        count(distinct file)::integer as files,
        sum(records)::integer as records,
        sum(counted)::integer as counted,
        sum(superseded)::integer as superseded,
        sum(assisting)::integer as assisting,
        sum(ignored)::integer as ignored,
        sum(rejected)::integer as rejected
    from int_ledger
),
statuses as (
    select
        sum(case when status = 'void' then 1 else 0 end)::integer as voided,
        sum(case when status = 'returned' then 1 else 0 end)::integer
            as returned,
        sum(
            case
                when coalesce(status, '') in ('void', 'returned') then 0
                else 1
            end
        )::integer as universe
    from int_tickets_counted
),
accepted as (
    select * from int_listed_tickets where in_accepted
),
tickets as (select * from int_tickets),
callers as (
    select count(*) > 0 as has_callers
    from run_fields
    where field = 'caller_phone'
),
shares as (
    select
        sum(case when accepted.community = (select no_community from rule_scopes) then 1 else 0 end)::integer
            as unlocated_tickets,
        sum(case when tickets.caller_key is null then 1 else 0 end)::integer
            as unknown_callers,
        sum(case when accepted.topic = 'other' then 1 else 0 end)::integer
            as unclassified_tickets,
        count(*)::integer as accepted_tickets,
        sum(
            case
                when accepted.state <> 'closed'
                    and accepted.effective_deadline > run_options.as_of then 1
                else 0
            end
        )::integer as not_yet_due
    from accepted
    inner join tickets on accepted.ticket_id = tickets.ticket_id
    cross join run_options
),
issues as (select count(*)::integer as issues from int_issues),
report as (
    select
        run_options.period_name as period_id,
        run_options.period_kind as period_kind,
        current_period.label as period_label,
        run_options.period_noun as period_noun,
        run_options.previous_noun as previous_noun,
        run_options.year_ago_noun as year_ago_noun,
        run_options.previous_whole_noun as previous_whole_noun,
        run_options.covered_from as covered_from,
        run_options.covered_until as covered_until,
        current_period.days as days,
        run_options.start_date as start_date,
        run_options.end_date as end_date,
        run_options.as_of as as_of,
        run_options.is_period_complete as is_period_complete,
        run_options.street_name as street_name,
        run_options.preset_label as profile_name,
        run_options.calendar_from as calendar_from,
        run_options.calendar_to as calendar_to,
        previous_period.is_covered as previous_is_covered,
        ledger.files as files,
        ledger.records as records,
        ledger.counted as counted,
        ledger.superseded as superseded,
        ledger.assisting as assisting,
        ledger.ignored as ignored,
        ledger.rejected as rejected,
        statuses.voided as voided,
        statuses.returned as returned,
        statuses.universe as universe,
        issues.issues as issues,
        coalesce(shares.accepted_tickets, 0) as accepted_tickets,
        coalesce(shares.not_yet_due, 0) as not_yet_due,
        coalesce(shares.unlocated_tickets, 0) as unlocated_tickets,
        callers.has_callers as has_callers,
        coalesce(shares.unknown_callers, 0) as unknown_callers,
        coalesce(shares.unclassified_tickets, 0) as unclassified_tickets
    from run_options
    cross join current_period
    cross join previous_period
    cross join ledger
    cross join statuses
    cross join shares
    cross join issues
    cross join callers
)
select * from report
