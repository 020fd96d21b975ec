-- How far the household visits of this half-year have come, by households met, and what is still needed in the days planned.
-- grain: scope_kind, scope
-- order: scope_no, community_no, community, place_no, scope
-- hidden: scope_no, community_no, place_no, until_date, half_end_date
-- csv: visit_coverage
-- page: report, visits
-- needs: visits
-- units: due leaves out verified vacant doors and those not to be visited; attempts of this half-year
-- units: care counts are empty where they would tell of fewer than five households
-- units: community_no = the list of communities, as every page orders them; until_date = the last day planned, half_end_date that of the half-year
-- units: knocks, capacity and shortfall_days (person-days) for the days planned
with
coverage as (select * from est_visit_coverage),
listed as (
    select community as listed_community, community_no from ref_communities
),
told as (
    select
        scope_kind,
        case scope_kind when 'street' then 1 when 'community' then 2 else 3 end
            as scope_no,
        coalesce(listed.community_no, 1000000) as community_no,
        place_no,
        community,
        scope,
        households,
        due,
        met,
        case when due > 0 then round(met::double / due, 6) end as coverage,
        attempts,
        attempts_met,
        refused,
        never_home,
        vacant,
        barred,
        info_current,
        care_households,
        care_met,
        care_households - care_met as care_unmet,
        round(round(care_households * elapsed_share, 6))::integer as care_pace,
        case
            when care_met is not null
                then greatest(
                    round(round(care_households * elapsed_share, 6))::integer
                        - care_met,
                    0
                )
        end as care_behind,
        round(elapsed_share, 6) as elapsed_share,
        is_behind,
        weekly_target,
        meets_needed,
        round(meet_rate, 6) as meet_rate,
        knocks,
        knocks_per_day,
        capacity,
        shortfall_days,
        finish_date,
        until_date,
        half_end_date
    from coverage
    left join listed on coverage.community = listed.listed_community
)
select * from told
