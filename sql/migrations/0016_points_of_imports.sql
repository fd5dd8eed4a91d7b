-- migrate:up

-- How many of them are a mile can be chosen anew, as long as nothing is booked.
alter table import_rows add column points bigint; -- as in the file; null: read before this

-- migrate:down
alter table import_rows drop column points;
