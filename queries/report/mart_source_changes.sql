-- The sources that this period and an earlier one have not in common, because of which they are not compared.
-- grain: against, source_no
-- order: against, source_no
-- page: report
-- units: kind = begins, ends or pauses; like_* = tickets of the sources that both have whole
select
    against,
    source_no,
    kind,
    first_at,
    last_at,
    tickets,
    earlier_tickets,
    like_tickets,
    like_earlier_tickets
from run_source_changes
