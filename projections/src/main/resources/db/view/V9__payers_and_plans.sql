-- When a plan was adopted: its business date, and when its entry was made.
ALTER TABLE supervision_node
    ADD COLUMN adopted_on  date,
    ADD COLUMN recorded_at timestamptz;

-- Who paid money back, told by the accounts that are registered for it; what was struck out again moved nothing.
ALTER TABLE bank_movement
    ADD COLUMN award      text COLLATE "C",
    ADD COLUMN payer      text COLLATE "C",
    ADD COLUMN struck_out bigint;

CREATE INDEX bank_movement_award ON bank_movement (award);

CREATE TABLE party_account (
    party    text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    holder   text,
    number   text COLLATE "C",
    since    date,
    PRIMARY KEY (party, position)
);

-- What of a recovery is no longer to come back, and who owes it together.
ALTER TABLE recovery
    ADD COLUMN called_off_fen bigint NOT NULL DEFAULT 0,
    ADD COLUMN ordered_on     date,
    ADD COLUMN document_no    text,
    ADD COLUMN debtors        text COLLATE "C";
