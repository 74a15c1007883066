-- What programs come in with. Of a token only its digest is kept; what it may do is what its owner may, in the log, at that moment.

CREATE TABLE token (
    -- By which people speak of it; no secret.
    id           text COLLATE "C" PRIMARY KEY,
    -- SHA-256 of 256 random bits in the form in which they were handed out.
    sha256       bytea NOT NULL UNIQUE,
    actor        text COLLATE "C" NOT NULL,
    name         text NOT NULL,
    -- The one post that it is narrowed to; null for all that its owner holds.
    role         text COLLATE "C",
    county       text COLLATE "C",
    made_at      timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    CHECK (county IS NULL OR role IS NOT NULL)
);
CREATE INDEX token_actor ON token (actor, made_at);
