-- One row for each line of a voucher and of a statement, by the entry that recorded it: a number used again hides no line.
DROP TABLE treasury_payment;
CREATE TABLE treasury_payment (
    position      bigint PRIMARY KEY,
    statement     text COLLATE "C",
    voucher_no    text COLLATE "C",
    budget_year   bigint,
    source        text COLLATE "C",
    amount_fen    bigint,
    payee_name    text,
    payee_account text COLLATE "C",
    payment       text COLLATE "C",
    paid_on       date
);
CREATE INDEX treasury_payment_statement ON treasury_payment (statement, voucher_no);

DROP TABLE bank_line;
CREATE TABLE bank_line (
    position      bigint PRIMARY KEY,
    account       text COLLATE "C",
    serial_no     text COLLATE "C",
    payer_name    text,
    payer_account text COLLATE "C",
    payee_name    text,
    payee_account text COLLATE "C",
    amount_fen    bigint,
    moved_on      date,
    note          text
);
CREATE INDEX bank_line_account ON bank_line (account, serial_no);

-- What people said of a line of a voucher (which payments it pays; none where that was taken back) or of a bank's line (why it is
-- there): the latest word counts. Without a position of its line it is about the latest one before it.
CREATE TABLE statement_word (
    position      bigint PRIMARY KEY,
    statement     text COLLATE "C",
    number        text COLLATE "C",
    kind          text COLLATE "C",
    line          bigint,
    payments      text COLLATE "C",
    reason        text,
    person        text COLLATE "C",
    org           text COLLATE "C",
    said_on       date
);
CREATE INDEX statement_word_number ON statement_word (statement, number);

-- Who people are, by the id under which they sign.
CREATE TABLE statement_person (
    person        text COLLATE "C" PRIMARY KEY,
    position      bigint NOT NULL,
    name          text,
    org_name      text
);
