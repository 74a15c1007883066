-- What was ordered to be paid out of each source, and to which account: the treasury pays each source on a voucher of its own.
CREATE TABLE payment_share (
    payment       text COLLATE "C" NOT NULL,
    source        text COLLATE "C" NOT NULL,
    position      bigint NOT NULL,
    amount_fen    bigint,
    payee_name    text,
    payee_account text COLLATE "C",
    PRIMARY KEY (payment, source)
);

-- What the treasury says was paid. The payment is the one that the voucher names, or else the one that a person named.
CREATE TABLE treasury_payment (
    voucher_no    text COLLATE "C" PRIMARY KEY,
    position      bigint NOT NULL,
    statement     text COLLATE "C",
    source        text COLLATE "C",
    amount_fen    bigint,
    payee_name    text,
    payee_account text COLLATE "C",
    payment       text COLLATE "C",
    paid_on       date,
    matched_to    text COLLATE "C"
);
CREATE INDEX treasury_payment_statement ON treasury_payment (statement);
