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

-- One line of the journal: debit positive, credit negative. The reference is the payment or recovery that it belongs to.
CREATE TABLE posting (
    position      bigint NOT NULL,
    recorded_at   timestamptz NOT NULL,
    amount_fen    bigint NOT NULL,
    business_date date NOT NULL,
    month         date NOT NULL,
    year          integer,
    leg           smallint NOT NULL,
    programme     text COLLATE "C" NOT NULL,
    event_type    text COLLATE "C" NOT NULL,
    account       text COLLATE "C" NOT NULL,
    source        text COLLATE "C" NOT NULL,
    line          text COLLATE "C",
    direction     text COLLATE "C",
    batch         text COLLATE "C",
    county        text COLLATE "C",
    level         text COLLATE "C",
    beneficiary   text COLLATE "C",
    award         text COLLATE "C",
    reference     text COLLATE "C",
    PRIMARY KEY (position, leg)
);
CREATE INDEX posting_month ON posting (programme, month);

-- Sums of postings by month of business date, with the positions that they span: once in all, and once more by each
-- dimension of money with a purpose. A view adds up whole months, and single postings only of months that its bounds cut
-- through; so it costs the same however many enterprises there are. An empty text stands for none.
CREATE TABLE bucket (
    programme      text COLLATE "C" NOT NULL,
    month          date NOT NULL,
    dimension      text COLLATE "C" NOT NULL,
    member         text COLLATE "C" NOT NULL,
    account        text COLLATE "C" NOT NULL,
    event_type     text COLLATE "C" NOT NULL,
    source         text COLLATE "C" NOT NULL,
    line           text COLLATE "C" NOT NULL,
    amount_fen     bigint NOT NULL,
    first_position bigint NOT NULL,
    last_position  bigint NOT NULL,
    PRIMARY KEY (programme, month, dimension, member, account, event_type, source, line)
);
