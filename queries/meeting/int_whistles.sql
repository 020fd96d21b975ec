-- Each whistle as far as it is known, and whether those that were called came in time.
-- grain: whistle_id
-- units: is_judged = they came, or the day by which they had to is over; where no arrival was ever noted that is not known
-- units: arrive_by = the last of those days
-- units: matter = a hotspot or a ticket; is_in_time = within as many working days as data/defaults/meeting.yaml says
with
whistles as (select * from ref_whistles),
calendar_days as (select * from calendar_days),
current_period as (select * from run_periods where role = 'current'),
rule_meeting as (select * from rule_meeting),
known as (
    select
        whistles.whistle_id as whistle_id,
        whistles.level as level,
        coalesce(whistles.hotspot_id, whistles.ticket_id) as matter,
        whistles.blown_at as blown_at,
        case
            when whistles.arrived_at <= current_period.as_of
                then whistles.arrived_at
        end as arrived_at,
        case
            when whistles.closed_at <= current_period.as_of
                then whistles.closed_at
        end as closed_at,
        whistles.result as result,
        coalesce(whistles.called, '') as called,
        current_period.as_of as as_of
    from whistles
    cross join current_period
    where whistles.blown_at <= current_period.as_of
),
arrivals as (
    select workday_no as last_no, min(starts_at) as arrive_by
    from calendar_days
    where is_workday
    group by workday_no
),
noted as (select count(arrived_at) as arrivals from known),
judged as (
    select
        known.whistle_id as whistle_id,
        known.level as level,
        known.matter as matter,
        known.blown_at as blown_at,
        known.arrived_at as arrived_at,
        known.closed_at as closed_at,
        case when known.closed_at is null then '' else known.result end
            as result,
        arrivals.arrive_by as arrive_by,
        known.called as called,
        coalesce(
            arrived_days.workday_no - blown_days.workday_no
                <= rule_meeting.arrival_days,
            false
        ) as is_in_time,
        noted.arrivals > 0 and coalesce(
            known.arrived_at is not null
            or known.as_of
                >= arrivals.arrive_by + interval 1 day - interval 1 second,
            false
        ) as is_judged
    from known
    cross join noted
    cross join rule_meeting
    left join calendar_days as blown_days
        on date_trunc('day', known.blown_at)::timestamp = blown_days.starts_at
    left join arrivals
        on blown_days.workday_no + rule_meeting.arrival_days
            = arrivals.last_no
    left join calendar_days as arrived_days
        on date_trunc('day', known.arrived_at)::timestamp
            = arrived_days.starts_at
)
select * from judged
