-- The sealed log. Runs as the owner role in schema "ledger". Rows of every table but head and data_key are written once
-- and never touched again: rights, triggers and the seal each say so for themselves.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger.% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;

-- Puts a table under force. ENABLE ALWAYS: also where session_replication_role switches ordinary triggers off. The row
-- trigger is for replication workers, which fire no statement triggers; the statement trigger for changes of no row at
-- all, so that a refusal never depends on the data.
CREATE PROCEDURE make_append_only(target regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION refuse_change()', target);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', target);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only_row', target);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only', target);
    EXECUTE format('GRANT SELECT, INSERT ON %s TO ${writer}', target);
    EXECUTE format('GRANT SELECT ON %s TO ${reader}', target);
END $$;

-- One row per event. What is sealed is bytes; every other column is taken out of them, for lookup, and is checked against
-- them by verification, so that no CHECK repeats it here: the server would read each anew for every batch. The entries of a
-- command stand in one run; the first of them alone has the command's digest, and by that a command is found and kept from
-- being taken twice. The number of an event within its command is its position less the first, so event ids are unique too.
CREATE TABLE entry (
    position       bigint PRIMARY KEY,
    recorded_at    timestamptz NOT NULL,
    stream_seq     bigint NOT NULL,
    business_date  date,
    revision       integer NOT NULL,
    stream_type    text COLLATE "C" NOT NULL,
    stream_id      text COLLATE "C" NOT NULL,
    type           text COLLATE "C" NOT NULL,
    command_id     text COLLATE "C" NOT NULL,
    command_digest bytea,
    leaf_sm3       bytea NOT NULL,
    leaf_sha256    bytea NOT NULL,
    bytes          bytea NOT NULL,
    CONSTRAINT entry_stream UNIQUE (stream_id, stream_type, stream_seq)
);
CREATE UNIQUE INDEX entry_command ON entry (command_id) WHERE command_digest IS NOT NULL;

-- Chains of uses: each row adds its amount to the total so far, which may not pass the limit that the row states. A use
-- that was recorded although it passed the limit names the position of the first use of its key.
CREATE TABLE claim (
    kind        text COLLATE "C" NOT NULL,
    key         text COLLATE "C" NOT NULL,
    n           integer NOT NULL CHECK (n >= 0),
    position    bigint NOT NULL,
    amount      bigint NOT NULL,
    total       bigint NOT NULL CHECK (total >= 0),
    upper_limit bigint NOT NULL,
    breaches    bigint,
    PRIMARY KEY (kind, key, n),
    CHECK (total <= upper_limit OR breaches IS NOT NULL)
);

-- Full tiles of 256 hashes of both trees, in the layout of C2SP tlog-tiles.
CREATE TABLE tile (
    suite  text COLLATE "C" NOT NULL CHECK (suite IN ('sm3', 'sha256')),
    level  smallint NOT NULL,
    index  bigint NOT NULL,
    hashes bytea NOT NULL CHECK (octet_length(hashes) = 8192),
    PRIMARY KEY (suite, level, index)
);

-- The signed notes of both trees, one row per committed batch, named by the size that they seal; with the size before the
-- batch, so that a missing row shows, and the greatest record time, so that "what was known at" is one look-up.
CREATE TABLE checkpoint (
    size        bigint PRIMARY KEY,
    prior_size  bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    sm3_note    bytea NOT NULL,
    sha256_note bytea NOT NULL
);
CREATE INDEX checkpoint_known_at ON checkpoint (recorded_at, size);

-- Large contents, named by their SM3; events hold the digest.
CREATE TABLE blob (
    digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    bytes  bytea NOT NULL
);

-- Hashes do not compress; do not try for each tile.
ALTER TABLE tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

CALL make_append_only('entry');
CALL make_append_only('claim');
CALL make_append_only('tile');
CALL make_append_only('checkpoint');
CALL make_append_only('blob');

-- Where the log stands: one row, whose lock makes writers queue. It only ever grows.
CREATE TABLE head (
    singleton       boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    size            bigint NOT NULL,
    sm3_frontier    bytea NOT NULL,
    sha256_frontier bytea NOT NULL,
    max_recorded_at timestamptz NOT NULL
) WITH (fillfactor = 20);

CREATE FUNCTION head_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.size <= OLD.size OR NEW.max_recorded_at < OLD.max_recorded_at THEN
        RAISE EXCEPTION 'ledger.head only grows: from % to % refused', OLD.size, NEW.size
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

-- size, then the roots of the complete subtrees: none in the beginning.
INSERT INTO head VALUES (true, 0, '\x0000000000000000', '\x0000000000000000', 'epoch');
CREATE TRIGGER only_grows BEFORE UPDATE ON head FOR EACH ROW EXECUTE FUNCTION head_only_grows();
CREATE TRIGGER append_only_row BEFORE DELETE ON head FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE head ENABLE ALWAYS TRIGGER only_grows;
ALTER TABLE head ENABLE ALWAYS TRIGGER append_only_row;
ALTER TABLE head ENABLE ALWAYS TRIGGER append_only;
GRANT SELECT, UPDATE ON head TO ${writer};
GRANT SELECT ON head TO ${reader};

-- Wrapped keys of personal fields, outside the log on purpose: destroying one is how a person's data is forgotten.
CREATE TABLE data_key (
    key_id       text COLLATE "C" PRIMARY KEY,
    subject      text COLLATE "C" NOT NULL,
    wrapped      bytea,
    created_at   timestamptz NOT NULL,
    destroyed_at timestamptz,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
GRANT SELECT, INSERT, UPDATE ON data_key TO ${writer};
-- Verification sees that a key which entries need is there. The key itself is the writer's alone.
GRANT SELECT (key_id, subject, destroyed_at) ON data_key TO ${reader};

GRANT USAGE ON SCHEMA ledger TO ${writer}, ${reader};
