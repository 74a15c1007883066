-- Which entries an import recorded, of which row, with what amount: whoever reviews it reads these, and no neighbour's.
CREATE TABLE imported_entry (
    import     text COLLATE "C" NOT NULL,
    position   bigint NOT NULL,
    sheet      text COLLATE "C" NOT NULL,
    row_no     bigint NOT NULL,
    amount_fen bigint,
    own        boolean NOT NULL,
    PRIMARY KEY (import, position)
);
-- What its sheets came to, added up once when it was over: a page of it reads no entry.
CREATE TABLE imported_sheet (
    import     text COLLATE "C" NOT NULL,
    sheet      text COLLATE "C" NOT NULL,
    position   bigint NOT NULL,
    rows       bigint NOT NULL,
    amount_fen bigint,
    PRIMARY KEY (import, sheet)
);
ALTER TABLE imported_workbook ADD COLUMN vouchers_fen bigint NOT NULL DEFAULT 0;
ALTER TABLE imported_workbook ADD COLUMN statements_fen bigint NOT NULL DEFAULT 0;
