-- name: members(guild_id, hidden)
-- In order of their ids; `hidden` null for all, false to leave out who hides from the boards.
select
  user_id, name, coalesce(balance, 0) as balance, check_in_streak as streak, check_in_day as last_check_in,
  last_entry_at, hidden, left_at
from members
where guild_id = :guild_id and (cast(:hidden as boolean) is null or hidden = :hidden)
order by user_id;

-- name: entries(guild_id, hidden, since, until)
-- In the order in which they were booked, from one moment until before another; null for all.
select
  id, user_id, miles, balance, reason, note,
  case when actor_id < 0 then 'token:' || -actor_id else actor_id::text end as actor_id,
  day, created_at, streak, reverses, batch_id,
  (select name from api_tokens t where t.guild_id = e.guild_id and t.id = -e.actor_id) as token
from entries e
where guild_id = :guild_id and (
  cast(:hidden as boolean) is null
  or :hidden = coalesce((select hidden from members m where m.guild_id = e.guild_id and m.user_id = e.user_id), false)
)
and (cast(:since as timestamptz) is null or created_at >= :since)
and (cast(:until as timestamptz) is null or created_at < :until)
order by id;
