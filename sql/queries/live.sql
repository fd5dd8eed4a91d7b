-- name: now(guild_id)^
-- The newest entry, and the time.
select
  coalesce((select id from entries where guild_id = :guild_id order by id desc limit 1), 0) as entry_id,
  now() as moment;

-- name: entries(guild_id, after_id, until_id, most)
select e.id, e.user_id, e.miles, e.balance, e.reason, e.actor_id, e.reverses, e.created_at, m.name
from entries e left join members m on m.guild_id = e.guild_id and m.user_id = e.user_id
where e.guild_id = :guild_id and e.id > :after_id and e.id <= :until_id order by e.id limit :most;

-- name: newest-entries(guild_id, most)
select e.id, e.user_id, e.miles, e.balance, e.reason, e.actor_id, e.reverses, e.created_at, m.name
from entries e left join members m on m.guild_id = e.guild_id and m.user_id = e.user_id
where e.guild_id = :guild_id order by e.id desc limit :most;

-- name: posts(guild_id, since, until, most)
-- Posts that were settled in this time.
select
  d.id, d.item_id, d.message_id, d.settled_at, c.channel_id, s.title as source,
  coalesce(i.content ->> 'title', '') as title, coalesce(i.content ->> 'url', '') as url
from deliveries d
join items i on i.guild_id = d.guild_id and i.id = d.item_id
join destinations c on c.guild_id = d.guild_id and c.id = d.destination_id
join sources s on s.guild_id = d.guild_id and s.id = c.source_id
where d.guild_id = :guild_id and d.state = 'sent' and d.settled_at > :since and d.settled_at <= :until
order by d.settled_at, d.id limit :most;

-- name: problems(guild_id)
-- What is paused or keeps failing.
select 'source' as what, id, title as name, coalesce(paused_reason, problem, '') as reason from sources
where guild_id = :guild_id and (paused_reason is not null or failures >= 3)
union all
select 'channel', channel_id, '', paused_reason from destinations
where guild_id = :guild_id and paused_reason is not null
union all
select 'rank', threshold, name, paused_reason from ranks where guild_id = :guild_id and paused_reason is not null
union all
select 'hook', id, description, paused_reason from hooks where guild_id = :guild_id and paused_reason is not null
order by what, id;
