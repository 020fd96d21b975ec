-- The communities in which fewer of the households under care were met than the part of the half-year that is over, most behind first.
-- grain: community
-- order: behind_no
-- page: report, communities
-- needs: visits
-- units: behind = households short of the pace; those whose numbers are hidden come last, without numbers, and
-- units: hidden_behind = of these together what the street is short of beside the others; null of a single one
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
street as (
    select
        round(round(care_households * elapsed_share, 6))::integer - care_met as behind
    from est_visit_coverage
    where scope_kind = 'street'
),
sums as (
    select
        coalesce(sum(behind), 0)::integer as behind,
        count(*) - count(behind) as hidden
    from paced
),
hidden as (
    select (max(street.behind) - max(sums.behind))::integer as behind
    from sums
    cross join street
    where sums.hidden > 1
),
short as (
    select
        paced.*,
        case when paced.behind is null then hidden.behind end as hidden_behind
    from paced
    cross join hidden
    where paced.behind is null or paced.behind > 0
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
