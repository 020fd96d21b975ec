-- The parts of each significant change of the street, as other programs read them.
-- grain: metric, against, dimension, part
-- order: metric_no, against, dimension, share_no, part
-- hidden: metric_no, share_no
-- csv: change_parts
-- units: within + mix sum to the change of the value, twelve decimals; share = of the change
with
parts as (select * from int_change_parts),
rounded as (
    select
        metric,
        against,
        dimension,
        part,
        numerator,
        denominator,
        earlier_numerator,
        earlier_denominator,
        round(within, 12) as within,
        round(mix, 12) as mix,
        round(share, 6) as share,
        metric_no,
        -round(share, 6) as share_no
    from parts
)
select * from rounded
