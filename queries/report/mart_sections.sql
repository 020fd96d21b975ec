-- Which sections have something to show; one without is dropped and its reason printed.
-- grain: section
-- order: section_no
-- page: report, communities
with
run_sections as (select * from run_sections),
tickets as (select * from int_listed_tickets),
dues as (
    select
        count(*)::integer as timed_tickets,
        coalesce(sum(case when int_tickets_due.is_assumed then 1 else 0 end), 0)::integer
            as assumed_tickets
    from tickets
    inner join int_tickets_due on tickets.ticket_id = int_tickets_due.ticket_id
    where tickets.in_due
),
facts as (
    select 'topics' as section, count(*) as tickets
    from tickets
    where in_accepted and topic <> 'other'
    union all
    select 'communities', count(*)
    from tickets
    where in_accepted and community <> (select no_community from rule_scopes)
    union all
    select 'timeliness', count(*) from tickets where in_due
    union all
    select 'overdue', count(*) from tickets where effective_deadline is not null
    union all
    select 'satisfaction', sum(denominator)
    from int_metric_values
    where metric = 'satisfaction_strict' and scope_kind = 'street'
    union all
    select 'effects', count(*) from int_campaigns
    union all
    select 'theme', count(*) from int_monthly_theme
    union all
    select 'cases', sum(denominator)
    from int_metric_values
    where metric = 'satisfaction_strict' and scope_kind = 'street'
),
sections as (
    select
        run_sections.section as section,
        run_sections.section_no as section_no,
        run_sections.label as label,
        run_sections.is_possible
        and (
            run_sections.empty_reason = '' or coalesce(facts.tickets, 0) > 0
        ) as is_shown,
        case
            when run_sections.is_possible then run_sections.empty_reason
            else run_sections.missing_reason
        end as reason,
        case when run_sections.section = 'timeliness' then dues.timed_tickets end
            as timed_tickets,
        case when run_sections.section = 'timeliness' then dues.assumed_tickets end
            as assumed_tickets
    from run_sections
    left join facts on run_sections.section = facts.section
    cross join dues
)
select * from sections
