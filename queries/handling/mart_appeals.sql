-- The tickets that may be disputed and speak against a rate, those with most reasons first; confidential ones have no row.
-- grain: ticket_id
-- order: reasons_no, accepted_at, ticket_id
-- sheet: annex.xlsx
-- page: report
with
appeals as (select * from int_appeals where against_no = 0),
details as (
    select ticket_id as detailed_id, shown_topic_label as topic_label
    from int_tickets
    where not is_withheld
),
shown as (
    select
        appeals.*,
        details.topic_label as topic_label,
        -(
            case when appeals.is_unreasonable then 1 else 0 end
            + case when appeals.is_wrongly_dispatched then 1 else 0 end
            + case when appeals.is_outside_competence then 1 else 0 end
        ) as reasons_no
    from appeals
    inner join details on appeals.ticket_id = details.detailed_id
)
select * from shown
