-- The database of the review, on every node of the cluster `review` (its name stands in the servers' remote_servers).
create database if not exists hotline on cluster review engine = Atomic;
