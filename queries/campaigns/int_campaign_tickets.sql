-- The tickets that tell of a campaign: on its topics, in the places it is for or is compared with, in the days it is judged by.
-- grain: campaign, span, span_no, ticket_id
-- units: arm = treated | untreated; in the outcome's own population: accepted, due or closed in those days
with
campaigns as (select * from rule_campaigns),
campaign_topics as (select * from rule_campaign_topics),
campaign_places as (select * from rule_campaign_places),
spans as (select * from run_campaign_spans),
tickets as (select * from int_tickets),
run_options as (select * from run_options),
levels as (select * from rule_satisfaction),
repeated as (
    select later_id
    from int_repeats
    where is_repeat
    group by later_id
),
outcomes as (
    select 'volume' as outcome, ticket_id, accepted_at as happened_at
    from tickets
    union all
    select 'repeats' as outcome, tickets.ticket_id, tickets.accepted_at
    from tickets
    left join repeated on tickets.ticket_id = repeated.later_id
    where tickets.is_repeat_flagged or repeated.later_id is not null
    union all
    select
        'overdue' as outcome,
        tickets.ticket_id,
        tickets.effective_deadline_at
    from tickets
    cross join run_options
    where tickets.effective_deadline_at < run_options.as_of
        and coalesce(tickets.closed_at > tickets.effective_deadline_at, true)
        -- Closed, nobody knows when: nobody knows that it was late.
        and (tickets.closed_at is not null or coalesce(tickets.status, '') <> 'closed')
    union all
    select 'overdue' as outcome, ticket_id, accepted_at
    from tickets
    where deadline_basis = 'given' and outcome = 'overdue'
    union all
    select 'dissatisfied' as outcome, tickets.ticket_id, tickets.closed_at
    from tickets
    inner join levels on tickets.satisfaction = levels.level
    cross join run_options
    where levels.is_rated
        and not levels.is_inclusive
        and tickets.closed_at <= run_options.as_of
        and coalesce(tickets.called_back_at <= run_options.as_of, true)
),
inside as (
    select
        campaigns.campaign as campaign,
        campaigns.is_street_wide as is_street_wide,
        spans.span as span,
        spans.span_no as span_no,
        tickets.ticket_id as ticket_id,
        tickets.community as community,
        tickets.estate as estate,
        coalesce(tickets.channel, '') = 'grid' as is_grid
    from campaigns
    inner join spans on campaigns.campaign = spans.campaign
    inner join outcomes on campaigns.outcome = outcomes.outcome
    inner join tickets on outcomes.ticket_id = tickets.ticket_id
    inner join campaign_topics
        on campaigns.campaign = campaign_topics.campaign
        and tickets.topic = campaign_topics.topic
    where outcomes.happened_at >= spans.start_at
        and outcomes.happened_at < spans.end_at
),
placed as (
    select
        inside.campaign as campaign,
        inside.span as span,
        inside.span_no as span_no,
        inside.ticket_id as ticket_id,
        inside.community as community,
        inside.is_grid as is_grid,
        case
            when inside.is_street_wide then 'treated'
            when coalesce(estates.is_treated, communities.is_treated, false)
                then 'treated'
            when communities.place is not null then ''
            when inside.community = (select no_community from rule_scopes) then ''
            else 'untreated'
        end as arm
    from inside
    left join campaign_places as estates
        on inside.campaign = estates.campaign
        and estates.place_kind = 'estate'
        and inside.estate = estates.place
    left join campaign_places as communities
        on inside.campaign = communities.campaign
        and communities.place_kind = 'community'
        and inside.community = communities.place
),
told as (
    select
        campaign,
        span,
        span_no,
        ticket_id,
        arm,
        community,
        is_grid
    from placed
    where arm <> ''
)
select * from told
