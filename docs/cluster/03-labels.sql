-- Labels by version and key of the words: what `label --workspace … --shard I/N` adds to, and a build takes from.
-- The comment says that the table is ours; the columns are those that the program adds.
create table if not exists hotline.review_labels_local on cluster review
(
    version Nullable(String),
    key Nullable(String),
    topic Nullable(String),
    topic_basis Nullable(String),
    estate Nullable(String),
    place Nullable(String),
    keywords Nullable(String),
    sketch Nullable(String),
    pairs Nullable(String),
    phrases Nullable(String),
    safety_kind Nullable(String),
    safety_words Nullable(String),
    demands Nullable(String)
)
engine = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/hotline/review_labels', '{replica}')
order by (version, key)
settings allow_nullable_key = 1
comment 'hotline-review store';

create table if not exists hotline.review_labels on cluster review
as hotline.review_labels_local
engine = Distributed(review, hotline, review_labels_local, cityHash64(key))
comment 'hotline-review store';
