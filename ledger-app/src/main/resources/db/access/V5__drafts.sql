-- What people have begun to fill in. Nothing here is signed, nothing is evidence, and no personal value is kept.

CREATE TABLE draft (
    id          text COLLATE "C" PRIMARY KEY,
    actor       text COLLATE "C" NOT NULL,
    command     text COLLATE "C" NOT NULL,
    typed       text NOT NULL,
    saved_at    timestamptz NOT NULL
);
CREATE INDEX draft_actor ON draft (actor, saved_at);
CREATE INDEX draft_saved_at ON draft (saved_at);
