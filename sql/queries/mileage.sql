-- name: member-standing(guild_id, user_id)^
-- A member's balance, streak and marks; one row, also for somebody who never earned anything.
select
  coalesce(m.balance, 0) as balance, coalesce(m.check_in_streak, 0) as streak, m.check_in_day, coalesce(m.hidden, false) as hidden, m.left_at, m.name,
  coalesce((select name from guilds where guild_id = :guild_id), '') as guild_name
from (select) as always
left join members m on m.guild_id = :guild_id and m.user_id = :user_id;

-- name: catch-up-all-boards()!
select catch_up_boards(guild_id) from (select distinct guild_id from members order by 1) as guilds;

-- name: guilds-behind()
-- Whose boards lack entries just now.
select guild_id from (select distinct guild_id from members) as guilds where boards_are_behind(guild_id) order by 1;

-- name: catch-up-boards(guild_id)$
-- Takes in what has been booked since the last time. Reading a page tells whether there is anything.
select catch_up_boards(:guild_id);

-- name: place(guild_id, board, miles)$
-- 1 + how many listed members have more miles.
select board_place(:guild_id, :board, :miles);

-- name: board-page(guild_id, board, asker_id, miles, user_id, most)
-- The rows below a position (miles, user_id), from the top; a position above everybody starts the board. On each of
-- them: how many are listed, the asker's miles (null for none) and place, and whether the boards lack entries (then
-- catch up and ask again). One row of nobody when there are none.
with head as materialized ( -- or the place would be worked out again for every row
  select
    boards_are_behind(:guild_id) as behind,
    coalesce((
      select members from standings_histogram
      where guild_id = :guild_id and board = :board and bucket = whole_board()
    ), 0) as members,
    mine.miles as my_miles,
    board_place(:guild_id, :board, mine.miles) as my_place
  from (select) as always
  left join standings mine
    on mine.guild_id = :guild_id and mine.board = :board and mine.user_id = :asker_id and mine.miles > 0
)
select head.behind, head.members, head.my_miles, head.my_place, below.user_id, below.miles, below.name
from head
left join lateral (
  select s.user_id, s.miles, coalesce(m.name, '') as name
  from standings s left join members m using (guild_id, user_id)
  where s.guild_id = :guild_id and s.board = :board and s.listed and s.miles > 0
    and (s.miles, s.user_id) < (cast(:miles as bigint), cast(:user_id as bigint))
  order by s.miles desc, s.user_id desc
  limit :most
) as below on true
order by below.miles desc, below.user_id desc;

-- name: above-position(guild_id, board, miles, user_id, nth)^
-- The nth row above a position; nothing when there are not so many.
select miles, user_id from standings
where guild_id = :guild_id and board = :board and listed and miles > 0
  and (miles, user_id) > (cast(:miles as bigint), cast(:user_id as bigint))
order by miles, user_id
offset :nth - 1
limit 1;

-- name: above-member(guild_id, board, user_id, nth)^
-- The nth row above a member's own.
select above.miles, above.user_id
from standings mine
cross join lateral (
  select s.miles, s.user_id from standings s
  where s.guild_id = :guild_id and s.board = :board and s.listed and s.miles > 0
    and (s.miles, s.user_id) > (mine.miles, mine.user_id)
  order by s.miles, s.user_id
  offset :nth - 1
  limit 1
) as above
where mine.guild_id = :guild_id and mine.board = :board and mine.user_id = :user_id and mine.miles > 0;

-- name: statement(guild_id, user_id, before_id, most)
-- A member's entries, the newest first, below an entry's id; `reversed` says that a later entry took it back.
select
  e.id, e.miles, e.balance, e.reason, e.note, e.actor_id, e.streak, e.reverses, e.created_at,
  (select name from api_tokens t where t.guild_id = e.guild_id and t.id = -e.actor_id) as token,
  exists (
    select from entries r where r.guild_id = e.guild_id and r.source_key = 'reversal:' || e.id
  ) as reversed
from entries e
where e.guild_id = :guild_id and e.user_id = :user_id and e.id < :before_id
order by e.id desc
limit :most;

-- name: entries-after(guild_id, user_id, after_id, most)
-- A member's entries in order, above an entry's id.
select id, miles, balance, reason, note, actor_id, streak, reverses, day, created_at
from entries where guild_id = :guild_id and user_id = :user_id and id > :after_id order by id limit :most;

-- name: count-entries(guild_id)$
select count(*) from entries where guild_id = :guild_id;

-- name: newest-reversible(guild_id, user_id, interaction_id)$
-- The id of the newest entry that was booked by hand and not taken back; asked again by the same interaction, the entry
-- that it took back then.
select coalesce(
  (
    select e.reverses from entries e
    where e.guild_id = :guild_id and e.user_id = :user_id and e.interaction_id = :interaction_id
      and e.reverses is not null
    limit 1
  ),
  (
    select e.id from entries e
    where e.guild_id = :guild_id and e.user_id = :user_id and e.reverses is null and e.actor_id <> e.user_id
      and not exists (
        select from entries r where r.guild_id = e.guild_id and r.source_key = 'reversal:' || e.id
      )
    order by e.id desc
    limit 1
  )
);

-- name: boards-of-member(guild_id, user_id)
select board, miles from standings
where guild_id = :guild_id and user_id = :user_id and board in (select boards_with(:guild_id, :user_id))
order by board;

-- name: odometer(guild_id)$
select (coalesce(max(o.miles), 0) + coalesce((
  select sum(e.miles) from entries e where e.guild_id = :guild_id and e.id > coalesce(max(o.up_to), 0)
), 0))::bigint
from odometers o where o.guild_id = :guild_id;

-- name: travellers(guild_id)^
-- How many are on the board of the whole trip, the miles of all together, and whether both lack entries (then catch up
-- and ask again).
select
  boards_are_behind(:guild_id) as behind,
  coalesce((
    select members from standings_histogram
    where guild_id = :guild_id and board = 'all' and bucket = whole_board()
  ), 0)::bigint as members,
  coalesce((select miles from odometers where guild_id = :guild_id), 0)::bigint as miles;

-- name: mark-member(guild_id, user_id, hidden, has_left)$
select mark_member(:guild_id, :user_id, cast(:hidden as boolean), cast(:has_left as boolean));

-- name: erase-member(guild_id, user_id)$
select erase_member(:guild_id, :user_id);

-- name: ask-for-rank-sync(guild_id, user_id)!
insert into rank_syncs (guild_id, user_id) values (:guild_id, :user_id)
on conflict (guild_id, user_id) do update set asked_at = clock_timestamp(), due_at = now(), attempts = 0;

-- name: ask-for-all-rank-syncs(guild_id)$
-- Everybody who ever earned a mile in the guild; how many were asked for.
with asked as (
  insert into rank_syncs (guild_id, user_id)
  select guild_id, user_id from members where guild_id = :guild_id and balance is not null
  on conflict (guild_id, user_id) do update set asked_at = clock_timestamp(), due_at = now(), attempts = 0
  returning 1
)
select count(*) from asked;

-- name: claim-rank-sync(guild_id, user_id)^
-- One worker at a time has it, for a minute at most; nothing when it is not due or somebody else has it.
update rank_syncs set claimed_until = now() + interval '1 minute', attempts = attempts + 1
where guild_id = :guild_id and user_id = :user_id and due_at <= now() and claimed_until < now()
returning asked_at, attempts;

-- name: finish-rank-sync(guild_id, user_id, asked_at)$
-- True; null when it was asked for again meanwhile: then the row stays, and `release-rank-sync` follows.
delete from rank_syncs where guild_id = :guild_id and user_id = :user_id and asked_at = :asked_at returning true;

-- name: release-rank-sync(guild_id, user_id)!
update rank_syncs set claimed_until = '-infinity' where guild_id = :guild_id and user_id = :user_id;

-- name: postpone-rank-sync(seconds, error, guild_id, user_id)!
update rank_syncs
set claimed_until = '-infinity', due_at = now() + make_interval(secs => :seconds), last_error = :error
where guild_id = :guild_id and user_id = :user_id;

-- name: due-rank-syncs(most)
-- The newest first: whoever reaches a rank does not wait until all of a large server have been looked after.
select guild_id, user_id from rank_syncs
where due_at <= now() and claimed_until < now() order by due_at desc limit :most;

-- name: waiting-rank-syncs(guild_id)$
select count(*) from rank_syncs where guild_id = :guild_id;

-- name: uneven-balances()
-- Proof for `omo doctor`: members whose balance is not the sum of their entries.
select guild_id, user_id, sum(miles)::bigint as in_ledger, max(balance)::bigint as balance from (
  select guild_id, user_id, sum(miles) as miles, null::bigint as balance
  from entries where user_id <> 0 group by guild_id, user_id
  union all
  select guild_id, user_id, 0, balance from members where balance is not null
) as both_sides
group by guild_id, user_id
having sum(miles) is distinct from max(balance)
limit 20;

-- name: uneven-boards()
-- Members whose miles on the board of the whole trip are not the sum of the entries that it includes.
select guild_id, user_id, sum(miles)::bigint as in_ledger, max(stood)::bigint as on_board from (
  select e.guild_id, e.user_id, sum(e.miles) as miles, null::bigint as stood
  from entries e join odometers o on o.guild_id = e.guild_id and e.id <= o.up_to
  where e.user_id <> 0 group by e.guild_id, e.user_id
  union all
  select guild_id, user_id, 0, miles from standings where board = 'all'
) as both_sides
group by guild_id, user_id
having sum(miles) is distinct from max(stood)
limit 20;

-- name: uneven-histograms()
select guild_id, board, bucket, sum(members)::bigint as difference from (
  select guild_id, board, bucket, members from standings_histogram
  union all
  select guild_id, board, place.bucket, -members from (
    select guild_id, board, miles_bucket(miles) as bucket, count(*) as members
    from standings where listed and miles > 0 group by 1, 2, 3
  ) as standing
  cross join lateral unnest(bucket_sums(bucket)) as place (bucket)
) as both_sides
group by guild_id, board, bucket
having sum(members) <> 0
limit 20;

-- name: uneven-odometers()
select guild_id, sum(miles)::bigint as difference from (
  select guild_id, miles from odometers
  union all
  select e.guild_id, -sum(e.miles) from entries e join odometers o on o.guild_id = e.guild_id and e.id <= o.up_to
  group by e.guild_id
) as both_sides
group by guild_id
having sum(miles) <> 0
limit 20;

-- name: heads-of-boards(most)
-- The listed members at the head of each guild's board of the whole trip, and of the boards of the last seven days.
select distinct o.guild_id, head.user_id
from odometers o
cross join lateral unnest(boards_of(current_date) || boards_of(current_date - 7)) as b (board)
cross join lateral (
  select user_id from standings
  where guild_id = o.guild_id and board = b.board and listed and miles > 0
  order by miles desc, user_id desc
  limit :most
) as head
order by 1, 2;

-- name: member-details(guild_id, user_id)^
-- Nothing for somebody who never earned or hid anything.
select
  user_id, name, coalesce(balance, 0) as balance, check_in_streak, check_in_day, hidden, left_at, last_entry_at
from members where guild_id = :guild_id and user_id = :user_id;

-- name: balances(guild_id, user_ids)
-- Of these members, as far as they did not leave.
select user_id, name, coalesce(balance, 0) as balance from members
where guild_id = :guild_id and user_id = any(cast(:user_ids as bigint[])) and left_at is null;

-- name: members-by-miles-down(guild_id, place, user_id, walked, part, hidden, has_left, least, greatest, most_rows)
-- The members below a position (miles, user id), from the top, listed or not: two indexes hold them in order. Only
-- so many are looked at; null leaves a filter out.
select m.user_id, m.name, s.miles as balance, m.check_in_streak, m.check_in_day, m.hidden, m.left_at, m.last_entry_at
from (
  select user_id, miles from (
    (
      select user_id, miles from standings
      where guild_id = :guild_id and board = 'all' and listed and miles > 0
        and not coalesce(cast(:hidden as boolean), false) and not coalesce(cast(:has_left as boolean), false)
        and (miles, user_id) < (cast(:place as bigint), cast(:user_id as bigint)) and miles >= cast(:least as bigint)
      order by miles desc, user_id desc limit :walked
    )
    union all
    (
      select user_id, miles from standings
      where guild_id = :guild_id and board = 'all' and not (listed and miles > 0)
        and (miles, user_id) < (cast(:place as bigint), cast(:user_id as bigint)) and miles >= cast(:least as bigint)
      order by miles desc, user_id desc limit :walked
    )
  ) as both_kinds
  order by miles desc, user_id desc limit :walked
) as s
-- One look-up for each: a plan for any number of them might read the table as a whole.
cross join lateral (select * from members where guild_id = :guild_id and user_id = s.user_id limit 1) as m
where (
    cast(:part as text) is null or exists (
      select from member_names n
      where n.guild_id = :guild_id and n.user_id = m.user_id and strpos(n.folded, :part) > 0
    )
  )
  and (cast(:hidden as boolean) is null or m.hidden = :hidden)
  and (cast(:has_left as boolean) is null or (m.left_at is not null) = :has_left)
  and s.miles between cast(:least as bigint) and cast(:greatest as bigint)
order by s.miles desc, s.user_id desc limit :most_rows;

-- name: members-by-miles-up(guild_id, place, user_id, walked, part, hidden, has_left, least, greatest, most_rows)
-- The members above a position, from the bottom.
select m.user_id, m.name, s.miles as balance, m.check_in_streak, m.check_in_day, m.hidden, m.left_at, m.last_entry_at
from (
  select user_id, miles from (
    (
      select user_id, miles from standings
      where guild_id = :guild_id and board = 'all' and listed and miles > 0
        and not coalesce(cast(:hidden as boolean), false) and not coalesce(cast(:has_left as boolean), false)
        and (miles, user_id) > (cast(:place as bigint), cast(:user_id as bigint)) and miles <= cast(:greatest as bigint)
      order by miles, user_id limit :walked
    )
    union all
    (
      select user_id, miles from standings
      where guild_id = :guild_id and board = 'all' and not (listed and miles > 0)
        and (miles, user_id) > (cast(:place as bigint), cast(:user_id as bigint)) and miles <= cast(:greatest as bigint)
      order by miles, user_id limit :walked
    )
  ) as both_kinds
  order by miles, user_id limit :walked
) as s
-- One look-up for each: a plan for any number of them might read the table as a whole.
cross join lateral (select * from members where guild_id = :guild_id and user_id = s.user_id limit 1) as m
where (
    cast(:part as text) is null or exists (
      select from member_names n
      where n.guild_id = :guild_id and n.user_id = m.user_id and strpos(n.folded, :part) > 0
    )
  )
  and (cast(:hidden as boolean) is null or m.hidden = :hidden)
  and (cast(:has_left as boolean) is null or (m.left_at is not null) = :has_left)
  and s.miles between cast(:least as bigint) and cast(:greatest as bigint)
order by s.miles, s.user_id limit :most_rows;

-- name: members-by-last-entry-down(guild_id, place, user_id, walked, part, hidden, has_left, least, greatest, most_rows)
-- The members whose last entry is before a moment, the newest first; as `members-by-miles-down`.
select
  m.user_id, m.name, m.balance, m.check_in_streak, m.check_in_day, m.hidden, m.left_at, s.last_entry_at
from (
  select user_id, last_entry_at from standings
  where guild_id = :guild_id and board = 'all'
    and (last_entry_at, user_id) < (cast(:place as timestamptz), cast(:user_id as bigint))
  order by last_entry_at desc, user_id desc limit :walked
) as s
-- One look-up for each: a plan for any number of them might read the table as a whole.
cross join lateral (select * from members where guild_id = :guild_id and user_id = s.user_id limit 1) as m
where (
    cast(:part as text) is null or exists (
      select from member_names n
      where n.guild_id = :guild_id and n.user_id = m.user_id and strpos(n.folded, :part) > 0
    )
  )
  and (cast(:hidden as boolean) is null or m.hidden = :hidden)
  and (cast(:has_left as boolean) is null or (m.left_at is not null) = :has_left)
  and m.balance between cast(:least as bigint) and cast(:greatest as bigint)
order by s.last_entry_at desc, s.user_id desc limit :most_rows;

-- name: members-by-last-entry-up(guild_id, place, user_id, walked, part, hidden, has_left, least, greatest, most_rows)
-- … and after a moment, the oldest first.
select
  m.user_id, m.name, m.balance, m.check_in_streak, m.check_in_day, m.hidden, m.left_at, s.last_entry_at
from (
  select user_id, last_entry_at from standings
  where guild_id = :guild_id and board = 'all'
    and (last_entry_at, user_id) > (cast(:place as timestamptz), cast(:user_id as bigint))
  order by last_entry_at, user_id limit :walked
) as s
-- One look-up for each: a plan for any number of them might read the table as a whole.
cross join lateral (select * from members where guild_id = :guild_id and user_id = s.user_id limit 1) as m
where (
    cast(:part as text) is null or exists (
      select from member_names n
      where n.guild_id = :guild_id and n.user_id = m.user_id and strpos(n.folded, :part) > 0
    )
  )
  and (cast(:hidden as boolean) is null or m.hidden = :hidden)
  and (cast(:has_left as boolean) is null or (m.left_at is not null) = :has_left)
  and m.balance between cast(:least as bigint) and cast(:greatest as bigint)
order by s.last_entry_at, s.user_id limit :most_rows;

-- name: members-by-name-down(guild_id, place, user_id, walked, part, hidden, has_left, least, greatest, most_rows)
-- The members whose names come before one, from the end of the alphabet; as `members-by-miles-down`.
select
  m.user_id, m.name, m.balance, m.check_in_streak, m.check_in_day, m.hidden, m.left_at, m.last_entry_at, n.folded
from (
  select user_id, folded from member_names
  where guild_id = :guild_id and (folded, user_id) < (cast(:place as text), cast(:user_id as bigint))
  order by folded desc, user_id desc limit :walked
) as n
cross join lateral (select * from members where guild_id = :guild_id and user_id = n.user_id limit 1) as m
where (cast(:part as text) is null or strpos(n.folded, :part) > 0)
  and (cast(:hidden as boolean) is null or m.hidden = :hidden)
  and (cast(:has_left as boolean) is null or (m.left_at is not null) = :has_left)
  and m.balance between cast(:least as bigint) and cast(:greatest as bigint)
order by n.folded desc, n.user_id desc limit :most_rows;

-- name: members-by-name-up(guild_id, place, user_id, walked, part, hidden, has_left, least, greatest, most_rows)
-- … and after one, from its beginning.
select
  m.user_id, m.name, m.balance, m.check_in_streak, m.check_in_day, m.hidden, m.left_at, m.last_entry_at, n.folded
from (
  select user_id, folded from member_names
  where guild_id = :guild_id and (folded, user_id) > (cast(:place as text), cast(:user_id as bigint))
  order by folded, user_id limit :walked
) as n
cross join lateral (select * from members where guild_id = :guild_id and user_id = n.user_id limit 1) as m
where (cast(:part as text) is null or strpos(n.folded, :part) > 0)
  and (cast(:hidden as boolean) is null or m.hidden = :hidden)
  and (cast(:has_left as boolean) is null or (m.left_at is not null) = :has_left)
  and m.balance between cast(:least as bigint) and cast(:greatest as bigint)
order by n.folded, n.user_id limit :most_rows;

-- name: follow-names(guild_id, most)$
-- Takes the members of up to so many entries into the names; how many entries it were.
select follow_names(:guild_id, :most);

-- name: guilds-to-follow()
-- Where the boards are ahead of the names.
select o.guild_id from odometers o left join name_cursors c on c.guild_id = o.guild_id
where o.up_to > coalesce(c.up_to, 0) order by o.guild_id;

-- name: fold-name(name)$
select fold_name(:name);

-- name: fold-names(names)
select name, fold_name(name) as folded from unnest(cast(:names as text[])) as given(name);

-- name: uneven-names()
-- Proof for `omo doctor`: names that followed the ledger and are not the members' own.
select n.guild_id, n.user_id from member_names n
join members m on m.guild_id = n.guild_id and m.user_id = n.user_id
where n.folded <> fold_name(m.name) and not exists (
  select from entries e
  where e.guild_id = n.guild_id and e.user_id = n.user_id
    and e.id > coalesce((select up_to from name_cursors c where c.guild_id = n.guild_id), 0)
)
union all
select m.guild_id, m.user_id from members m
left join member_names n on n.guild_id = m.guild_id and n.user_id = m.user_id
where m.balance is not null and n.user_id is null and not exists (
  select from entries e
  where e.guild_id = m.guild_id and e.user_id = m.user_id
    and e.id > coalesce((select up_to from name_cursors c where c.guild_id = m.guild_id), 0)
)
limit 20;

-- name: entry(guild_id, entry_id)^
select
  id, user_id, miles, balance, reason, note, actor_id, day, created_at, streak, reverses, batch_id, source_key,
  interaction_id
from entries where guild_id = :guild_id and id = :entry_id;

-- name: reversed-among(guild_id, source_keys)
-- Of reversals, by their source keys: which entries they took back.
select reverses from entries where guild_id = :guild_id and source_key = any (cast(:source_keys as text[]));

-- name: names-of-members(guild_id, user_ids)
select user_id, name from members
where guild_id = :guild_id and user_id = any (cast(:user_ids as bigint[])) and name <> '';

-- name: members-meant(guild_id, texts, most)
-- By the whole name, in small or capital letters, with or without accents, or by the id; where nobody is, those whose
-- names begin so. Up to so many for each text.
select wanted.place, member.*
from (
  select place, fold_name(text) as folded,
    case when text ~ '^([0-9]{17,18}|[1-8][0-9]{18})$' then cast(text as bigint) end as user_id
  from unnest(cast(:texts as text[])) with ordinality as given(text, place)
) as wanted
cross join lateral (
  select m.user_id, m.name, m.balance, rank() over (order by not found.exact) = 1 as is_best, found.exact
  from (
    select user_id, true as exact from member_names where guild_id = :guild_id and folded = wanted.folded
    union
    select wanted.user_id, true
    union all
    (
      select user_id, false from member_names
      where guild_id = :guild_id and folded > wanted.folded and starts_with(folded, wanted.folded)
        and folded < wanted.folded || U&'\+10FFFF'
      order by folded limit :most
    )
  ) as found
  join members m on m.guild_id = :guild_id and m.user_id = found.user_id and m.balance is not null
  order by found.exact desc, m.balance desc, m.user_id limit :most
) as member
where member.is_best
order by wanted.place, member.balance desc, member.user_id;

-- name: known-members(guild_id, user_ids)
-- Those who are there, as far as is known.
select user_id, name from members
where guild_id = :guild_id and user_id = any (cast(:user_ids as bigint[])) and left_at is null;

-- name: balances-among(guild_id, user_ids)
-- Of whoever among these people ever earned miles.
select user_id, balance from members
where guild_id = :guild_id and user_id = any (cast(:user_ids as bigint[])) and balance is not null;

-- name: members-with-at-least(guild_id, bounds)
-- How many of those who did not leave have so many miles, for each bound: the listed ones from the histogram, the
-- others (who hide, or have no miles) from the index that holds only them.
with off_board as materialized (
  select s.miles from standings s
  where s.guild_id = :guild_id and s.board = 'all' and not (s.listed and s.miles > 0)
    and not exists (
      select from members m where m.guild_id = s.guild_id and m.user_id = s.user_id and m.left_at is not null
    )
)
select
  bound,
  board_place(:guild_id, 'all', bound - 1) - 1
  + (select count(*) from off_board where miles >= bound) as members
from unnest(cast(:bounds as bigint[])) as bound
order by bound;

-- name: last-entry-before(guild_id, moment)$
-- The id up to which the guild's entries were booked before a moment.
select last_entry_before(:guild_id, :moment);

-- name: board-up-to(guild_id, up_to, most)
-- The whole trip's board as it stood after an entry: each entry holds its member's balance with it, so every listed
-- member costs one look into the ledger's key.
select m.user_id, m.name, e.balance as miles
from members m
cross join lateral (
  select balance from entries
  where guild_id = m.guild_id and user_id = m.user_id and id <= :up_to
  order by id desc limit 1
) as e
where m.guild_id = :guild_id and m.listed and e.balance > 0
order by e.balance desc, m.user_id desc
limit :most;

-- name: odometer-details(guild_id)^
-- Boards and odometer have to be caught up before.
select
  coalesce((select miles from odometers where guild_id = :guild_id), 0) as miles,
  coalesce((
    select members from standings_histogram
    where guild_id = :guild_id and board = 'all' and bucket = whole_board()
  ), 0) as members;

-- name: listed-among(guild_id, user_ids)
select user_id, name from members
where guild_id = :guild_id and user_id = any (cast(:user_ids as bigint[])) and listed;

-- name: first-of-newest(guild_id, moment, most)^
-- After which entry to begin in order to read what was booked since a moment, at most so many; `complete` unless there
-- were more.
select greatest(since.id, coalesce(bounded.id, 0)) as after_id, coalesce(bounded.id, 0) <= since.id as complete
from (select last_entry_before(:guild_id, :moment) as id) as since
left join lateral (
  select id from entries where guild_id = :guild_id order by id desc offset :most limit 1
) as bounded on true;

-- name: entries-to-rehearse(guild_id, after_id, most)
-- In the order of the guild's ledger. What was taken back, reversals and what is nobody's do not count.
select
  e.id, e.user_id, e.reason, e.miles, e.day, e.created_at, e.streak, e.actor_id <> e.user_id as by_hand,
  e.reverses is null and e.user_id <> 0 and not exists (
    select from entries r where r.guild_id = e.guild_id and r.source_key = 'reversal:' || e.id
  ) as counts
from entries e
where e.guild_id = :guild_id and e.id > :after_id
order by e.id limit :most;
