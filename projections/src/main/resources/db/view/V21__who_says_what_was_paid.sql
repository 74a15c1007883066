-- Who stands for a voucher or a line of a statement, and who had a part in the money that it shows: nobody proves what he paid himself.
ALTER TABLE treasury_payment ADD COLUMN recorder text COLLATE "C";
ALTER TABLE bank_line ADD COLUMN recorder text COLLATE "C";
CREATE INDEX treasury_payment_import ON treasury_payment (import) WHERE import IS NOT NULL;
CREATE INDEX bank_line_import ON bank_line (import) WHERE import IS NOT NULL;
CREATE TABLE took_part (
    position  bigint NOT NULL,
    payment   text COLLATE "C",
    recovery  text COLLATE "C",
    award     text COLLATE "C",
    person    text COLLATE "C" NOT NULL,
    PRIMARY KEY (position, person)
);
CREATE INDEX took_part_award ON took_part (award);
CREATE TABLE import_agreed (
    position bigint PRIMARY KEY,
    import   text COLLATE "C",
    person   text COLLATE "C"
);
CREATE INDEX import_agreed_import ON import_agreed (import);
