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
callers as (
    select count(*) > 0 as has_callers
    from run_fields
    where field = 'caller_phone'
),
accepted as (select * from int_accepted_counts),
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
        run_options.meeting_at as meeting_at,
        run_options.has_meetings as has_meetings,
        run_options.is_period_complete as is_period_complete,
        run_options.street_name as street_name,
        run_options.masthead_issuer as masthead_issuer,
        run_options.masthead_issue as masthead_issue,
        run_options.masthead_issued as masthead_issued,
        run_options.masthead_mark as masthead_mark,
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
        accepted.accepted_tickets as accepted_tickets,
        accepted.not_yet_due as not_yet_due,
        accepted.unlocated_tickets as unlocated_tickets,
        callers.has_callers as has_callers,
        accepted.unknown_callers as unknown_callers,
        accepted.unclassified_tickets as unclassified_tickets
    from run_options
    cross join current_period
    cross join previous_period
    cross join ledger
    cross join statuses
    cross join accepted
    cross join issues
    cross join callers
)
select * from report
