-- What a build leaves lies on the node that it was counted on. Where each node counts a city of its own under the same prefix,
-- these show all cities' as one table: `select hostName() as city, * from hotline.all_metrics`. One such statement a table that is wanted;
-- columns as in docs/data-dictionary.md.
create table if not exists hotline.all_metrics on cluster review
(
    scope_kind Nullable(String),
    scope Nullable(String),
    metric Nullable(String),
    rule_id Nullable(String),
    numerator Nullable(Int64),
    denominator Nullable(Int64),
    value Nullable(Float64)
)
engine = Distributed(review, hotline, review_metrics);
