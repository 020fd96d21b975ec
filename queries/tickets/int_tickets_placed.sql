-- Where each ticket belongs: community, estate, unit and topic.
-- grain: ticket_id
-- units: labelled_topic = the topic the words make it
-- units: topic = the one it is counted under, 其他 where fewer than five of a sensitive one came in its month or in a period told of
-- units: shown_* = as lists may print it, without topic and estate where fewer than five came from its community,
-- units: or fewer than five would be left out of all
-- units: estate = of the list of estates; place = the estate, or what the text itself names where there is no list
with
tickets as (select * from int_tickets_counted),
labels as (select * from lbl_tickets),
community_names as (select * from int_community_names),
ref_estates as (select * from ref_estates),
ref_unit_names as (select * from ref_unit_names),
unit_words as (select * from lbl_words where field = 'unit'),
community_words as (select * from lbl_words where field = 'community'),
topics as (select * from int_topics),
rule_sensitive as (select * from rule_sensitive),
run_options as (select * from run_options),
run_periods as (select start_at, end_at from run_periods),
-- Without communities.csv each distinct name is a community of its own;
-- with it, an unknown name counts for nothing and the estate decides.
placed as (
    select
        tickets.ticket_id as ticket_id,
        coalesce(
            community_words.name,
            community_names.community,
            ref_estates.community,
            (select no_community from rule_scopes)
        ) as community,
        coalesce(labels.estate, '') as estate,
        coalesce(labels.place, labels.estate, '') as place,
        coalesce(ref_unit_names.unit, unit_words.name, '') as unit,
        labels.topic as labelled_topic,
        labels.topic_basis as labelled_basis,
        topics.is_sensitive as is_sensitive,
        topics.is_sensitive
        and coalesce(tickets.status, '') not in ('void', 'returned')
            as counts_as_sensitive,
        topics.urgency as urgency,
        tickets.accepted_at as accepted_at,
        date_trunc('month', tickets.accepted_at)::timestamp as month_at,
        run_options.has_communities
        and tickets.community_name is not null
        and community_names.community is null as is_community_unknown
    from tickets
    inner join labels on tickets.record_no = labels.record_no
    left join community_names
        on tickets.community_name = community_names.name
    left join ref_estates on labels.estate = ref_estates.estate
    left join ref_unit_names on tickets.unit_name = ref_unit_names.name
    left join unit_words on tickets.unit_name = unit_words.value
    left join community_words
        on community_names.community = community_words.value
    inner join topics on labels.topic = topics.topic
    cross join run_options
),
-- A sensitive topic is printed from five tickets on, in a month and in each period told of, and of a community likewise.
spans as (
    select start_at, end_at
    from run_periods
    where date_diff('day', start_at, end_at) >= 28
    union all
    select month_at, (month_at + interval 1 month)::timestamp
    from placed
),
distinct_spans as (
    select start_at, end_at
    from spans
    group by start_at, end_at
),
sensitive as (
    select
        placed.ticket_id as ticket_id,
        placed.labelled_topic as labelled_topic,
        placed.community as community,
        case when placed.counts_as_sensitive then 1 else 0 end as tickets,
        spans.start_at as start_at,
        spans.end_at as end_at
    from placed
    cross join distinct_spans as spans
    where placed.is_sensitive
        and placed.accepted_at >= spans.start_at
        and placed.accepted_at < spans.end_at
),
community_cells as (
    select labelled_topic, start_at, end_at, community, sum(tickets) as tickets
    from sensitive
    group by labelled_topic, start_at, end_at, community
),
-- The few that are left out of a sum could be told from it: then none are told.
street_cells as (
    select
        community_cells.labelled_topic as labelled_topic,
        community_cells.start_at as start_at,
        community_cells.end_at as end_at,
        sum(community_cells.tickets) as tickets,
        sum(
            case
                when community_cells.tickets < rule_sensitive.fewest
                    then community_cells.tickets
                else 0
            end
        ) as few_tickets
    from community_cells
    cross join rule_sensitive
    group by
        community_cells.labelled_topic, community_cells.start_at, community_cells.end_at
),
-- What a week or some days of a month have could be told from the month: of such a month nothing is told.
short_periods as (
    select start_at, end_at
    from run_periods
    where date_diff('day', start_at, end_at) < 28
),
split_months as (
    select placed.month_at as month_at
    from placed
    cross join short_periods
    where placed.month_at < short_periods.end_at
        and (placed.month_at + interval 1 month)::timestamp
        > short_periods.start_at
    group by placed.month_at
),
fewest as (
    select
        sensitive.ticket_id as ticket_id,
        min(street_cells.tickets) as street_tickets,
        min(
            case
                when street_cells.few_tickets > 0
                    and street_cells.few_tickets < rule_sensitive.fewest then 0
                else community_cells.tickets
            end
        ) as community_tickets
    from sensitive
    inner join community_cells
        on sensitive.labelled_topic = community_cells.labelled_topic
        and sensitive.start_at = community_cells.start_at
        and sensitive.end_at = community_cells.end_at
        and sensitive.community = community_cells.community
    inner join street_cells
        on sensitive.labelled_topic = street_cells.labelled_topic
        and sensitive.start_at = street_cells.start_at
        and sensitive.end_at = street_cells.end_at
    cross join rule_sensitive
    group by sensitive.ticket_id
),
counted as (
    select
        placed.*,
        case
            when split_months.month_at is not null then 0
            else fewest.street_tickets
        end as street_tickets,
        case
            when split_months.month_at is not null then 0
            else fewest.community_tickets
        end as community_tickets
    from placed
    left join fewest on placed.ticket_id = fewest.ticket_id
    left join split_months on placed.month_at = split_months.month_at
),
settled as (
    select
        counted.*,
        case
            when is_sensitive and street_tickets < rule_sensitive.fewest
                then 'other'
            else labelled_topic
        end as topic,
        case
            when is_sensitive and community_tickets < rule_sensitive.fewest
                then 'other'
            else labelled_topic
        end as shown_topic
    from counted
    cross join rule_sensitive
),
named as (
    select
        settled.ticket_id as ticket_id,
        settled.community as community,
        settled.estate as estate,
        settled.place as place,
        settled.unit as unit,
        settled.labelled_topic as labelled_topic,
        settled.topic as topic,
        case
            when settled.topic = settled.labelled_topic then settled.labelled_basis
            else 'none'
        end as topic_basis,
        topics.topic_label as topic_label,
        topics.topic_group as topic_group,
        topics.group_label as group_label,
        settled.urgency as urgency,
        settled.shown_topic as shown_topic,
        case
            when settled.shown_topic = settled.labelled_topic then settled.labelled_basis
            else 'none'
        end as shown_basis,
        shown_topics.topic_label as shown_topic_label,
        shown_topics.topic_group as shown_topic_group,
        case when settled.is_sensitive then '' else settled.estate end
            as shown_estate,
        settled.is_sensitive as is_sensitive,
        settled.is_community_unknown as is_community_unknown
    from settled
    inner join topics on settled.topic = topics.topic
    inner join topics as shown_topics
        on settled.shown_topic = shown_topics.topic
)
select * from named
