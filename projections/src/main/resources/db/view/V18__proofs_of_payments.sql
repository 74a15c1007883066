-- Each file that proves a payment, an entry a row: a bank's receipt, or the treasury's voucher whose number it shows.
CREATE TABLE payment_proof (
    position    bigint PRIMARY KEY,
    application text COLLATE "C" NOT NULL,
    payment     text COLLATE "C" NOT NULL,
    voucher_no  text COLLATE "C",
    document    text,
    sm3         text COLLATE "C"
);
CREATE INDEX payment_proof_payment ON payment_proof (payment, position);
CREATE INDEX payment_proof_application ON payment_proof (application);
