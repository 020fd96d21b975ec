-- The one or two parts that carry half of a change and a quarter more than their size, and are half of the whole at most: those beyond it most.
-- grain: metric, against
-- units: share, size = of them together, as if they were one part (Kitagawa 1955); without_* = what all others count, now and then
-- units: two are told where each carries a seventh or more, and the second brings a fifth of the change more than its size
with
changes as (select * from int_metric_changes),
united as (select * from int_change_groups),
exposed as (
    select
        united.metric as metric,
        united.against as against,
        united.first_no as first_no,
        united.second_no as second_no,
        united.least_share as least_share,
        changes.metric_kind as metric_kind,
        united.numerator as numerator,
        united.denominator as denominator,
        united.earlier_numerator as earlier_numerator,
        united.earlier_denominator as earlier_denominator,
        changes.numerator - united.numerator as without_numerator,
        changes.denominator - united.denominator as without_denominator,
        changes.earlier_numerator - united.earlier_numerator
            as without_earlier_numerator,
        changes.earlier_denominator - united.earlier_denominator
            as without_earlier_denominator,
        changes.numerator as all_numerator,
        changes.denominator as all_denominator,
        changes.earlier_numerator as all_earlier_numerator,
        changes.earlier_denominator as all_earlier_denominator,
        changes.days as days,
        changes.earlier_days as earlier_days,
        changes.change as change
    from united
    inner join changes
        on united.metric = changes.metric and united.against = changes.against
),
rated as (
    select
        exposed.*,
        denominator::double / all_denominator as weight,
        earlier_denominator::double / all_earlier_denominator as earlier_weight,
        case
            when denominator > 0 then numerator::double / denominator
            else earlier_numerator::double / earlier_denominator
        end as rate,
        case
            when earlier_denominator > 0
                then earlier_numerator::double / earlier_denominator
            else numerator::double / denominator
        end as earlier_rate,
        (
            all_numerator::double / all_denominator
            + all_earlier_numerator::double / all_earlier_denominator
        ) / 2 as center
    from exposed
),
sized as (
    select
        rated.*,
        case
            when metric_kind = 'rate'
                then (
                    (rate - earlier_rate) * (weight + earlier_weight) / 2
                    + (weight - earlier_weight)
                    * ((rate + earlier_rate) / 2 - center)
                ) / change
            else (
                numerator::double / days
                - earlier_numerator::double / earlier_days
            ) / (
                all_numerator::double / days
                - all_earlier_numerator::double / earlier_days
            )
        end as share,
        case
            when metric_kind = 'rate' then (weight + earlier_weight) / 2
            else (numerator + earlier_numerator)::double
                / (all_numerator + all_earlier_numerator)
        end as size
    from rated
),
carrying as (
    select
        sized.*,
        case when share > 1 then 1 else share end - size
        - case when second_no > 0 then 0.2 else 0 end as score
    from sized
    where round(share, 9) >= 0.5 and round(size, 9) <= 0.5
        and round(least(share, 1) - size, 9) >= 0.25
        and least_share >= 1.0 / 7
),
numbered as (
    select
        carrying.*,
        row_number() over (
            partition by metric, against
            order by round(score, 9) desc, second_no, first_no
        ) as lead_no
    from carrying
),
leads as (
    select
        metric,
        against,
        first_no,
        second_no,
        share,
        size,
        without_numerator,
        without_denominator,
        without_earlier_numerator,
        without_earlier_denominator
    from numbered
    where lead_no = 1
)
select * from leads
