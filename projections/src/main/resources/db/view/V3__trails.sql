-- Which entries touch a subject: an application with its project and award, an enterprise, a payment, an invoice …
CREATE TABLE trail (
    subject  text COLLATE "C" NOT NULL,
    kind     text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (subject, kind, position)
);

-- What an event says about one subject, it says about others too: of a payment about its award, of an award about its
-- beneficiary.
CREATE TABLE trail_link (
    kind       text COLLATE "C" NOT NULL,
    subject    text COLLATE "C" NOT NULL,
    to_kind    text COLLATE "C" NOT NULL,
    to_subject text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, subject, to_kind, to_subject)
);

-- The few postings that bring money into the budget, for the way back from a payment.
CREATE INDEX posting_funding ON posting (programme, position) WHERE award IS NULL;
