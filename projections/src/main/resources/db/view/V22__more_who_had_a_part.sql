-- Who else had a part in a payment: who let it leave in a batch file, and who recorded the account that it went to.
CREATE TABLE batch_part (
    payment   text COLLATE "C" NOT NULL,
    position  bigint NOT NULL,
    person    text COLLATE "C" NOT NULL,
    left_on   date,
    PRIMARY KEY (payment, position, person)
);
ALTER TABLE party_account ADD COLUMN recorder text COLLATE "C";
ALTER TABLE party_account ADD COLUMN signer text COLLATE "C";
CREATE INDEX party_account_number ON party_account (number);
CREATE INDEX payment_share_account ON payment_share (payee_account);
