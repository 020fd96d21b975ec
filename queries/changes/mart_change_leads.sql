-- What each significant change of the street lies in: one or two parts and the figure without them, or nothing where it is spread.
-- grain: metric, against
-- order: metric_no, against
-- page: report
-- units: share = of the change, of both parts together; without_* = of all others, now and then
-- units: one_caller_tickets = of those that make the change, how many are of one caller; null where fewer than five or than half
with
changes as (select * from int_metric_changes),
leads as (select * from int_change_leads),
candidates as (select * from int_change_candidates),
members as (select * from int_change_members where role = 'current'),
run_metrics as (select * from run_metrics),
topics as (select * from int_topics),
labelled as (
    select
        candidates.*,
        coalesce(topics.topic_label, candidates.part) as part_label
    from candidates
    left join topics
        on candidates.dimension = 'topic' and candidates.part = topics.topic
),
-- The side of a rate that it should have little of; of a count all.
behind as (
    select
        leads.metric as metric,
        leads.against as against,
        members.ticket_id as ticket_id,
        max(members.caller_key) as caller_key
    from leads
    inner join members
        on leads.metric = members.metric
        and leads.against = members.against
        and members.candidate_no in (leads.first_no, leads.second_no)
    inner join run_metrics on leads.metric = run_metrics.metric
    where case
            when run_metrics.good_direction = 'up'
                then members.in_denominator and not members.in_numerator
            else members.in_numerator
        end
    group by leads.metric, leads.against, members.ticket_id
),
by_caller as (
    select metric, against, caller_key, count(*) as tickets
    from behind
    where caller_key is not null
    group by metric, against, caller_key
),
heaviest as (
    select metric, against, max(tickets)::integer as tickets
    from by_caller
    group by metric, against
),
totals as (
    select metric, against, count(*)::integer as tickets
    from behind
    group by metric, against
),
told as (
    select
        changes.metric as metric,
        changes.against as against,
        changes.metric_no as metric_no,
        changes.metric_kind as metric_kind,
        changes.is_headline as is_headline,
        changes.change as change,
        firsts.dimension as dimension,
        firsts.part as part,
        firsts.part_label as part_label,
        firsts.numerator as numerator,
        firsts.denominator as denominator,
        firsts.earlier_numerator as earlier_numerator,
        firsts.earlier_denominator as earlier_denominator,
        seconds.dimension as second_dimension,
        seconds.part as second_part,
        seconds.part_label as second_label,
        seconds.numerator as second_numerator,
        seconds.denominator as second_denominator,
        seconds.earlier_numerator as second_earlier_numerator,
        seconds.earlier_denominator as second_earlier_denominator,
        leads.share as share,
        leads.size as size,
        leads.without_numerator as without_numerator,
        leads.without_denominator as without_denominator,
        leads.without_earlier_numerator as without_earlier_numerator,
        leads.without_earlier_denominator as without_earlier_denominator,
        case
            when heaviest.tickets >= 5 and heaviest.tickets * 2 >= totals.tickets
                then heaviest.tickets
        end as one_caller_tickets,
        leads.metric is null as is_spread,
        seconds.part is not null as has_two
    from changes
    left join leads
        on changes.metric = leads.metric and changes.against = leads.against
    left join labelled as firsts
        on leads.metric = firsts.metric
        and leads.against = firsts.against
        and leads.first_no = firsts.candidate_no
    left join labelled as seconds
        on leads.metric = seconds.metric
        and leads.against = seconds.against
        and leads.second_no = seconds.candidate_no
    left join heaviest
        on leads.metric = heaviest.metric and leads.against = heaviest.against
    left join totals
        on leads.metric = totals.metric and leads.against = totals.against
)
select * from told
