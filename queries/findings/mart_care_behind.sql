-- The communities in which fewer of the households under care were met than the part of the half-year that is over, most behind first.
-- grain: community
-- order: behind_no
-- page: report, communities
-- needs: visits
-- units: behind = households short of the pace; those whose numbers are hidden have no row
with
coverage as (
    select * from est_visit_coverage where scope_kind = 'community'
),
short as (
    select
        scope as community,
        care_households,
        care_met,
        ceil(round(care_households * elapsed_share - care_met, 6))::integer as behind
    from coverage
    where care_met < care_households * elapsed_share
),
numbered as (
    select
        short.*,
        row_number() over (order by behind desc, community)::integer as behind_no
    from short
)
select * from numbered
