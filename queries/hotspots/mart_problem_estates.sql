-- Estates under treatment as the page shows them, with the topic most heard of there in six months.
-- grain: estate
-- order: estate_no
-- sheet: annex.xlsx
-- page: report
with
estates as (select * from est_problem_estates),
months as (select * from int_theme_months where month_no < 6),
tickets as (
    select * from int_tickets where topic <> 'other' and not is_sensitive
),
counts as (
    select
        tickets.estate as estate,
        tickets.topic_label as topic_label,
        count(*)::integer as tickets
    from tickets
    inner join estates on tickets.estate = estates.estate
    inner join months
        on tickets.accepted_at >= months.start_at
        and tickets.accepted_at < months.end_at
    group by tickets.estate, tickets.topic_label
),
ranked as (
    select
        estate,
        topic_label,
        tickets,
        row_number() over (
            partition by estate
            order by tickets desc, topic_label
        ) as topic_no
    from counts
),
main as (select * from ranked where topic_no = 1),
shown as (
    select
        row_number() over (
            order by
                estates.is_listed desc,
                estates.hot_months desc,
                estates.tickets desc,
                estates.estate
        )::integer as estate_no,
        estates.estate as estate,
        estates.community as community,
        estates.households as households,
        estates.is_listed as is_listed,
        estates.since as since,
        estates.hot_months as hot_months,
        estates.quiet_months as quiet_months,
        estates.tickets as tickets,
        estates.expected as expected,
        coalesce(main.topic_label, '') as topic_label,
        coalesce(main.tickets, 0) as topic_tickets
    from estates
    left join main on estates.estate = main.estate
)
select * from shown
