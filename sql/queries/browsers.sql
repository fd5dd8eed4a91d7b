-- name: use-way-back(nonce, seconds)$
-- True the first time, nothing ever after.
insert into used_ways_back (nonce, expires_at) values (:nonce, now() + make_interval(secs => :seconds))
on conflict (nonce) do nothing returning true;

-- name: forget-used-ways-back()!
delete from used_ways_back where expires_at < now();
