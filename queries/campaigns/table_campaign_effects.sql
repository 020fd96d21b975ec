-- What each campaign changed, by the comparison it declared (is_main) and by others.
-- grain: campaign, comparison
-- order: campaign_no, comparison_no
-- hidden: campaign_no, comparison_no
-- csv: campaign_effects
-- units: ratio = ratio of ratios with its 95 % interval; hotline tickets, total_* with the grid's; expected_fall = what a bad stretch loses by itself
with
estimates as (select * from est_campaigns),
campaigns as (select * from rule_campaigns),
effects as (
    select
        campaigns.campaign_no as campaign_no,
        campaigns.campaign as campaign,
        campaigns.campaign_label as name,
        campaigns.outcome as outcome,
        campaigns.topics as topics,
        campaigns.place_labels as places,
        campaigns.declared_date as declared_at,
        campaigns.start_date as start_at,
        campaigns.end_date as end_at,
        estimates.comparison_no as comparison_no,
        estimates.comparison as comparison,
        estimates.is_main as is_main,
        estimates.treated_before as treated_before,
        estimates.treated_during as treated_during,
        estimates.compared_before as compared_before,
        estimates.compared_during as compared_during,
        estimates.days_before as days_before,
        estimates.days_during as days_during,
        estimates.total_before as total_before,
        estimates.total_during as total_during,
        round(estimates.naive_change, 6) as naive_change,
        round(estimates.ratio, 6) as ratio,
        round(estimates.lower_95, 6) as lower_95,
        round(estimates.upper_95, 6) as upper_95,
        round(estimates.dispersion, 6) as dispersion,
        round(estimates.usual_before, 6) as usual_before,
        round(estimates.expected_fall, 6) as expected_fall,
        round(estimates.corrected_ratio, 6) as corrected_ratio,
        round(estimates.corrected_lower_95, 6) as corrected_lower_95,
        round(estimates.corrected_upper_95, 6) as corrected_upper_95,
        round(estimates.total_ratio, 6) as total_ratio,
        round(estimates.total_lower_95, 6) as total_lower_95,
        round(estimates.total_upper_95, 6) as total_upper_95,
        estimates.verdict as verdict,
        estimates.reason as reason
    from estimates
    inner join campaigns on estimates.campaign = campaigns.campaign
)
select * from effects
