-- Lists that officials acted on, as they stand: those that were corrected as they should have been.
CREATE TABLE official_list (
    list        text COLLATE "C" PRIMARY KEY,
    position    bigint NOT NULL,
    programme   text COLLATE "C",
    kind        text,
    document_no text,
    issued_on   date,
    notice_from date,
    notice_to   date,
    issued_by   text,
    signed_by   text
);
CREATE INDEX official_list_programme ON official_list (programme);

CREATE TABLE official_list_item (
    list          text COLLATE "C" NOT NULL,
    number        bigint NOT NULL,
    position      bigint NOT NULL,
    application   text COLLATE "C",
    enterprise    text COLLATE "C",
    direction     text COLLATE "C",
    amount_fen    bigint,
    payee_bank    text,
    payee_account text COLLATE "C",
    payee_name    text,
    PRIMARY KEY (list, number)
);
CREATE INDEX official_list_item_application ON official_list_item (application);

-- What was done by rows of lists; given_back is 1 where a payment was called off or sent back and its row serves again.
CREATE TABLE list_use (
    position   bigint PRIMARY KEY,
    list       text COLLATE "C",
    number     bigint,
    type       text COLLATE "C",
    given_back bigint,
    stream     text COLLATE "C",
    payment    text COLLATE "C",
    used_on    date
);
CREATE INDEX list_use_list ON list_use (list, number);
CREATE INDEX list_use_payment ON list_use (payment);
CREATE INDEX list_use_stream ON list_use (stream);

-- Every change of every place in a roster. A corrected one is known until the correction, and as it should have been since.
CREATE TABLE roster_change (
    position    bigint NOT NULL,
    known_from  bigint NOT NULL,
    known_until bigint,
    programme   text COLLATE "C",
    enterprise  text COLLATE "C",
    change      text,
    batch       text,
    changed_on  date,
    document_no text,
    list        text COLLATE "C",
    list_row    bigint,
    replacement text COLLATE "C",
    reason      text,
    PRIMARY KEY (position, known_from)
);
CREATE INDEX roster_change_programme ON roster_change (programme, enterprise);
