-- Each meeting's tickets, each with its matter, of which kind that is, and whether it is the one the matter is called by.
-- grain: meeting_no, ticket_id
-- needs: closed_at|status
-- units: name_no = 1 for the first of its matter to come, among overdue ones for the one that is latest; part_name_no = in its subject
with
subjects as (select * from int_meeting_subjects),
kinds as (
    select meeting_no as known_meeting, subject as known_subject, kind, matter
    from int_meeting_kinds
),
members as (
    select
        subjects.*,
        kinds.kind as kind,
        kinds.matter as matter,
        row_number() over (
            partition by subjects.meeting_no, kinds.matter
            order by
                case when kinds.kind = 'overdue'
                    then 0 - coalesce(subjects.working_days_late, 0) else 0 end,
                subjects.accepted_at,
                subjects.ticket_id
        )::integer as name_no,
        row_number() over (
            partition by subjects.meeting_no, subjects.subject
            order by
                case when kinds.kind = 'overdue'
                    then 0 - coalesce(subjects.working_days_late, 0) else 0 end,
                subjects.accepted_at,
                subjects.ticket_id
        )::integer as part_name_no
    from subjects
    inner join kinds
        on subjects.meeting_no = kinds.known_meeting
        and subjects.subject = kinds.known_subject
)
select * from members
