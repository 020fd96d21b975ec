-- Each meeting's matters in their order, and which have a place: dangers as far as places go, then those kept for each kind, then free ones.
-- grain: meeting_no, matter
-- needs: closed_at|status
-- units: of dangers the gravest come first, then the first due; where all that could be listed are no more than the rules allow at most, all are
-- units: place_no = of its kind; turn = of all, dangers and those on a kept place first; is_told = in the pack, listed or after the list
with
judged as (select * from int_meeting_judged where part = ''),
candidates as (
    select
        meeting_no as candidate_meeting,
        sum(case when kept_places > 0 then 1 else 0 end)::integer
            as candidates
    from judged
    group by meeting_no
),
rule_meeting as (select * from rule_meeting),
ranked as (
    select
        judged.*,
        row_number() over (
            partition by meeting_no, kind_no
            order by
                case when open > 0 then 0 else 1 end,
                case when kind = 'danger' then coalesce(severity, 2)
                    else 0 end,
                case when kind_no in (2, 3)
                    then 0 - callers else 0 end,
                case when kind = 'overdue'
                    then 0 - coalesce(working_days_late, 0) else 0 end,
                deadline_at is null,
                deadline_at,
                callers desc,
                first_at,
                matter
        )::integer as place_no
    from judged
),
placed as (
    select
        ranked.*,
        row_number() over (
            partition by meeting_no
            order by
                case when kept_places = 0 then 3
                    when kind = 'danger' or place_no <= kept_places then 1
                    else 2 end,
                kind_no,
                place_no
        )::integer as turn
    from ranked
),
listed as (
    select
        placed.*,
        kept_places > 0
        and (
            place_no <= kept_places
            or kind = 'danger'
            or turn <= rule_meeting.usual_matters
            or candidates.candidates <= rule_meeting.most_matters
        )
        and turn <= rule_meeting.most_matters as is_listed
    from placed
    inner join candidates
        on placed.meeting_no = candidates.candidate_meeting
    cross join rule_meeting
),
numbered as (
    select
        listed.*,
        row_number() over (
            partition by meeting_no
            order by case when is_listed then 0 else 1 end, kind_no, place_no
        )::integer as matter_no
    from listed
),
told as (
    select
        numbered.*,
        is_listed or kind = 'danger'
        or (kept_places > 0 and matter_no <= rule_meeting.most_told)
            as is_told
    from numbered
    cross join rule_meeting
)
select * from told
