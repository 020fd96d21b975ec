-- The campaigns that have begun, as far as the moment of the data.
-- grain: campaign
with
campaigns as (select * from rule_campaigns),
spans as (select * from run_campaign_spans where span = 'during'),
run_options as (select * from run_options),
begun as (
    select
        campaigns.campaign as campaign,
        campaigns.campaign_no as campaign_no,
        campaigns.comparison as comparison,
        campaigns.is_declared_first as is_declared_first,
        spans.end_at <= run_options.as_of + interval 1 second as is_over
    from campaigns
    inner join spans on campaigns.campaign = spans.campaign
    cross join run_options
    where spans.start_at <= run_options.as_of
)
select * from begun
