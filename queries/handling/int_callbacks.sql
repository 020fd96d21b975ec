-- What is worth a call back, why, and which of them are drawn: by number alone.
-- grain: ticket_id
-- order: reason_no, draw_no
-- hidden: reason_no, draw_no
-- csv: callbacks
-- sheet: annex.xlsx
-- needs: closed_at
-- units: drawn = of each reason the first by draw_key
with
reasoned as (select * from int_callback_reasons),
draws as (select ticket_id as draw_id, draw_key from est_draws),
rule_callbacks as (select * from rule_callbacks),
drawn as (
    select
        reasoned.*,
        row_number() over (
            partition by reasoned.reason_no
            order by draws.draw_key, reasoned.ticket_id
        )::integer as draw_no
    from reasoned
    inner join draws on reasoned.ticket_id = draws.draw_id
),
callbacks as (
    select
        drawn.ticket_id as ticket_id,
        case drawn.reason_no
            when 1 then 'solved_dissatisfied'
            when 2 then 'dissatisfied'
            when 3 then 'came_back'
            when 4 then 'not_contacted'
            when 5 then 'last_hour'
            else 'same_reply'
        end as reason,
        drawn.draw_no <= rule_callbacks.most_each as is_drawn,
        drawn.closed_at as closed_at,
        drawn.community as community,
        drawn.unit as unit,
        drawn.reason_no as reason_no,
        drawn.draw_no as draw_no
    from drawn
    cross join rule_callbacks
)
select * from callbacks
