-- The last whistle that was blown for a matter, or a part of one, before the meeting, for any of its tickets or for its hotspot.
-- grain: whistled_matter
-- needs: closed_at|status
with
whistles as (
    select
        whistle_id, level, matter as blown_for, blown_at, arrived_at,
        arrive_by, closed_at, result, called as called_units
    from int_whistles
),
members as (
    select told_as as matter, ticket_id as called from int_meeting_parts
    where meeting_no = 0
    union distinct
    select told_as as matter, subject as called from int_meeting_parts
    where meeting_no = 0
),
blown as (
    select
        members.matter as whistled_matter,
        whistles.level as blown_level,
        whistles.called_units as called_units,
        whistles.blown_at as blown_at,
        whistles.arrived_at as arrived_at,
        whistles.arrive_by as arrive_by,
        whistles.closed_at as result_at,
        whistles.result as result,
        row_number() over (
            partition by members.matter
            order by whistles.blown_at desc, whistles.whistle_id desc
        ) as whistle_no
    from members
    inner join whistles on members.called = whistles.blown_for
),
lasts as (
    select
        whistled_matter, blown_level, called_units, blown_at, arrived_at, arrive_by,
        result_at, result
    from blown
    where whistle_no = 1
)
select * from lasts
