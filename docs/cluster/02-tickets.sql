-- Tickets as the city platform delivers them: a part on each shard by the ticket's number, twice by replicas, a month a partition.
-- Columns are those of the platform; the profile's `fields` or a `query` says which is which.
create table if not exists hotline.work_order_local on cluster review
(
    order_id UInt64,
    order_no String,
    created DateTime('Asia/Shanghai'),
    finished Nullable(DateTime('Asia/Shanghai')),
    title String codec(ZSTD(3)),
    content String codec(ZSTD(3)),
    location String codec(ZSTD(3)),
    phone String,
    topic_path LowCardinality(String),
    unit LowCardinality(String),
    community LowCardinality(String),
    status LowCardinality(String),
    rating LowCardinality(String),
    updated DateTime('Asia/Shanghai')
)
engine = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/hotline/work_order', '{replica}', updated)
partition by toYYYYMM(created)
order by (order_no, order_id);

create table if not exists hotline.work_order on cluster review
as hotline.work_order_local
engine = Distributed(review, hotline, work_order_local, cityHash64(order_no));
