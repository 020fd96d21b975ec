-- The communities in which fewer of the households under care were met than the part of the half-year that is over, most behind first.
-- grain: community
-- order: behind_no
-- page: report, communities
-- needs: visits
-- units: behind = households short of the pace; those whose numbers are hidden come last, without numbers
with
coverage as (
    select * from est_visit_coverage where scope_kind = 'community'
),
paced as (
    select
        scope as community,
        care_households,
        care_met,
        round(round(care_households * elapsed_share, 6))::integer - care_met as behind
    from coverage
),
short as (
    select * from paced where behind is null or behind > 0
),
numbered as (
    select
        short.*,
        row_number() over (
            order by
                case when behind is null then 1 else 0 end,
                behind desc,
                community
        )::integer as behind_no
    from short
)
select * from numbered
