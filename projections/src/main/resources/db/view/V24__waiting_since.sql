-- Since when things wait: the business day of what made an award what it is, of its last hold, of an enterprise's place in a roster,
-- and of an application's last objection.
ALTER TABLE award
    ADD COLUMN status_on date,
    ADD COLUMN held_on   date;
ALTER TABLE roster ADD COLUMN changed_on date;
ALTER TABLE application ADD COLUMN objected_on date;
