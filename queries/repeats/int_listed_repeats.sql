-- What came back: the same caller's complaint still open (L1) or closed before (L2), one cluster of several callers (L3), and texts that look alike.
-- grain: kind, ticket_id
-- order: kind, group_id, accepted_at, ticket_id
-- csv: repeats
-- units: group_id = the matter: of a known caller its first ticket, else the earlier one; of several callers the cluster's first
-- units: days from the earlier ticket's closing; similarity = share of the two texts' sketches that agree
with
tickets as (select * from int_tickets),
current_period as (select * from run_periods where role = 'current'),
periods as (select * from int_ticket_periods where is_accepted),
pairs as (select * from int_repeats),
matters as (select * from int_repeat_matters),
cluster_tickets as (select * from est_cluster_tickets where callers >= 3 and place <> ''),
look_alikes as (select * from est_look_alikes),
seen as (
    select periods.ticket_id as seen_id
    from periods
    inner join current_period on periods.period_id = current_period.period_id
),
accepted as (
    select tickets.*
    from tickets
    inner join seen on tickets.ticket_id = seen.seen_id
),
known as (
    select
        case when is_still_open then 'L1' else 'L2' end as kind,
        basis,
        later_id as ticket_id,
        earlier_id,
        null::double as similarity
    from pairs
    where basis = 'link'
    union all
    select 'L1', 'caller', later_id, earlier_id, null::double
    from pairs
    where basis = 'caller' and is_still_open
    union all
    select 'L2', 'caller', later_id, earlier_id, null::double
    from pairs
    where is_repeat
    union all
    select 'L2', 'flag', ticket_id, null, null::double
    from accepted
    where is_repeat_flagged
    union all
    select 'alike', 'text', later_id, earlier_id, similarity
    from look_alikes
),
-- Of several earlier tickets the latest; a link before a pair before a flag.
ranked as (
    select
        known.kind as kind,
        known.basis as basis,
        known.ticket_id as ticket_id,
        known.earlier_id as earlier_id,
        known.similarity as similarity,
        earlier.closed_at as earlier_closed_at,
        row_number() over (
            partition by known.kind, known.ticket_id
            order by
                case known.basis when 'link' then 1 when 'caller' then 2 else 3 end,
                earlier.accepted_at desc,
                known.earlier_id desc
        ) as pair_no
    from known
    left join tickets as earlier on known.earlier_id = earlier.ticket_id
),
rows_of as (
    select
        kind,
        basis,
        ticket_id,
        earlier_id,
        coalesce(earlier_id, ticket_id) as group_id,
        similarity,
        earlier_closed_at
    from ranked
    where pair_no = 1
    union all
    select
        'L3',
        'matter',
        ticket_id,
        case when ticket_id <> cluster_id then cluster_id end,
        cluster_id,
        null::double,
        null::timestamp
    from cluster_tickets
),
repeats as (
    select
        rows_of.kind as kind,
        rows_of.basis as basis,
        coalesce(matters.matter_id, rows_of.group_id) as group_id,
        rows_of.ticket_id as ticket_id,
        rows_of.earlier_id as earlier_ticket_id,
        accepted.accepted_at as accepted_at,
        rows_of.earlier_closed_at as earlier_closed_at,
        case
            when rows_of.kind = 'L2'
                then date_diff(
                    'day', rows_of.earlier_closed_at, accepted.accepted_at
                )::integer
        end as days,
        accepted.community as community,
        case when accepted.is_sensitive then '' else accepted.place end
            as place,
        accepted.shown_topic as topic,
        round(rows_of.similarity, 2) as similarity
    from rows_of
    inner join accepted on rows_of.ticket_id = accepted.ticket_id
    left join matters
        on case when rows_of.kind in ('L1', 'L2') then rows_of.group_id end
            = matters.ticket_id
)
select * from repeats
