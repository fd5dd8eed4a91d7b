-- name: hold-ledger(guild_id)$
-- Nobody else moves miles in the guild until the transaction ends.
select pg_advisory_xact_lock(:guild_id);

-- name: begin-batch(guild_id, kind, source_key, origin, actor_id, note)$
-- Its id; null when there is one with this source key.
insert into batches (guild_id, kind, source_key, origin, actor_id, note)
values (:guild_id, :kind, :source_key, :origin, :actor_id, :note)
on conflict (guild_id, source_key) do nothing returning id;

-- name: sum-up-batch(entries, miles, guild_id, batch_id)!
update batches set entries = :entries, miles = :miles where guild_id = :guild_id and id = :batch_id;

-- name: batch-of(guild_id, source_key)$
select id from batches where guild_id = :guild_id and source_key = :source_key;

-- name: batch(guild_id, batch_id)^
select
  id, kind, origin, actor_id, note, entries, miles, created_at, reversed_at, reversed_by, reversal_asked_at,
  reversal_entries, reversal_done
from batches where guild_id = :guild_id and id = :batch_id;

-- name: list-batches(guild_id, before_id, most)
-- The newest first.
select
  id, kind, origin, actor_id, note, entries, miles, created_at, reversed_at, reversed_by, reversal_asked_at,
  reversal_entries, reversal_done
from batches where guild_id = :guild_id and id < :before_id order by id desc limit :most;

-- name: entries-of-batch(guild_id, batch_id, after_id, most)
-- In the order in which they were booked; without its reversals.
select
  id, user_id, miles, balance, reason, note, actor_id, day, created_at, streak, reverses, batch_id, source_key,
  interaction_id
from entries
where guild_id = :guild_id and batch_id = :batch_id and id > :after_id and reverses is null
order by id limit :most;

-- name: left-of-batch(guild_id, batch_id, after_id, most)
-- Its entries after an entry's id that nobody took back yet; those of people who were forgotten stay as they are.
select e.id, e.user_id from entries e
where e.guild_id = :guild_id and e.batch_id = :batch_id and e.id > :after_id and e.reverses is null and e.user_id <> 0
  and not exists (
    select from entries r where r.guild_id = e.guild_id and r.source_key = 'reversal:' || e.id
  )
order by e.id limit :most;

-- name: ask-for-reversal(actor_id, guild_id, batch_id)^
-- What is left of it; nothing when it was asked for before, or there is no such batch.
update batches b set reversal_asked_at = now(), reversed_by = :actor_id, reversal_entries = remaining.entries
from (
  select count(*) as entries, coalesce(sum(e.miles), 0)::bigint as miles from entries e
  where e.guild_id = :guild_id and e.batch_id = :batch_id and e.reverses is null and e.user_id <> 0
    and not exists (
      select from entries r where r.guild_id = e.guild_id and r.source_key = 'reversal:' || e.id
    )
) as remaining
where b.guild_id = :guild_id and b.id = :batch_id and b.reversal_asked_at is null
returning remaining.entries, remaining.miles;

-- name: claim-reversal(guild_id, batch_id)$
-- One worker at a time has it, for as long as a part may take; null when there is nothing to do or somebody else has it.
update batches set claimed_until = now() + interval '20 seconds'
where guild_id = :guild_id and id = :batch_id and reversal_asked_at is not null and reversed_at is null
  and claimed_until < now()
returning true;

-- name: release-reversal(guild_id, batch_id)!
update batches set claimed_until = '-infinity' where guild_id = :guild_id and id = :batch_id;

-- name: reversal-under-way(guild_id, batch_id)^
-- Who asked for it, and up to which entry it came.
select reversed_by, reversal_up_to from batches
where guild_id = :guild_id and id = :batch_id and reversal_asked_at is not null and reversed_at is null for update;

-- name: note-reversals(entries, up_to, finished, guild_id, batch_id)!
-- In the end all are done, also those that were taken back singly, or whose people were forgotten, meanwhile.
update batches set
  reversal_done = case when cast(:finished as boolean) then reversal_entries else reversal_done + :entries end,
  reversal_up_to = :up_to, claimed_until = now() + interval '20 seconds',
  reversed_at = case when cast(:finished as boolean) then now() end
where guild_id = :guild_id and id = :batch_id;

-- name: due-reversals(most)
select guild_id, id from batches
where reversal_asked_at is not null and reversed_at is null and claimed_until < now()
order by reversal_asked_at limit :most;
