-- Ratings that their enterprises took back: they count no longer, and are told beside those that do.
ALTER TABLE provider
    ADD COLUMN withdrawn_ratings       bigint NOT NULL DEFAULT 0,
    ADD COLUMN withdrawn_tenths_sum    bigint NOT NULL DEFAULT 0,
    ADD COLUMN withdrawn_under_warning bigint NOT NULL DEFAULT 0;
