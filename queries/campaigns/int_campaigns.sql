-- The campaigns that have begun, as far as the moment of the data.
-- grain: campaign
-- units: has_fields = the exports have what its outcome is counted by
with
campaigns as (select * from rule_campaigns),
spans as (select * from run_campaign_spans where span = 'during'),
run_options as (select * from run_options),
fields as (
    select
        coalesce(sum(case when field = 'closed_at' then 1 else 0 end), 0)
            as closings,
        coalesce(
            sum(
                case
                    when field in ('caller_phone', 'repeat_flag') then 1
                    else 0
                end
            ),
            0
        ) as callers,
        coalesce(
            sum(
                case
                    when field in (
                        'satisfaction', 'sat_final', 'sat_overall', 'sat_first'
                    )
                        then 1
                    else 0
                end
            ),
            0
        ) as ratings
    from run_fields
),
begun as (
    select
        campaigns.campaign as campaign,
        campaigns.campaign_no as campaign_no,
        campaigns.comparison as comparison,
        campaigns.is_declared_first as is_declared_first,
        case
            when campaigns.outcome = 'repeats' then fields.callers > 0
            when campaigns.outcome = 'overdue' then fields.closings > 0
            when campaigns.outcome = 'dissatisfied'
                then fields.closings > 0 and fields.ratings > 0
            else true
        end as has_fields,
        spans.end_at <= run_options.as_of + interval 1 second as is_over
    from campaigns
    inner join spans on campaigns.campaign = spans.campaign
    cross join run_options
    cross join fields
    where spans.start_at <= run_options.as_of
)
select * from begun
