-- name: add-import(guild_id, format, strategy, file_name, counts_for, points_per_mile, lines, bad_count, bad_lines, actor_id)$
insert into imports (
  guild_id, format, strategy, file_name, counts_for, points_per_mile, lines, bad_count, bad_lines, actor_id
) values (
  :guild_id, :format, :strategy, :file_name, :counts_for, :points_per_mile, :lines, :bad_count, :bad_lines, :actor_id
) returning id;

-- name: match-by-name(guild_id, import_id)!
-- Lines without an id: whose name exactly one member has.
with candidates as (
  select r.line, min(m.user_id) as user_id, count(*) as people
  from import_rows r
  join member_names n on n.guild_id = r.guild_id and n.folded = fold_name(r.name)
  join members m on m.guild_id = n.guild_id and m.user_id = n.user_id and m.name = r.name
  where r.guild_id = :guild_id and r.import_id = :import_id and r.user_id is null
  group by r.line
)
update import_rows r set
  user_id = case when c.people = 1 then c.user_id end, matched = case when c.people = 1 then 'name' else 'many' end
from candidates c
where r.guild_id = :guild_id and r.import_id = :import_id and r.line = c.line;

-- name: read-import(guild_id, import_id)^
select
  i.id, i.format, i.strategy, i.file_name, i.counts_for, i.points_per_mile, i.lines, i.bad_count, i.bad_lines,
  i.actor_id, coalesce(m.name, '') as actor_name, i.created_at, i.state, i.batch_id, i.applied_by, i.asked_at,
  i.finished_at, i.members, i.done, coalesce(b.entries, 0) as entries, coalesce(b.miles, 0) as miles, b.reversed_at
from imports i
left join batches b on b.guild_id = i.guild_id and b.id = i.batch_id
left join members m on m.guild_id = i.guild_id and m.user_id = i.actor_id
where i.guild_id = :guild_id and i.id = :import_id;

-- name: list-imports(guild_id, before_id, most)
-- The newest first.
select
  i.id, i.format, i.strategy, i.file_name, i.counts_for, i.points_per_mile, i.lines, i.bad_count, i.bad_lines,
  i.actor_id, coalesce(m.name, '') as actor_name, i.created_at, i.state, i.batch_id, i.applied_by, i.asked_at,
  i.finished_at, i.members, i.done, coalesce(b.entries, 0) as entries, coalesce(b.miles, 0) as miles, b.reversed_at
from imports i
left join batches b on b.guild_id = i.guild_id and b.id = i.batch_id
left join members m on m.guild_id = i.guild_id and m.user_id = i.actor_id
where i.guild_id = :guild_id and i.id < :before_id order by i.id desc limit :most;

-- name: foresee(guild_id, import_id, strategy)^
-- What applying it would do now.
select
  count(*) filter (where after <> coalesce(before, 0)) as members,
  count(*) filter (where after <> coalesce(before, 0) and before is null) as new_members,
  count(*) filter (where after = coalesce(before, 0)) as unchanged,
  coalesce(sum(greatest(after - coalesce(before, 0), 0)), 0)::bigint as miles_up,
  coalesce(sum(greatest(coalesce(before, 0) - after, 0)), 0)::bigint as miles_down,
  coalesce(sum(lines - 1), 0)::bigint as repeated
from import_moves(:guild_id, :import_id, :strategy, 0, null);

-- name: greatest-moves(guild_id, import_id, strategy, after_distance, after_member, most)
-- After the one of this distance and this member.
select v.line, v.user_id, coalesce(nullif(m.name, ''), v.name) as name, coalesce(v.before, 0) as before, v.after
from import_moves(:guild_id, :import_id, :strategy, 0, null) as v
left join members m on m.guild_id = :guild_id and m.user_id = v.user_id
where v.after <> coalesce(v.before, 0) and (
  abs(v.after - coalesce(v.before, 0)) < :after_distance
  or abs(v.after - coalesce(v.before, 0)) = :after_distance and v.user_id > :after_member
)
order by abs(v.after - coalesce(v.before, 0)) desc, v.user_id
limit :most;

-- name: count-unmatched(guild_id, import_id)^
select count(*) filter (where matched <> 'left out') as unmatched, count(*) filter (where matched = 'left out') as left_out
from import_rows where guild_id = :guild_id and import_id = :import_id and user_id is null;

-- name: unmatched-lines(guild_id, import_id, after_line, most)
select line, name, miles, matched from import_rows
where guild_id = :guild_id and import_id = :import_id and user_id is null and line > :after_line
order by line limit :most;

-- name: choose(guild_id, import_id, strategy, points_per_mile, counts_for)!
update imports set strategy = :strategy, points_per_mile = :points_per_mile, counts_for = :counts_for
where guild_id = :guild_id and id = :import_id;

-- name: convert-points(guild_id, import_id, before, points_per_mile)!
-- Lines that were read before points were kept have only their miles, at `before` points each.
update import_rows set miles = floor(coalesce(points, miles * :before) / cast(:points_per_mile as numeric))
where guild_id = :guild_id and import_id = :import_id;

-- name: hold-import(guild_id, import_id)^
-- Nobody else changes it until the transaction ends.
select id, format, strategy, file_name, state, batch_id, points_per_mile, counts_for from imports
where guild_id = :guild_id and id = :import_id for update;

-- name: match-by-hand(guild_id, import_id, lines, user_ids)$
-- How many of these lines there are; null as a user leaves a line out.
with matched as (
  update import_rows r set
    user_id = given.user_id, matched = case when given.user_id is null then 'left out' else 'hand' end
  from unnest(cast(:lines as integer[]), cast(:user_ids as bigint[])) as given (line, user_id)
  where r.guild_id = :guild_id and r.import_id = :import_id and r.line = given.line
  returning 1
)
select count(*) from matched;

-- name: lines-among(guild_id, import_id, lines)
select line from import_rows
where guild_id = :guild_id and import_id = :import_id and line = any (cast(:lines as integer[]));

-- name: count-matched(guild_id, import_id)$
select count(distinct user_id) from import_rows
where guild_id = :guild_id and import_id = :import_id and user_id is not null;

-- name: begin-applying(batch_id, actor_id, members, guild_id, import_id)!
update imports set
  state = 'applying', batch_id = :batch_id, applied_by = :actor_id, asked_at = now(), members = :members
where guild_id = :guild_id and id = :import_id;

-- name: claim-import(guild_id, import_id)$
-- One worker at a time has it, for as long as a part may take; null when it is not due or somebody else has it.
update imports set claimed_until = now() + interval '20 seconds', attempts = attempts + 1
where guild_id = :guild_id and id = :import_id and state = 'applying' and claimed_until < now()
returning true;

-- name: release-import(guild_id, import_id)!
update imports set claimed_until = '-infinity' where guild_id = :guild_id and id = :import_id;

-- name: book-part(guild_id, import_id, most)$
select book_import_part(:guild_id, :import_id, :most);

-- name: due-imports(most)
select guild_id, id from imports
where state = 'applying' and claimed_until < now() order by asked_at limit :most;

-- name: discard(guild_id, import_id)!
delete from imports where guild_id = :guild_id and id = :import_id;

-- name: forget-rows()!
-- Files that nobody applied, and the lines of those that were: the ledger holds what came of them.
with unused as (delete from imports where state = 'read' and created_at < now() - interval '30 days')
delete from import_rows r using imports i
where i.guild_id = r.guild_id and i.id = r.import_id and i.finished_at < now() - interval '30 days';
