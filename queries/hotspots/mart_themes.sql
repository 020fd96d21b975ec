-- The five topics with the highest score.
-- grain: topic
-- order: theme_no
-- sheet: annex.xlsx
-- page: report
with
themes as (select * from int_monthly_theme where theme_no <= 5),
topics as (select * from int_topics),
shown as (
    select
        themes.*,
        themes.tickets / 12.0::double as monthly,
        topics.topic_label as topic_label,
        topics.group_label as group_label
    from themes
    inner join topics on themes.topic = topics.topic
)
select * from shown
