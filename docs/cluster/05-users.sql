-- Who counts, and who labels: rights on this database alone, and limits that let large steps go to the disk.
create settings profile if not exists hotline_review on cluster review
settings
    max_memory_usage = 34359738368,
    max_bytes_before_external_group_by = 17179869184,
    max_bytes_before_external_sort = 17179869184,
    distributed_foreground_insert = 1;

create user if not exists hotline_review on cluster review
identified with sha256_password by 'change this'
settings profile 'hotline_review';

grant on cluster review select, insert, create table, drop table on hotline.* to hotline_review;

create user if not exists hotline_reader on cluster review
identified with sha256_password by 'change this as well'
settings readonly = 2;

grant on cluster review select on hotline.work_order to hotline_reader;
