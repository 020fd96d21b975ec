-- What is told of a community or a unit, side by side.
-- grain: scope_kind, scope
-- order: scope_kind, scope_no, scope
-- units: values = shares 0-1; expected = what all scopes of the kind together have for its mix of demand types
-- units: per_1000 = tickets for every thousand households
with
metrics as (
    select * from int_metrics where scope_kind in ('community', 'unit')
),
mixes as (
    select
        metric as mixed_metric,
        scope_kind as mixed_kind,
        scope as mixed_scope,
        1 - expected / tickets as expected_value
    from est_case_mix
    where metric in ('ontime_rate', 'satisfaction_strict') and tickets > 0
),
wide as (
    select
        scope_kind,
        scope,
        max(scope_no)::integer as scope_no,
        max(case when metric = 'volume' then numerator end) as tickets,
        max(case when metric = 'volume' then previous_numerator end)
            as previous_tickets,
        max(case when metric = 'volume_per_1000_households' then value end)
            as per_1000,
        max(case when metric = 'volume_per_1000_households' then lower_95 end)
            as per_1000_lower_95,
        max(case when metric = 'volume_per_1000_households' then upper_95 end)
            as per_1000_upper_95,
        max(case when metric = 'ontime_rate' then denominator end) as due,
        max(case when metric = 'ontime_rate' then numerator end) as ontime,
        max(case when metric = 'ontime_rate' then value end) as ontime_value,
        max(case when metric = 'ontime_rate' then status end)
            as ontime_status,
        max(case when metric = 'ontime_rate' then expected_value end)
            as ontime_expected,
        max(case when metric = 'ontime_rate' then lower_95 end)
            as ontime_lower_95,
        max(case when metric = 'ontime_rate' then upper_95 end)
            as ontime_upper_95,
        max(case when metric = 'overdue_open' then numerator end)
            as overdue_open,
        max(case when metric = 'solved_rate' then denominator end)
            as solvable,
        max(case when metric = 'solved_rate' then numerator end) as solved,
        max(case when metric = 'solved_rate' then lower_95 end)
            as solved_lower_95,
        max(case when metric = 'solved_rate' then upper_95 end)
            as solved_upper_95,
        max(case when metric = 'repeat_rate' then denominator end)
            as repeatable,
        max(case when metric = 'repeat_rate' then numerator end) as repeats,
        max(case when metric = 'satisfaction_strict' then denominator end)
            as rated,
        max(case when metric = 'satisfaction_strict' then numerator end)
            as satisfied,
        max(case when metric = 'satisfaction_strict' then value end)
            as satisfaction_value,
        max(case when metric = 'satisfaction_strict' then lower_95 end)
            as satisfaction_lower_95,
        max(case when metric = 'satisfaction_strict' then upper_95 end)
            as satisfaction_upper_95,
        max(case when metric = 'satisfaction_strict' then status end)
            as satisfaction_status,
        max(case when metric = 'satisfaction_strict' then expected_value end)
            as satisfaction_expected,
        max(case when metric = 'rated_share' then denominator end) as closed,
        max(case when metric = 'rated_share' then value end) as rated_share
    from metrics
    left join mixes
        on metric = mixed_metric
        and scope_kind = mixed_kind
        and scope = mixed_scope
    group by scope_kind, scope
)
select * from wide
