-- How the closings of the period were rated, the unrated told apart by why.
-- grain: level
-- order: level_no
-- page: report
-- needs: satisfaction|sat_final|sat_overall|sat_first
-- units: share = 0-1 of the closings
with
tickets as (select * from int_listed_tickets where in_closed),
levels as (select * from rule_satisfaction),
unrated as (select max_by(level, -level_no) as level from levels where is_unrated),
rated as (
    select
        coalesce(tickets.satisfaction, unrated.level) as level,
        count(*)::integer as tickets
    from tickets
    cross join unrated
    group by coalesce(tickets.satisfaction, unrated.level)
),
total as (select count(*)::integer as tickets from tickets),
told as (
    select
        levels.level as level,
        levels.level_no as level_no,
        coalesce(rated.tickets, 0) as tickets,
        case
            when total.tickets > 0
                then coalesce(rated.tickets, 0)::double / total.tickets
        end as share,
        total.tickets as closed,
        levels.is_rated as is_rated
    from levels
    left join rated on levels.level = rated.level
    cross join total
)
select * from told
