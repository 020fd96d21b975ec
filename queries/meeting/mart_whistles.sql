-- Whistles by level: how many turned up in time, how long results took, and which were blown again for one matter.
-- grain: level
-- order: level
-- csv: whistles
-- sheet: annex.xlsx
-- page: meeting
-- units: days_to_result = median, natural days; judged = arrived, or the day by which they had to is over
with
timed as (
    select
        whistle_id,
        level,
        arrived_at is not null as has_arrived,
        is_in_time,
        is_judged,
        date_diff('second', blown_at, closed_at) as seconds,
        row_number() over (
            partition by level, matter
            order by blown_at, whistle_id
        ) as blow_no
    from int_whistles
),
counted as (
    select
        level,
        count(*)::integer as whistles,
        sum(case when has_arrived then 1 else 0 end)::integer as arrived,
        sum(case when is_in_time then 1 else 0 end)::integer as in_time,
        sum(case when is_judged then 1 else 0 end)::integer as judged,
        count(seconds)::integer as with_result,
        sum(case when blow_no > 1 then 1 else 0 end)::integer as blown_again
    from timed
    group by level
),
ranked as (
    select
        level,
        seconds,
        row_number() over (partition by level order by seconds, whistle_id)
            as place
    from timed
    where seconds is not null
),
middles as (
    select
        ranked.level as level,
        avg(
            case
                when 2 * ranked.place between counted.with_result
                    and counted.with_result + 2 then ranked.seconds
            end
        ) as median_seconds
    from ranked
    inner join counted on ranked.level = counted.level
    group by ranked.level
),
levels as (
    select
        counted.level as level,
        counted.whistles as whistles,
        counted.arrived as arrived,
        counted.in_time as in_time,
        counted.with_result as with_result,
        round(middles.median_seconds / 86400, 2)::double as days_to_result,
        counted.blown_again as blown_again,
        counted.judged as judged
    from counted
    left join middles on counted.level = middles.level
)
select * from levels
