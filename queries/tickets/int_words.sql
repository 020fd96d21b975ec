-- Names of units, communities and topics that no reference table knows, and that would be printed.
-- grain: field, value
-- units: first_no = place of the first ticket that counts with it, by the length of its number, then by its characters; null where only other records have it
with
raw_tickets as (select * from raw_tickets),
ref_unit_names as (select * from ref_unit_names),
ref_community_names as (select * from ref_community_names),
tickets as (
    select
        record_no,
        row_number() over (
            order by char_length(ticket_id), ticket_id
        )::integer as ticket_no
    from int_tickets_counted
),
paths as (
    select
        record_no,
        topic_path,
        position('>' in topic_path) as first_step
    from raw_tickets
),
-- A path hangs on its first step and is told by the rest.
words as (
    select
        raw_tickets.record_no as record_no,
        'unit' as field,
        raw_tickets.unit_lead as value
    from raw_tickets
    left join ref_unit_names on raw_tickets.unit_lead = ref_unit_names.name
    where ref_unit_names.name is null
    union all
    select raw_tickets.record_no, 'community', raw_tickets.community
    from raw_tickets
    left join ref_community_names
        on raw_tickets.community = ref_community_names.name
    where ref_community_names.name is null
    union all
    select
        record_no,
        'topic',
        case
            when first_step > 0 then substr(topic_path, 1, first_step - 1)
            else topic_path
        end
    from paths
    union all
    select record_no, 'topic', substr(topic_path, first_step + 1)
    from paths
    where first_step > 0
),
listed as (
    select
        words.field as field,
        words.value as value,
        min(tickets.ticket_no) as first_no
    from words
    left join tickets on words.record_no = tickets.record_no
    where words.value is not null
    group by words.field, words.value
)
select * from listed
