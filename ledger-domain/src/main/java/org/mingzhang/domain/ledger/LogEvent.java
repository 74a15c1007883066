package org.mingzhang.domain.ledger;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.Clause;

/** Events of the log itself. */
public sealed interface LogEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.LEDGER;
    }

    /** Which clock gives record times. */
    enum Clock {
        /** The machine's clock. */
        REAL,
        /** A clock that walks with a story; only ledgers of invented data have it. */
        SIMULATED
    }

    /**
     * A key with which the ledger signs checkpoints.
     *
     * @param tree {@code sm3} or {@code sha256}
     * @param algorithm {@code SM2} or {@code Ed25519}
     * @param noteKeyId the 8 hex digits of the signed-note key id
     * @param publicKey base64 of SubjectPublicKeyInfo
     */
    record LedgerKey(String tree, String algorithm, String noteKeyId, String publicKey) {}

    /**
     * The first entry of every log.
     *
     * @param ledger the ledger's name, part of every origin and of every signed command
     * @param title what people call it; a ledger of invented data says 示例数据
     * @param zone the time zone in which civil dates are decided
     * @param startedAt when the log begins
     */
    @EventName("ledger.initialised")
    record LedgerInitialised(
            String ledger, String title, String zone, Clock clock, Instant startedAt, List<LedgerKey> keys)
            implements LogEvent {}

    /**
     * Both roots of the log so far, recorded once a day.
     *
     * @param size entries covered
     * @param sm3Root hex
     * @param sha256Root hex
     */
    @EventName("ledger.roots-recorded")
    record RootsRecorded(long size, String sm3Root, String sha256Root) implements LogEvent {}

    /**
     * A command that the rules refused; evidence, so it is kept.
     *
     * @param commandId the refused command
     * @param commandType such as {@code award.approve}
     * @param commandSm3 hex digest of the canonical command
     * @param subject the stream that it was about, {@code award/…}
     * @param claimedActor who the command says signed it; proven only if the envelope carries the signature
     * @param code a {@code RejectionCode}
     * @param clause document, place and words that it rests on; the ledger's own rule where no policy decided
     * @param facts what was compared
     */
    @EventName("ledger.command-refused")
    record CommandRefused(
            String commandId,
            String commandType,
            String commandSm3,
            @Nullable String subject,
            String claimedActor,
            String code,
            Clause clause,
            SortedMap<String, Scalar> facts)
            implements LogEvent {
        @Override
        public StreamType streamType() {
            return StreamType.REFUSAL;
        }
    }

    /** How data left the ledger. */
    enum Access {
        /** As a file that somebody took away. */
        EXPORT("导出"),
        /** As a personal value in clear, on one page and once. */
        PERSONAL("查看个人信息");

        private final String chinese;

        Access(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * Somebody was shown personal data, or took data away. Recorded before it is handed out, by the ledger itself: reading is no
     * decision, so nobody signs it, and nobody can leave it out.
     *
     * @param reader the person's id; a program's name where no person can be told
     * @param role the post in which it was done; absent for a program
     * @param county what that post is limited to; absent for the whole city
     * @param what in one sentence: which data, by which conditions
     * @param subject the stream that it is about, {@code enterprise/…}; absent where it is about many
     * @param rows how many were taken; absent where they are none
     * @param fileSm3 hex digest of the file, by which one that turns up elsewhere is known again; absent where there is none
     * @param reason what the person gave as their reason; absent where none was asked for
     */
    @EventName("ledger.records-accessed")
    record RecordsAccessed(
            String reader,
            @Nullable Role role,
            @Nullable String county,
            Access kind,
            String what,
            @Nullable String subject,
            @Nullable Long rows,
            @Nullable String fileSm3,
            @Nullable String reason)
            implements LogEvent {
        @Override
        public StreamType streamType() {
            return StreamType.ACCESS;
        }
    }

    /**
     * The ground state up to a size was copied out. Where it went is a path of a machine and tells nobody else anything; the digest
     * tells the copy from every other.
     *
     * @param backup the backup's number
     * @param size entries in it
     * @param sm3Root hex
     * @param sha256Root hex
     * @param manifestSm3 hex digest of its {@code backup.json}, which has the digest of everything else in it
     * @param bytes what it comes to
     * @param withKeys whether the ledger's private keys are in it
     * @param by the program that made it
     */
    @EventName("ledger.backed-up")
    record BackedUp(
            String backup,
            long size,
            String sm3Root,
            String sha256Root,
            String manifestSm3,
            long bytes,
            boolean withKeys,
            String by)
            implements LogEvent {
        @Override
        public StreamType streamType() {
            return StreamType.BACKUP;
        }
    }

    /**
     * A backup was put back on trial and verified whole, and held against the log. A no is recorded like a yes.
     *
     * @param backup the backup's number, as it says itself
     * @param manifestSm3 hex digest of its {@code backup.json} as it was found
     * @param size entries that it says to have
     * @param holds whether all of it is as it was sealed, and this log continues it
     * @param entries how many were verified
     * @param problems how many were found
     * @param verdict in one sentence
     * @param by the program that did it
     */
    @EventName("ledger.backup-verified")
    record BackupVerified(
            String backup,
            String manifestSm3,
            long size,
            boolean holds,
            long entries,
            long problems,
            String verdict,
            String by)
            implements LogEvent {
        @Override
        public StreamType streamType() {
            return StreamType.BACKUP;
        }
    }
}
