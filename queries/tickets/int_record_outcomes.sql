-- What became of each record: the newest of a ticket counts, assisting ones never do.
-- grain: record_no
with
stg_records as (select * from stg_records),
ranked as (
    select
        record_no,
        is_assisting,
        row_number() over (
            partition by ticket_id, is_assisting
            order by export_rank desc, record_no desc
        ) as newest_no
    from stg_records
),
outcomes as (
    select
        record_no,
        case
            when is_assisting then 'assisting'
            when newest_no = 1 then 'counted'
            else 'superseded'
        end as outcome
    from ranked
)
select * from outcomes
