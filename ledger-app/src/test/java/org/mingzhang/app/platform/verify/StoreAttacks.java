package org.mingzhang.app.platform.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** What somebody who owns the database may do to a log of {@link #SIZE} entries, and what it must be called. */
final class StoreAttacks {
    static final int GENESIS = 10;
    static final int SIZE = GENESIS + 300;
    static final byte[] CONTENT = "example content".getBytes(UTF_8);

    private StoreAttacks() {}

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack(
                        "a byte changed",
                        50,
                        Kind.ENTRY_ALTERED,
                        "UPDATE ledger.entry SET bytes = set_byte(bytes, octet_length(bytes) - 3, 48) WHERE position = 50"),
                attack(
                        "a byte changed, and the leaf hashes beside it",
                        50,
                        Kind.ENTRY_ALTERED,
                        "UPDATE ledger.entry a SET bytes = b.bytes, leaf_sm3 = b.leaf_sm3, leaf_sha256 = b.leaf_sha256"
                                + " FROM ledger.entry b WHERE a.position = 50 AND b.position = 60"),
                attack("a row deleted", 51, Kind.ENTRY_MISSING, "DELETE FROM ledger.entry WHERE position = 51"),
                attack(
                        "two rows swapped",
                        52,
                        Kind.ENTRIES_SWAPPED,
                        "UPDATE ledger.entry SET position = 100000 WHERE position = 52",
                        "UPDATE ledger.entry SET position = 52 WHERE position = 53",
                        "UPDATE ledger.entry SET position = 53 WHERE position = 100000"),
                attack("the tail cut off", 290, Kind.LOG_TRUNCATED, "DELETE FROM ledger.entry WHERE position >= 290"),
                attack(
                        "a checkpoint replaced by an older one",
                        200,
                        Kind.CHECKPOINT_MALFORMED,
                        "UPDATE ledger.checkpoint a SET sm3_note = b.sm3_note, sha256_note = b.sha256_note"
                                + " FROM ledger.checkpoint b WHERE a.size = 200 AND b.size = 100"),
                attack(
                        "a checkpoint's signature broken",
                        201,
                        Kind.CHECKPOINT_SIGNATURE_INVALID,
                        "UPDATE ledger.checkpoint a SET sm3_note = substring(a.sm3_note from 1 for position(E'\\\\x0a0a' in a.sm3_note) + 1)"
                                + " || substring(b.sm3_note from position(E'\\\\x0a0a' in b.sm3_note) + 2)"
                                + " FROM ledger.checkpoint b WHERE a.size = 201 AND b.size = 202"),
                attack(
                        "a checkpoint row removed",
                        201,
                        Kind.CHECKPOINT_MISSING,
                        "DELETE FROM ledger.checkpoint WHERE size = 201"),
                attack("a claim row removed", 54, Kind.CLAIM_MISSING, "DELETE FROM ledger.claim WHERE position = 54"),
                attack(
                        "a claim made to look smaller",
                        54,
                        Kind.CLAIM_ALTERED,
                        "UPDATE ledger.claim SET amount = 0, total = 0 WHERE position = 54"),
                attack(
                        "an extracted column changed",
                        55,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET business_date = '2025-01-01' WHERE position = 55"),
                attack(
                        "a record time changed in its column",
                        55,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET recorded_at = recorded_at + interval '1 ms' WHERE position = 55"),
                attack(
                        "a leaf hash changed",
                        56,
                        Kind.LEAF_HASH_MISMATCH,
                        "UPDATE ledger.entry SET leaf_sha256 = leaf_sm3 WHERE position = 56"),
                attack(
                        "a tile changed",
                        0,
                        Kind.TILE_MISMATCH,
                        "UPDATE ledger.tile SET hashes = set_byte(hashes, 10, 0) WHERE suite = 'sm3' AND level = 0 AND index = 0"),
                attack("a tile removed", 0, Kind.TILE_MISMATCH, "DELETE FROM ledger.tile WHERE suite = 'sha256'"),
                attack(
                        "a command given another id, so that its own could be given again",
                        57,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET command_id = 'another' WHERE position = 57"),
                attack("the head set back", SIZE - 1, Kind.HEAD_MISMATCH, "UPDATE ledger.head SET size = size - 1"),
                attack("the head removed", 0, Kind.HEAD_MISMATCH, "DELETE FROM ledger.head"),
                attack(
                        "a second head",
                        SIZE,
                        Kind.HEAD_MISMATCH,
                        "ALTER TABLE ledger.head DROP CONSTRAINT head_pkey",
                        "INSERT INTO ledger.head SELECT * FROM ledger.head"),
                attack(
                        "the head's record time moved",
                        SIZE,
                        Kind.HEAD_MISMATCH,
                        "UPDATE ledger.head SET max_recorded_at = max_recorded_at - interval '1 hour'"),
                attack(
                        "an entry added behind the end",
                        SIZE,
                        Kind.ENTRY_EXTRA,
                        "INSERT INTO ledger.entry SELECT " + SIZE
                                + ", recorded_at, stream_seq + 1, business_date, revision,"
                                + " stream_type, stream_id, type, command_id, NULL, leaf_sm3, leaf_sha256, bytes"
                                + " FROM ledger.entry WHERE position = " + (SIZE - 1)),
                attack(
                        "an entry put before the beginning",
                        -1,
                        Kind.ENTRY_EXTRA,
                        "INSERT INTO ledger.entry SELECT -1, recorded_at, stream_seq + 1000, business_date, revision,"
                                + " stream_type, stream_id, type, command_id, NULL, leaf_sm3, leaf_sha256, bytes"
                                + " FROM ledger.entry WHERE position = 70"),
                attack(
                        "a leaf hash cut short",
                        56,
                        Kind.LEAF_HASH_MISMATCH,
                        "UPDATE ledger.entry SET leaf_sm3 = substring(leaf_sm3 FROM 1 FOR 31) WHERE position = 56"),
                attack(
                        "a command's digest cut short",
                        58,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET command_digest = substring(command_digest FROM 1 FOR 31)"
                                + " WHERE position = 58"),
                attack(
                        "a checkpoint of nothing",
                        0,
                        Kind.CHECKPOINT_EXTRA,
                        "INSERT INTO ledger.checkpoint SELECT 0, -1, recorded_at, sm3_note, sha256_note"
                                + " FROM ledger.checkpoint WHERE size = " + GENESIS),
                attack(
                        "an entry doubled",
                        70,
                        Kind.ENTRY_EXTRA,
                        "ALTER TABLE ledger.entry DROP CONSTRAINT entry_pkey, DROP CONSTRAINT entry_stream",
                        "DROP INDEX ledger.entry_command",
                        "INSERT INTO ledger.entry SELECT * FROM ledger.entry WHERE position = 70"),
                attack(
                        "a claim forged, which would refuse an honest one",
                        54,
                        Kind.CLAIM_EXTRA,
                        "INSERT INTO ledger.claim VALUES ('invoice', 'X|1', 0, 54, 100, 100, 100, NULL)"),
                attack(
                        "a claim forged behind the end",
                        100_000,
                        Kind.CLAIM_EXTRA,
                        "INSERT INTO ledger.claim VALUES ('payment', 'P-1', 0, 100000, 1, 1, 1, NULL)"),
                attack(
                        "a claim's limit raised",
                        54,
                        Kind.CLAIM_ALTERED,
                        "UPDATE ledger.claim SET upper_limit = 1000 WHERE position = 54"),
                attack(
                        "a claim renumbered",
                        54,
                        Kind.CLAIM_ALTERED,
                        "UPDATE ledger.claim SET n = 7 WHERE position = 54"),
                attack(
                        "a command's digest removed, so that it could be given again",
                        58,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET command_digest = NULL WHERE position = 58"),
                attack(
                        "a command's digest exchanged, which would answer for another command",
                        58,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET command_digest = decode(repeat('ab', 32), 'hex') WHERE position = 58"),
                attack(
                        "a tile forged beyond the tree",
                        7 * 256,
                        Kind.TILE_MISMATCH,
                        "INSERT INTO ledger.tile SELECT suite, level, 7, hashes FROM ledger.tile WHERE suite = 'sm3'"),
                attack(
                        "a tile forged above the tree",
                        0,
                        Kind.TILE_MISMATCH,
                        "INSERT INTO ledger.tile SELECT suite, 3, index, hashes FROM ledger.tile WHERE suite = 'sm3'"),
                attack(
                        "a tile of a level that no tree has",
                        0,
                        Kind.TILE_MISMATCH,
                        "INSERT INTO ledger.tile SELECT suite, 9, index, hashes FROM ledger.tile WHERE suite = 'sm3'"),
                attack(
                        "a tile of a third tree",
                        0,
                        Kind.TILE_MISMATCH,
                        "ALTER TABLE ledger.tile DROP CONSTRAINT tile_suite_check",
                        "INSERT INTO ledger.tile SELECT 'md5', level, index, hashes FROM ledger.tile WHERE suite = 'sm3'"),
                attack(
                        "a checkpoint forged in the middle of a command",
                        2,
                        Kind.CHECKPOINT_EXTRA,
                        "INSERT INTO ledger.checkpoint SELECT 2, 0, recorded_at, sm3_note, sha256_note"
                                + " FROM ledger.checkpoint WHERE size = " + GENESIS),
                attack(
                        "a checkpoint of a longer log forged",
                        SIZE,
                        Kind.LOG_TRUNCATED,
                        "INSERT INTO ledger.checkpoint SELECT size + 1, size, recorded_at, sm3_note, sha256_note"
                                + " FROM ledger.checkpoint WHERE size = " + SIZE),
                attack(
                        "several checkpoint rows removed",
                        203,
                        Kind.CHECKPOINT_MISSING,
                        "DELETE FROM ledger.checkpoint WHERE size BETWEEN 201 AND 203"),
                attack(
                        "the last checkpoint row removed",
                        SIZE,
                        Kind.CHECKPOINT_MISSING,
                        "DELETE FROM ledger.checkpoint WHERE size = " + SIZE),
                attack(
                        "what was known at a time moved",
                        201,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.checkpoint SET recorded_at = recorded_at - interval '1 day' WHERE size = 201"),
                attack(
                        "a checkpoint made to follow another one",
                        201,
                        Kind.CHECKPOINT_MALFORMED,
                        "UPDATE ledger.checkpoint SET prior_size = 250 WHERE size = 201"),
                attack(
                        "a record time moved by less than is ever written",
                        55,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET recorded_at = recorded_at + interval '1 microsecond' WHERE position = 55"),
                attack(
                        "a record time put beyond all time",
                        55,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET recorded_at = 'infinity', business_date = '-infinity' WHERE position = 55"),
                attack("a content changed", SIZE, Kind.BLOB_ALTERED, "UPDATE ledger.blob SET bytes = 'another'::bytea"),
                attack(
                        "a content forged",
                        SIZE,
                        Kind.BLOB_ALTERED,
                        "INSERT INTO ledger.blob VALUES (decode(repeat('ab', 32), 'hex'), 'forged')"),
                attack(
                        "a table exchanged for a view that shows everyone else less",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "ALTER TABLE ledger.claim RENAME TO claim_kept",
                        "CREATE VIEW ledger.claim AS SELECT * FROM ledger.claim_kept"
                                + " WHERE current_user <> 'ledger_writer'",
                        "GRANT SELECT ON ledger.claim TO PUBLIC"),
                attack(
                        "a column of another type",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "ALTER TABLE ledger.claim ALTER COLUMN amount TYPE numeric"),
                attack("a table dropped", GENESIS, Kind.CLAIM_MISSING, "DROP TABLE ledger.claim"),
                attack(
                        "rows hidden from readers",
                        60,
                        Kind.ENTRY_MISSING,
                        "ALTER TABLE ledger.entry ENABLE ROW LEVEL SECURITY",
                        "CREATE POLICY hide ON ledger.entry USING (position <> 60)"),
                attack(
                        "a column filled by default",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "ALTER TABLE ledger.entry ALTER COLUMN business_date SET DEFAULT '2026-01-01'"),
                attack(
                        "the writer allowed to make things in the ledger's schema",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "GRANT CREATE ON SCHEMA ledger TO ledger_writer"),
                attack(
                        "an event trigger that waits for the next migration",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "CREATE FUNCTION public.wait() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$",
                        "CREATE EVENT TRIGGER waiting ON ddl_command_end EXECUTE FUNCTION public.wait()"),
                attack(
                        "the writer's session led elsewhere",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "DO $$ BEGIN EXECUTE format('ALTER ROLE ledger_writer IN DATABASE %I SET"
                                + " session_replication_role = replica', current_database()); END $$"),
                attack(
                        "everybody's search path led elsewhere",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = evil',"
                                + " current_database()); END $$"),
                attack(
                        "a migration taken off the list",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "DELETE FROM ledger.schema_history WHERE version = '1'"),
                attack(
                        "a migration's digest exchanged",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "UPDATE ledger.schema_history SET checksum = 1 WHERE version = '1'"));
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                attack("", -1, Kind.ENTRY_EXTRA, nullify("entry", "position", "position = 50")),
                attack("", 50, Kind.ENTRY_ALTERED, nullify("entry", "bytes", "position = 50")),
                attack("", 50, Kind.LEAF_HASH_MISMATCH, nullify("entry", "leaf_sm3", "position = 50")),
                attack("", 50, Kind.LEAF_HASH_MISMATCH, nullify("entry", "leaf_sha256", "position = 50")),
                attack("", 50, Kind.COLUMN_MISMATCH, nullify("entry", "recorded_at", "position = 50")),
                attack("", 50, Kind.COLUMN_MISMATCH, nullify("entry", "stream_seq", "position = 50")),
                attack("", 50, Kind.COLUMN_MISMATCH, nullify("entry", "business_date", "position = 50")),
                attack("", 50, Kind.COLUMN_MISMATCH, nullify("entry", "revision", "position = 50")),
                attack("", 50, Kind.COLUMN_MISMATCH, nullify("entry", "stream_id", "position = 50")),
                attack("", 50, Kind.CLAIM_MISSING, nullify("claim", "kind", "position = 50")),
                attack("", 50, Kind.CLAIM_MISSING, nullify("claim", "key", "position = 50")),
                attack("", 50, Kind.CLAIM_MISSING, nullify("claim", "position", "position = 50")),
                attack("", 50, Kind.CLAIM_ALTERED, nullify("claim", "amount", "position = 50")),
                attack("", 50, Kind.CLAIM_ALTERED, nullify("claim", "total", "position = 50")),
                attack("", 0, Kind.TILE_MISMATCH, nullify("tile", "suite", "suite = 'sm3'")),
                attack("", 0, Kind.TILE_MISMATCH, nullify("tile", "index", "suite = 'sm3'")),
                attack("", 0, Kind.TILE_MISMATCH, nullify("tile", "hashes", "suite = 'sm3'")),
                attack("", 201, Kind.CHECKPOINT_MALFORMED, nullify("checkpoint", "prior_size", "size = 201")),
                attack("", 201, Kind.COLUMN_MISMATCH, nullify("checkpoint", "recorded_at", "size = 201")),
                attack("", 201, Kind.CHECKPOINT_MALFORMED, nullify("checkpoint", "sm3_note", "size = 201")),
                attack("", 0, Kind.HEAD_MISMATCH, nullify("head", "size", "true")),
                attack("", SIZE, Kind.HEAD_MISMATCH, nullify("head", "sm3_frontier", "true")),
                attack("", SIZE, Kind.HEAD_MISMATCH, nullify("head", "max_recorded_at", "true")),
                attack("", SIZE, Kind.BLOB_ALTERED, nullify("blob", "bytes", "true")));
    }

    /** Statements that put null where no null can be. */
    private static String[] nullify(String table, String column, String where) {
        return new String[] {
            "ALTER TABLE ledger." + table + " DROP CONSTRAINT IF EXISTS " + table + "_pkey",
            "ALTER TABLE ledger." + table + " ALTER COLUMN " + column + " DROP NOT NULL",
            "UPDATE ledger." + table + " SET " + column + " = NULL WHERE " + where
        };
    }

    private static Arguments attack(String name, long position, Kind kind, String... statements) {
        return Arguments.of(name, position, kind, List.of(statements));
    }
}
