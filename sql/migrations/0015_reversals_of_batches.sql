-- migrate:up

-- Taking a batch back, part by part: `reversed_by` asked for it, `reversed_at` is when nothing of it was left.
alter table batches add column reversal_asked_at timestamptz;
alter table batches add column reversal_entries integer not null default 0; -- left to take back when it was asked for
alter table batches add column reversal_done integer not null default 0; -- of them
alter table batches add column reversal_up_to bigint not null default 0; -- the last of them
alter table batches add column claimed_until timestamptz not null default '-infinity'; -- by one worker at a time
update batches set reversal_asked_at = reversed_at, reversal_entries = entries, reversal_done = entries
where reversed_at is not null;
-- squawk-ignore require-concurrent-index-creation
create index batches_to_reverse on batches (reversal_asked_at)
where reversal_asked_at is not null and reversed_at is null;

-- migrate:down
drop index batches_to_reverse;
alter table batches drop column claimed_until;
alter table batches drop column reversal_up_to;
alter table batches drop column reversal_done;
alter table batches drop column reversal_entries;
alter table batches drop column reversal_asked_at;
