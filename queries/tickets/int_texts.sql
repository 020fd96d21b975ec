-- What labelling reads of each ticket; its words never leave the run's own database, and are missing where their labels were kept.
-- grain: record_no
-- units: topic_name = the path as it may be printed
with
raw_tickets as (select * from raw_tickets),
raw_texts as (select * from raw_texts),
counted as (select record_no, accepted_at from int_tickets_counted),
topic_words as (select * from lbl_words where field = 'topic'),
paths as (
    select
        record_no,
        topic_path,
        position('>' in topic_path) as first_step
    from raw_tickets
),
steps as (
    select
        record_no,
        case
            when first_step > 0 then substr(topic_path, 1, first_step - 1)
            else topic_path
        end as first_part,
        case when first_step > 0 then substr(topic_path, first_step + 1) end
            as rest
    from paths
),
names as (
    select
        steps.record_no as record_no,
        case
            when steps.rest is null then first_words.name
            else concat(first_words.name, '>', rest_words.name)
        end as topic_name
    from steps
    inner join topic_words as first_words
        on steps.first_part = first_words.value
    left join topic_words as rest_words on steps.rest = rest_words.value
),
texts as (
    select
        raw_tickets.record_no as record_no,
        raw_texts.title as title,
        raw_texts.content as content,
        raw_texts.location as location,
        raw_tickets.topic_path as topic_path,
        names.topic_name as topic_name,
        extract(month from counted.accepted_at)::integer as accepted_month
    from raw_tickets
    left join raw_texts on raw_tickets.record_no = raw_texts.record_no
    inner join counted on raw_tickets.record_no = counted.record_no
    left join names on raw_tickets.record_no = names.record_no
)
select * from texts
