-- The key in a mail to a steward from outside lapses, as a mail can pass through many hands. Whoever holds one that has can have a
-- new one mailed to the steward's own address.
alter table concern_steward_keys add column expires_on date;
update concern_steward_keys set expires_on = made_on + 60;
alter table concern_steward_keys alter column expires_on set not null;
