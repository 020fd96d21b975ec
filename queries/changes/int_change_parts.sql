-- Each significant change of a rate or count of the street, taken apart without a rest (Kitagawa 1955):
-- what changed within a part, and what changed by its weight.
-- grain: metric, against, dimension, part
-- units: within = (r − r′)(w + w′)/2; mix = (w − w′)((r + r′)/2 − (R + R′)/2); they sum to the change
-- units: r = a part's rate, w = its share of the denominator, R = the street's rate, ′ = then
-- units: of a count r is tickets a day and w the days, R is left out: within is what its daily number made, mix what more or fewer days did
-- units: a part that is empty now or then has there the rate it has else: its weight alone can have changed
-- units: share = of the change, of a count at equal days; size = its share of the denominator, or of the tickets, on average of both
with
changes as (select * from int_metric_changes),
counts as (select * from int_change_counts),
exposed as (
    select
        counts.metric as metric,
        counts.against as against,
        counts.dimension as dimension,
        counts.part as part,
        changes.metric_kind as metric_kind,
        changes.metric_no as metric_no,
        counts.numerator as numerator,
        counts.earlier_numerator as earlier_numerator,
        case when changes.metric_kind = 'rate' then counts.denominator end
            as denominator,
        case when changes.metric_kind = 'rate' then counts.earlier_denominator end
            as earlier_denominator,
        case
            when changes.metric_kind = 'rate' then counts.denominator
            else changes.days
        end as exposure,
        case
            when changes.metric_kind = 'rate' then counts.earlier_denominator
            else changes.earlier_days
        end as earlier_exposure,
        case when changes.metric_kind = 'rate' then changes.denominator else 1 end
            as whole,
        case
            when changes.metric_kind = 'rate' then changes.earlier_denominator
            else 1
        end as earlier_whole,
        case
            when changes.metric_kind = 'rate'
                then changes.numerator::double / changes.denominator
        end as street_rate,
        case
            when changes.metric_kind = 'rate'
                then changes.earlier_numerator::double
                    / changes.earlier_denominator
        end as earlier_street_rate,
        case
            when changes.metric_kind = 'rate' then changes.change
            else (
                changes.numerator::double / changes.days
                - changes.earlier_numerator::double / changes.earlier_days
            ) * (changes.days + changes.earlier_days) / 2
        end as explained,
        case
            when changes.metric_kind = 'rate'
                then (
                    counts.denominator::double / changes.denominator
                    + counts.earlier_denominator::double
                        / changes.earlier_denominator
                ) / 2
            else (counts.numerator + counts.earlier_numerator)::double
                / (changes.numerator + changes.earlier_numerator)
        end as size
    from counts
    inner join changes
        on counts.metric = changes.metric and counts.against = changes.against
),
rated as (
    select
        exposed.*,
        exposure::double / whole as weight,
        earlier_exposure::double / earlier_whole as earlier_weight,
        case
            when exposure > 0 then numerator::double / exposure
            else earlier_numerator::double / earlier_exposure
        end as rate,
        case
            when earlier_exposure > 0
                then earlier_numerator::double / earlier_exposure
            else numerator::double / exposure
        end as earlier_rate,
        coalesce((street_rate + earlier_street_rate) / 2, 0) as center
    from exposed
),
parted as (
    select
        rated.*,
        (rate - earlier_rate) * (weight + earlier_weight) / 2 as within,
        (weight - earlier_weight) * ((rate + earlier_rate) / 2 - center) as mix
    from rated
),
shared as (
    select
        metric,
        against,
        dimension,
        part,
        metric_kind,
        metric_no,
        numerator,
        denominator,
        earlier_numerator,
        earlier_denominator,
        coalesce(nullif(within, 0), 0) as within,
        coalesce(nullif(mix, 0), 0) as mix,
        coalesce(
            nullif(
                case when metric_kind = 'rate' then within + mix else within end
                / explained,
                0
            ),
            0
        ) as share,
        size
    from parted
)
select * from shared
