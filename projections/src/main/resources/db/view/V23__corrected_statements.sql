-- What was corrected or undone of vouchers and lines of statements, by whom: from then on it counts on the word of these two.
CREATE TABLE statement_correction (
    position      bigint PRIMARY KEY,
    statement     text COLLATE "C",
    corrected     bigint,
    kind          text COLLATE "C",
    number        text COLLATE "C",
    correction    text COLLATE "C",
    undone        bigint,
    changes       text,
    proposed_by   text COLLATE "C",
    approved_by   text COLLATE "C",
    reason        text,
    document_no   text,
    said_on       date
);
CREATE INDEX statement_correction_corrected ON statement_correction (corrected);
CREATE INDEX statement_correction_statement ON statement_correction (statement);
