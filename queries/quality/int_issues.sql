-- Everything odd that did not cost a record, with the place to look at.
-- grain: issue_no
-- order: issue_no
-- hidden: issue_no, sheet_no
-- csv: issues
with
raw_clocks as (select * from raw_clocks),
taken_columns as (
    select sheet_no, field, min(header) as header
    from raw_columns
    where is_taken and field is not null
    group by sheet_no, field
),
-- A limit without a column of units tells its unit itself.
named_columns as (
    select sheet_no, field, header from taken_columns
    union all
    select taken_columns.sheet_no, 'sla_unit', taken_columns.header
    from taken_columns left join taken_columns as units
        on taken_columns.sheet_no = units.sheet_no and units.field = 'sla_unit'
    where taken_columns.field = 'sla_value' and units.field is null
),
records as (select record_no, sheet_no, row from raw_tickets),
shown_words as (
    select field, value, shown from lbl_words
    union all
    select field, value, shown from lbl_unknown_words
),
noted as (
    select record_no, field, value, 'unknown_value' as issue
    from int_unknown_values
    union all
    select
        int_ticket_issues.record_no,
        int_ticket_issues.field,
        case
            when int_ticket_issues.issue = 'unknown_community'
                then raw_tickets.community
        end as value,
        int_ticket_issues.issue
    from int_ticket_issues
    inner join raw_tickets on int_ticket_issues.record_no = raw_tickets.record_no
),
midnights as (select * from int_midnight_columns),
deadlines as (
    select sheet_no, field
    from raw_clocks
    where field in ('deadline_at', 'deadline_ext_at')
),
-- What is true of a whole column over all exports is said once a sheet.
day_columns as (
    select
        midnights.sheet_no as sheet_no,
        midnights.header as header,
        max(case when deadlines.field is null then 0 else 1 end) as is_deadline
    from midnights
    left join deadlines
        on midnights.sheet_no = deadlines.sheet_no
        and midnights.field = deadlines.field
    where deadlines.field is null or midnights.is_typed
    group by midnights.sheet_no, midnights.header
),
issues as (
    select
        raw_issues.sheet_no as sheet_no,
        raw_issues.row as row,
        raw_issues.column_name as column_name,
        raw_issues.value as value,
        raw_issues.issue as issue
    from raw_issues
    left join day_columns
        on raw_issues.sheet_no = day_columns.sheet_no
        and raw_issues.column_name = day_columns.header
    where day_columns.header is null
        or raw_issues.issue not in ('day_only', 'day_only_column')
    union all
    select
        sheet_no,
        null,
        header,
        null,
        case when is_deadline = 1 then 'day_only_deadline' else 'day_only_column' end
    from day_columns
    union all
    select
        records.sheet_no as sheet_no,
        records.row as row,
        named_columns.header as column_name,
        shown_words.shown as value,
        noted.issue as issue
    from noted
    inner join records on noted.record_no = records.record_no
    left join named_columns
        on records.sheet_no = named_columns.sheet_no
        and noted.field = named_columns.field
    left join shown_words
        on noted.field = shown_words.field
        and noted.value = shown_words.value
),
numbered as (
    select
        raw_sheets.file as file,
        raw_sheets.sheet as sheet,
        issues.row as row,
        issues.column_name as column,
        issues.value as value,
        issues.issue as issue,
        issues.sheet_no as sheet_no,
        row_number() over (
            order by
                issues.sheet_no,
                coalesce(issues.row, 0),
                issues.column_name,
                issues.issue,
                issues.value
        )::integer as issue_no
    from issues
    inner join raw_sheets on issues.sheet_no = raw_sheets.sheet_no
)
select * from numbered
