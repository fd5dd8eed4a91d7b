-- migrate:up

-- Whether a guild does without a feature.
create function is_switched_off(the_guild bigint, feature text) returns boolean language sql stable parallel safe
return exists (select from guild_settings where guild_id = the_guild and chosen -> 'switched_off' ? feature);

-- migrate:down
drop function is_switched_off;
