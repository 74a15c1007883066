-- What was added to an award after facts that it rests on were corrected.
ALTER TABLE award
    ADD COLUMN increased_fen bigint NOT NULL DEFAULT 0;
