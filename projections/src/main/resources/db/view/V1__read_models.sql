-- Read models: rows that follow from the entries of the log and from nothing else. The schema may be dropped at any time;
-- a rebuild writes the same rows again.

-- How far each projector is. Locked by whoever writes, so that each entry is applied once.
CREATE TABLE projection (
    name       text COLLATE "C" PRIMARY KEY,
    version    integer NOT NULL,
    position   bigint NOT NULL,
    applied_at timestamptz NOT NULL
);

-- Record time runs almost, not quite, with position. One row for each value of the greatest record time so far, with the
-- last position at which it stood: what was known at a time is everything up to there.
CREATE TABLE record_time (
    recorded_at timestamptz PRIMARY KEY,
    position    bigint NOT NULL
);

CREATE TABLE programme (
    programme    text COLLATE "C" PRIMARY KEY,
    name         text,
    pack         text COLLATE "C",
    pack_version integer,
    pack_sm3     text COLLATE "C",
    starts_on    date,
    ends_on      date,
    opened_at    bigint,
    closed_at    bigint,
    closed_on    date
);

-- A place in the budget: an account by its dimensions, and the kind of event that posts to it. There are some thousands
-- in a programme, however many postings.
CREATE TABLE cell (
    id         integer PRIMARY KEY,
    key        text COLLATE "C" NOT NULL UNIQUE,
    programme  text COLLATE "C" NOT NULL,
    event_type text COLLATE "C" NOT NULL,
    account    text COLLATE "C" NOT NULL,
    source     text COLLATE "C" NOT NULL,
    line       text COLLATE "C",
    year       integer,
    direction  text COLLATE "C",
    batch      text COLLATE "C",
    county     text COLLATE "C",
    level      text COLLATE "C"
);
CREATE INDEX cell_programme ON cell (programme);

-- One line of the journal: debit positive, credit negative.
CREATE TABLE posting (
    position      bigint NOT NULL,
    recorded_at   timestamptz NOT NULL,
    amount_fen    bigint NOT NULL,
    business_date date NOT NULL,
    month         date NOT NULL,
    cell          integer NOT NULL,
    leg           smallint NOT NULL,
    beneficiary   text COLLATE "C",
    award         text COLLATE "C",
    reference     text COLLATE "C",
    PRIMARY KEY (position, leg)
);
COMMENT ON COLUMN posting.reference IS 'the payment or recovery that it belongs to';
CREATE INDEX posting_month ON posting (cell, month);

-- Sums of postings by cell and month of business date, with the positions that they span. A view adds up whole months
-- and looks at single postings only in months that its bounds cut through.
CREATE TABLE bucket (
    cell           integer NOT NULL,
    month          date NOT NULL,
    debit_fen      bigint NOT NULL,
    credit_fen     bigint NOT NULL,
    first_position bigint NOT NULL,
    last_position  bigint NOT NULL,
    PRIMARY KEY (cell, month)
);

-- The journal as people read it.
CREATE VIEW journal AS
    SELECT p.position, p.leg, c.event_type, p.recorded_at, p.business_date, c.programme, c.account, c.source, c.line, c.year,
           c.direction, c.batch, c.county, c.level, p.beneficiary, p.award, p.reference, p.amount_fen
    FROM posting p JOIN cell c ON c.id = p.cell;
