-- Words in the exports that no vocabulary knows; they keep their text and fall to other or nothing.
-- grain: record_no, field
with
raw_tickets as (select * from raw_tickets),
words as (
    select record_no, 'status' as field, 'status' as vocabulary, status as value
    from raw_tickets
    union all
    select record_no, 'demand_type', 'demand_type', demand_type from raw_tickets
    union all
    select record_no, 'channel', 'channel', channel from raw_tickets
    union all
    select record_no, 'role', 'role', role from raw_tickets
    union all
    select record_no, 'solved', 'solved', solved from raw_tickets
    union all
    select record_no, 'outcome', 'outcome', outcome from raw_tickets
    union all
    select record_no, 'satisfaction', 'satisfaction', satisfaction
    from raw_tickets
    union all
    select record_no, 'sat_final', 'satisfaction', sat_final from raw_tickets
    union all
    select record_no, 'first_contact', 'flag', first_contact from raw_tickets
    union all
    select record_no, 'unreasonable', 'unreasonable', unreasonable
    from raw_tickets
    union all
    select record_no, 'sla_unit', 'sla_unit', sla_unit from raw_tickets
    union all
    select record_no, 'ext_state', 'extension_state', ext_state from raw_tickets
),
unknown as (
    select
        words.record_no as record_no,
        words.field as field,
        words.value as value
    from words
    left join rule_values
        on words.vocabulary = rule_values.field
        and words.value = rule_values.value
    where words.value is not null and rule_values.value is null
)
select * from unknown
