-- What is not counted, since the exports have none of the columns that would do for it.
-- grain: item, need_no
-- order: item_no, need_no
-- page: report
with
needs as (select * from run_needs),
fields as (select field as present from run_fields),
missing as (
    select
        needs.item as item,
        needs.need_no as need_no,
        max(needs.item_label) as item_label,
        max(needs.item_no) as item_no,
        max(needs.need_label) as need_label
    from needs
    left join fields on needs.field = fields.present
    group by needs.item, needs.need_no
    having max(case when fields.present is null then 0 else 1 end) = 0
)
select * from missing
