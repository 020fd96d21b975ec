-- The look ahead as the page shows it.
-- grain: basis, place_kind, place, topic
-- order: basis_no, outlook_no
-- sheet: annex.xlsx
-- page: report
with
outlook as (select * from int_outlook),
topics as (select * from int_topics),
shown as (
    select
        outlook.basis as basis,
        outlook.basis_no as basis_no,
        outlook.outlook_no as outlook_no,
        outlook.place_kind as place_kind,
        outlook.place as place,
        outlook.community as community,
        outlook.topic as topic,
        topics.topic_label as topic_label,
        outlook.from_at as from_at,
        outlook.to_at as to_at,
        outlook.past_years as past_years,
        outlook.past_tickets as past_tickets,
        outlook.pace_tickets as pace_tickets,
        outlook.expected as expected,
        outlook.lower_90 as lower_90,
        outlook.upper_90 as upper_90,
        outlook.action as action,
        outlook.owner as owner,
        outlook.latest_start_at as latest_start_at,
        outlook.is_due_now as is_due_now,
        outlook.past_years = 1 as is_one_year,
        outlook.basis = 'season' as is_season
    from outlook
    inner join topics on outlook.topic = topics.topic
)
select * from shown
