-- Who took which data away as a file; only added to by the application.

CREATE TABLE taken (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    actor       text NOT NULL,
    name        text NOT NULL,
    org_name    text NOT NULL,
    what        text NOT NULL,
    rows        bigint NOT NULL,
    sm3         text COLLATE "C" NOT NULL
);
CREATE INDEX taken_sm3 ON taken (sm3);
