-- Candidates for the theme of the month, with the score in its parts.
-- grain: topic
-- order: theme_no
-- csv: monthly_theme
-- units: shares of twelve months
-- units: each part earns its points in proportion to the highest candidate, the season up to twice a usual month; a share of fewer than 20 earns none
with
topics as (select * from int_theme_topics where tickets >= 24),
parts as (
    select
        max(case when part = 'volume' then points end) as volume,
        max(case when part = 'months' then points end) as months,
        max(case when part = 'unsolved' then points end) as unsolved,
        max(case when part = 'dissatisfied' then points end) as dissatisfied,
        max(case when part = 'crossing' then points end) as crossing,
        max(case when part = 'season' then points end) as season
    from rule_theme_parts
),
totals as (select sum(tickets)::integer as tickets from int_theme_topics),
shares as (
    select
        topics.topic as topic,
        topics.tickets as tickets,
        topics.tickets::double / totals.tickets as share,
        topics.months_present as months_present,
        topics.answered as answered,
        case
            when topics.answered >= 20
                then topics.unsolved::double / topics.answered
        end as unsolved_share,
        topics.rated as rated,
        case
            when topics.rated >= 20
                then topics.dissatisfied::double / topics.rated
        end as dissatisfied_share,
        topics.units as units,
        topics.main_unit as main_unit,
        1 - topics.main_tickets::double / topics.tickets as other_units_share,
        topics.next_month as next_month_tickets,
        topics.next_month * 12.0::double / topics.tickets as next_month_ratio
    from topics
    cross join totals
),
highest as (
    select
        max(share) as most_share,
        max(unsolved_share) as most_unsolved,
        max(dissatisfied_share) as most_dissatisfied,
        max(other_units_share) as most_other_units
    from shares
),
scored as (
    select
        shares.*,
        parts.volume * shares.share / highest.most_share as volume_points,
        parts.months * shares.months_present / 12.0::double as months_points,
        coalesce(
            parts.unsolved * shares.unsolved_share
            / nullif(highest.most_unsolved, 0),
            0
        ) as unsolved_points,
        coalesce(
            parts.dissatisfied * shares.dissatisfied_share
            / nullif(highest.most_dissatisfied, 0),
            0
        ) as dissatisfied_points,
        coalesce(
            parts.crossing * shares.other_units_share
            / nullif(highest.most_other_units, 0),
            0
        ) as crossing_points,
        parts.season * least(shares.next_month_ratio, 2) / 2 as season_points
    from shares
    cross join highest
    cross join parts
),
summed as (
    select
        *,
        volume_points + months_points + unsolved_points + dissatisfied_points
        + crossing_points + season_points as score
    from scored
),
themes as (
    select
        row_number() over (order by score desc, topic)::integer as theme_no,
        topic,
        round(score, 2) as score,
        round(volume_points, 2) as volume_points,
        round(months_points, 2) as months_points,
        round(unsolved_points, 2) as unsolved_points,
        round(dissatisfied_points, 2) as dissatisfied_points,
        round(crossing_points, 2) as crossing_points,
        round(season_points, 2) as season_points,
        tickets,
        round(share, 6) as share,
        months_present,
        answered,
        round(unsolved_share, 6) as unsolved_share,
        rated,
        round(dissatisfied_share, 6) as dissatisfied_share,
        units,
        main_unit,
        round(other_units_share, 6) as other_units_share,
        next_month_tickets,
        round(next_month_ratio, 6) as next_month_ratio
    from summed
)
select * from themes
