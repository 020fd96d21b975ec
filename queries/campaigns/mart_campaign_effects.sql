-- What the page tells of each campaign: its declared comparison first, with the verdict, then the others.
-- grain: campaign, comparison
-- order: campaign_no, comparison_no
-- sheet: annex.xlsx
-- page: report
-- units: fall = 1 - ratio, and its ends; *_label in words
with
estimates as (select * from est_campaigns),
campaigns as (select * from rule_campaigns),
words as (select * from rule_campaign_words),
effects as (
    select
        campaigns.campaign as campaign,
        estimates.comparison as comparison,
        campaigns.campaign_no as campaign_no,
        estimates.comparison_no as comparison_no,
        campaigns.campaign_label as campaign_label,
        campaigns.topic_labels as topic_labels,
        case
            when campaigns.is_street_wide then (select street from rule_scopes)
            else campaigns.place_labels
        end as place_labels,
        campaigns.declared_date as declared_date,
        campaigns.start_date as start_date,
        campaigns.end_date as end_date,
        outcomes.word_label as outcome_label,
        comparisons.word_label as comparison_label,
        shorts.word_label as short_label,
        coalesce(verdicts.word_label, '') as verdict_label,
        coalesce(reasons.word_label, '') as reason_label,
        estimates.treated_before as treated_before,
        estimates.treated_during as treated_during,
        estimates.compared_before as compared_before,
        estimates.compared_during as compared_during,
        estimates.days_before as days_before,
        estimates.days_during as days_during,
        estimates.total_before as total_before,
        estimates.total_during as total_during,
        estimates.naive_change as naive_change,
        estimates.ratio as ratio,
        estimates.lower_95 as lower_95,
        estimates.upper_95 as upper_95,
        1 - estimates.ratio as fall,
        1 - estimates.upper_95 as fall_lower_95,
        1 - estimates.lower_95 as fall_upper_95,
        estimates.ratio - 1 as rise,
        estimates.lower_95 - 1 as rise_lower_95,
        estimates.upper_95 - 1 as rise_upper_95,
        estimates.expected_fall as expected_fall,
        estimates.corrected_ratio as corrected_ratio,
        estimates.corrected_lower_95 as corrected_lower_95,
        estimates.corrected_upper_95 as corrected_upper_95,
        estimates.total_ratio as total_ratio,
        estimates.total_lower_95 as total_lower_95,
        estimates.total_upper_95 as total_upper_95,
        estimates.is_main as is_main,
        estimates.verdict = 'fell' as is_fallen,
        estimates.verdict = 'rose' as is_risen,
        estimates.verdict = 'unchanged' as is_unchanged,
        coalesce(estimates.expected_fall >= 0.1, false) as is_peak,
        estimates.total_before > estimates.treated_before
        or estimates.total_during > estimates.treated_during as has_grid,
        estimates.ratio is not null as is_estimated
    from estimates
    inner join campaigns on estimates.campaign = campaigns.campaign
    inner join words as outcomes
        on outcomes.word_kind = 'outcomes'
        and campaigns.outcome = outcomes.word
    inner join words as comparisons
        on comparisons.word_kind = 'comparisons'
        and estimates.comparison = comparisons.word
    inner join words as shorts
        on shorts.word_kind = 'short_comparisons'
        and estimates.comparison = shorts.word
    left join words as verdicts
        on verdicts.word_kind = 'verdicts'
        and estimates.verdict = verdicts.word
    left join words as reasons
        on reasons.word_kind = 'reasons'
        and estimates.reason = reasons.word
)
select * from effects
