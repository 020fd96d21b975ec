-- The days by which half of a scope's tickets had closed, those still open counted as such: where S(t) = Π(1 − closed/at risk) comes down to ½.
-- grain: scope_kind, scope
-- units: days; null where too many are still open (Kaplan and Meier 1958); a ticket last seen open at the very time still counts as at risk
with
waits as (select * from int_waits),
risks as (
    select
        waits.*,
        sum(closed + censored) over (
            partition by role, scope_kind, scope order by seconds desc
        )::double as at_risk
    from waits
),
curves as (
    select
        role,
        scope_kind,
        scope,
        seconds,
        sum(
            case when closed < at_risk then ln(1 - closed / at_risk) else -100 end
        ) over (partition by role, scope_kind, scope order by seconds)
            as log_survival
    from risks
),
-- 9/10 × 8/9 × … × 5/6 is one half, which floats may miss by their last digits.
halves as (
    select role, scope_kind, scope, min(seconds) / 86400.0 as days
    from curves
    where log_survival <= ln(0.5) + 0.000000002
    group by role, scope_kind, scope
),
scopes as (
    select scope_kind, scope from waits group by scope_kind, scope
),
medians as (
    select
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        max(case when halves.role = 'current' then halves.days end) as value,
        max(case when halves.role = 'previous' then halves.days end)
            as previous_value,
        max(case when halves.role = 'year_ago' then halves.days end)
            as year_ago_value
    from scopes
    left join halves
        on scopes.scope_kind = halves.scope_kind
            and scopes.scope = halves.scope
    group by scopes.scope_kind, scopes.scope
)
select * from medians
