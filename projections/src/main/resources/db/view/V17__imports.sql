-- What one person imported as old records (补录), and whether another agreed to it; and what of each case came by such an import.
CREATE TABLE imported_workbook (
    import      text COLLATE "C" PRIMARY KEY,
    position    bigint NOT NULL,
    programme   text COLLATE "C",
    mode        text,
    file_name   text,
    workbook    text COLLATE "C",
    started_by  text COLLATE "C",
    started_on  date,
    state       text,
    began_at    bigint,
    ended_at    bigint,
    events      bigint,
    breaching   bigint,
    review      text,
    reviewed_by text COLLATE "C"
);
ALTER TABLE application ADD COLUMN import text COLLATE "C";
ALTER TABLE project ADD COLUMN import text COLLATE "C";
ALTER TABLE award ADD COLUMN import text COLLATE "C";
ALTER TABLE payment ADD COLUMN import text COLLATE "C";
ALTER TABLE recovery ADD COLUMN import text COLLATE "C";
ALTER TABLE stage_decision ADD COLUMN import text COLLATE "C";
ALTER TABLE acceptance ADD COLUMN import text COLLATE "C";
CREATE INDEX award_import ON award (import) WHERE import IS NOT NULL;
CREATE INDEX payment_import ON payment (import) WHERE import IS NOT NULL;
