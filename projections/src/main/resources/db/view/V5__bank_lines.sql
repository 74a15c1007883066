-- Why a person said which payment a voucher stands for.
ALTER TABLE treasury_payment ADD COLUMN matched_why text, ADD COLUMN matched_at bigint;

-- Lines of bank statements, under the account that pays.
CREATE TABLE bank_line (
    account       text COLLATE "C" NOT NULL,
    serial_no     text COLLATE "C" NOT NULL,
    position      bigint NOT NULL,
    payer_name    text,
    payer_account text COLLATE "C",
    payee_name    text,
    payee_account text COLLATE "C",
    amount_fen    bigint,
    moved_on      date,
    note          text,
    PRIMARY KEY (account, serial_no)
);

-- What the ledger says that banks moved: payments out, payments that came back, recoveries in.
CREATE TABLE bank_movement (
    position   bigint PRIMARY KEY,
    kind       text COLLATE "C",
    payment    text COLLATE "C",
    recovery   text COLLATE "C",
    amount_fen bigint,
    moved_on   date,
    receipt_no text COLLATE "C"
);
