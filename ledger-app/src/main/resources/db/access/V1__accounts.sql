-- Who may come in. Nothing here is evidence: who a person is and what they may do is in the log, and so is what they signed.

CREATE TABLE account (
    actor       text COLLATE "C" PRIMARY KEY,
    -- Argon2id in PHC form; null until its owner has set one.
    password    text,
    -- SHA-256 of the one-time code with which a password is set.
    code        bytea,
    code_until  timestamptz,
    -- Grows whenever what was opened with the account before must end.
    edition     bigint NOT NULL DEFAULT 0,
    closed      boolean NOT NULL DEFAULT false
);

-- Wrong passwords in a row, by the name that was typed, whether there is such an account or not.
CREATE TABLE guess (
    login       text COLLATE "C" PRIMARY KEY,
    wrong       integer NOT NULL,
    last_at     timestamptz NOT NULL
);
CREATE INDEX guess_last_at ON guess (last_at);

CREATE TABLE sign_in (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    login       text NOT NULL,
    what        text COLLATE "C" NOT NULL,
    address     text NOT NULL
);
CREATE INDEX sign_in_login ON sign_in (login, id);
