-- Who guesses from one place shuts that place and not the account, so that nobody is kept out by what somebody else types.

DROP TABLE guess;

-- Wrong passwords in a row, by the name that was typed, whether there is such an account or not, and by where: a known browser, else an
-- address.
CREATE TABLE guess (
    login       text COLLATE "C" NOT NULL,
    place       text COLLATE "C" NOT NULL,
    wrong       integer NOT NULL,
    last_at     timestamptz NOT NULL,
    PRIMARY KEY (login, place)
);
CREATE INDEX guess_last_at ON guess (last_at);

-- How far tries at a name from places from which nobody came in are ahead of their pace.
CREATE TABLE stranger (
    login       text COLLATE "C" PRIMARY KEY,
    free_at     timestamptz NOT NULL
);
CREATE INDEX stranger_free_at ON stranger (free_at);

-- Browsers in which somebody came in. Of what the cookie has only the digest is kept.
CREATE TABLE device (
    actor       text COLLATE "C" NOT NULL,
    sha256      bytea NOT NULL,
    seen_at     timestamptz NOT NULL,
    PRIMARY KEY (actor, sha256)
);

CREATE INDEX sign_in_known ON sign_in (login, address) WHERE what = 'IN';
CREATE INDEX sign_in_failed ON sign_in (at) WHERE what IN ('WRONG', 'SHUT', 'SLOWED', 'CODE_WRONG');
