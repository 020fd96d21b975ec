-- The campaigns that have begun, as far as the moment of the data.
-- grain: campaign
-- units: has_fields = the exports have what its outcome is counted by
with
campaigns as (select * from rule_campaigns),
spans as (select * from run_campaign_spans where span = 'during'),
run_options as (select * from run_options),
fields as (select field from run_fields),
closings as (
    select count(*) > 0 as are_known from fields where field = 'closed_at'
),
callers as (
    select count(*) > 0 as are_known
    from fields
    where field in ('caller_phone', 'repeat_flag')
),
ratings as (
    select count(*) > 0 as are_known
    from fields
    where field in ('satisfaction', 'sat_final', 'sat_overall', 'sat_first')
),
begun as (
    select
        campaigns.campaign as campaign,
        campaigns.campaign_no as campaign_no,
        campaigns.comparison as comparison,
        campaigns.is_declared_first as is_declared_first,
        case
            when campaigns.outcome = 'repeats' then callers.are_known
            when campaigns.outcome = 'overdue' then closings.are_known
            when campaigns.outcome = 'dissatisfied'
                then closings.are_known and ratings.are_known
            else true
        end as has_fields,
        spans.end_at <= run_options.as_of + interval 1 second as is_over
    from campaigns
    inner join spans on campaigns.campaign = spans.campaign
    cross join run_options
    cross join closings
    cross join callers
    cross join ratings
    where spans.start_at <= run_options.as_of
)
select * from begun
