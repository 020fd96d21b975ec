-- Each headline rate as it is and without the tickets that speak against a rate and may be disputed, for all reasons together and for each.
-- grain: reason, metric
-- order: reason_no, metric_no
-- hidden: reason_no, metric_no
-- csv: appeal_effects
-- sheet: annex.xlsx
-- page: report
-- units: tickets = disputable, in the rate; against = those of them that speak against it; values 0-1, six decimals
with
appeals as (select * from int_appeals where against_no = 0),
rates as (
    select
        metric,
        metric_no,
        good_direction,
        concat('|', metric, '|') as listed
    from run_metrics
    where is_assessed and is_headline
),
street as (select * from int_metrics where scope_kind = 'street'),
reasons as (
    select ticket_id, 'all' as reason, 0 as reason_no from appeals
    union all
    select ticket_id, 'outside_competence', 1
    from appeals
    where is_outside_competence
    union all
    select ticket_id, 'wrongly_dispatched', 2
    from appeals
    where is_wrongly_dispatched
    union all
    select ticket_id, 'unreasonable', 3 from appeals where is_unreasonable
),
disputed as (
    select
        reasons.reason as reason,
        reasons.reason_no as reason_no,
        rates.metric as metric,
        rates.metric_no as metric_no,
        rates.good_direction as good_direction,
        sum(
            case when position(rates.listed in counted.numerators) > 0 then 1 else 0 end
        )::integer as numerator,
        count(*)::integer as tickets
    from reasons
    inner join int_ticket_metrics as counted
        on reasons.ticket_id = counted.ticket_id
    cross join rates
    where position(rates.listed in counted.denominators) > 0
    group by
        reasons.reason,
        reasons.reason_no,
        rates.metric,
        rates.metric_no,
        rates.good_direction
),
compared as (
    select
        disputed.reason as reason,
        disputed.metric as metric,
        disputed.tickets as tickets,
        case
            when disputed.good_direction = 'down' then disputed.numerator
            else disputed.tickets - disputed.numerator
        end as against,
        street.numerator as numerator,
        street.denominator as denominator,
        round(street.numerator::double / street.denominator, 6) as value,
        (street.numerator - disputed.numerator)::integer as without_numerator,
        (street.denominator - disputed.tickets)::integer as without_denominator,
        case
            when street.denominator > disputed.tickets
                then round(
                    (street.numerator - disputed.numerator)::double
                    / (street.denominator - disputed.tickets),
                    6
                )
        end as without_value,
        disputed.reason_no as reason_no,
        disputed.metric_no as metric_no
    from disputed
    inner join street on disputed.metric = street.metric
)
select * from compared
