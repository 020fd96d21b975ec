-- Every record kept while reading: its vocabulary translated, its ratings settled; its times are in stg_record_times.
-- grain: record_no
-- kept: yes
with
raw_tickets as (select * from raw_tickets),
shown_ids as (select * from raw_shown_ids),
status_values as (select * from rule_values where field = 'status'),
type_values as (select * from rule_values where field = 'demand_type'),
channel_values as (select * from rule_values where field = 'channel'),
role_values as (select * from rule_values where field = 'role'),
flag_values as (select * from rule_values where field = 'flag'),
solved_values as (select * from rule_values where field = 'solved'),
extension_values as (select * from rule_values where field = 'extension_state'),
outcome_values as (select * from rule_values where field = 'outcome'),
unit_values as (select * from rule_values where field = 'sla_unit'),
claim_values as (select * from rule_values where field = 'unreasonable'),
rating_values as (select * from rule_ratings),
unrated as (select level as unrated_level from rule_satisfaction where is_unrated),
-- The first rated of final, overall, plain and first; else the first filled.
ratings as (
    select
        raw_tickets.record_no as record_no,
        coalesce(
            final_values.rated_level,
            overall_values.rated_level,
            plain_values.rated_level,
            first_values.rated_level
        ) as rated_level,
        coalesce(
            final_values.level,
            overall_values.level,
            plain_values.level,
            first_values.level
        ) as any_level
    from raw_tickets
    left join rating_values as final_values
        on raw_tickets.sat_final = final_values.value
    left join rating_values as overall_values
        on raw_tickets.sat_overall = overall_values.value
    left join rating_values as plain_values
        on raw_tickets.satisfaction = plain_values.value
    left join rating_values as first_values
        on raw_tickets.sat_first = first_values.value
),
typed as (
    select
        raw_tickets.record_no as record_no,
        raw_tickets.sheet_no as sheet_no,
        raw_tickets.row as source_row,
        raw_tickets.source_key as source_key,
        coalesce(shown_ids.shown, raw_tickets.ticket_id) as ticket_id,
        raw_tickets.topic_path as topic_path,
        raw_tickets.community as community_name,
        raw_tickets.unit_lead as unit_name,
        raw_tickets.caller_key as caller_key,
        coalesce(type_values.canonical, 'other') as demand_type,
        coalesce(channel_values.canonical, 'other') as channel,
        status_values.canonical as status,
        solved_values.canonical as solved,
        outcome_values.canonical as outcome,
        coalesce(ratings.rated_level, ratings.any_level) as satisfaction,
        unit_values.canonical as sla_unit,
        case
            when contact_values.canonical in ('yes', 'no')
                then contact_values.canonical
        end as contacted,
        raw_tickets.sla_value as sla_value,
        coalesce(raw_tickets.returns, 0) as return_count,
        raw_tickets.ext_days is not null and raw_tickets.deadline_ext_at is null
            as has_extension_days_only,
        ratings.rated_level is not null as is_rated,
        coalesce(role_values.canonical, '') = 'assist' as is_assisting,
        coalesce(flag_values.canonical, '') = 'yes' as is_hard,
        coalesce(secret_values.canonical, '') = 'yes'
        or coalesce(type_values.canonical, '') = 'report' as is_withheld,
        coalesce(extension_values.canonical, '') <> 'refused_or_pending'
            as is_extension_approved,
        coalesce(raw_tickets.rework_count > 0, false)
        or coalesce(rework_values.canonical, '') = 'yes' as is_reworked,
        coalesce(raw_tickets.urge_count > 0, false) as is_urged,
        coalesce(raw_tickets.endorsements, 0) as endorsements,
        coalesce(repeat_values.canonical, '') = 'yes' as is_repeat_flagged,
        coalesce(claim_values.canonical, '') = 'approved' as is_unreasonable,
        coalesce(unassessed_values.canonical, '') = 'yes' as is_unassessed,
        raw_tickets.callback_at is not null
        or coalesce(raw_tickets.callback_count > 0, false)
        or connected_values.canonical is not null
        or coalesce(unreachable_values.canonical, '') = 'yes'
        or (ratings.any_level is not null and unrated.unrated_level is null)
            as is_called_back
    from raw_tickets
    inner join ratings on raw_tickets.record_no = ratings.record_no
    left join unrated on ratings.any_level = unrated.unrated_level
    left join shown_ids on raw_tickets.ticket_id = shown_ids.ticket_id
    left join status_values on raw_tickets.status = status_values.value
    left join type_values on raw_tickets.demand_type = type_values.value
    left join channel_values on raw_tickets.channel = channel_values.value
    left join role_values on raw_tickets.role = role_values.value
    left join flag_values on raw_tickets.hard = flag_values.value
    left join flag_values as secret_values
        on raw_tickets.confidential = secret_values.value
    left join solved_values on raw_tickets.solved = solved_values.value
    left join extension_values on raw_tickets.ext_state = extension_values.value
    left join outcome_values on raw_tickets.outcome = outcome_values.value
    left join unit_values on raw_tickets.sla_unit = unit_values.value
    left join claim_values on raw_tickets.unreasonable = claim_values.value
    left join flag_values as unassessed_values
        on raw_tickets.excluded = unassessed_values.value
    left join flag_values as contact_values
        on raw_tickets.first_contact = contact_values.value
    left join flag_values as rework_values
        on raw_tickets.rework = rework_values.value
    left join flag_values as repeat_values
        on raw_tickets.repeat_flag = repeat_values.value
    left join flag_values as connected_values
        on raw_tickets.callback_connected = connected_values.value
    left join flag_values as unreachable_values
        on raw_tickets.callback_unreachable = unreachable_values.value
)
select * from typed
