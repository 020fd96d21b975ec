-- Each meeting's tickets by their matter as a whole, and those gathered in a unit's overdue ones once more by what each is about.
-- grain: meeting_no, matter, part, ticket_id
-- needs: closed_at|status
-- units: told_as = the matter, or the part: no two have one name
-- units: part = empty for the whole, else the subject: one ticket, or those of a topic and an estate; told_no = 1 for the ticket that it is called by
with
members as (select * from int_meeting_members),
parts as (
    select members.*, '' as part, matter as told_as, name_no as told_no
    from members
    union all
    select
        members.*,
        subject as part,
        subject as told_as,
        part_name_no as told_no
    from members
    where kind = 'overdue'
)
select * from parts
