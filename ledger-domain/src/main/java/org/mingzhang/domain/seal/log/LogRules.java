package org.mingzhang.domain.seal.log;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/**
 * What follows from an entry alone. Called on many threads at once and on hostile bytes; an exception counts as a problem
 * of the entry.
 */
public interface LogRules {
    /** Names of the stored columns, for messages. */
    List<String> columnNames();

    /** The columns that the entry must have, in the same order, comparable by equals with the stored ones. */
    List<@Nullable Object> columns(EntryHeader header, byte[] bytes);

    /** What the entry's event says about things outside the entry. */
    Consequences consequences(EntryHeader header, byte[] bytes);

    /** The SM3, in hex, of the workbook whose import the entry starts; null where it starts none. */
    default @Nullable String importedWorkbook(EntryHeader header, byte[] bytes) {
        return null;
    }

    /** Whether the entry says that the import on whose stream it stands is complete. */
    default boolean endsImport(EntryHeader header) {
        return false;
    }

    /** Whether the entry may stand without an actor's signature, as some acts of the ledger itself do. */
    boolean mayGoUnsigned(EntryHeader header);

    /**
     * What an event says about things outside its entry.
     *
     * @param claims that it makes
     * @param contents that it needs: their digests, lower-case hexadecimal
     * @param files that it cites
     * @param dataKeys ids of the keys that its personal fields need
     * @param roots of the log before it, where it states any
     * @param books what it posts, or closes; null where it does neither
     */
    record Consequences(
            List<ClaimUse> claims,
            List<String> contents,
            List<FileUse> files,
            List<String> dataKeys,
            @Nullable StatedRoots roots,
            @Nullable Books books) {
        /** Of an event that says nothing of the kind, as most. */
        public static final Consequences NONE =
                new Consequences(List.of(), List.of(), List.of(), List.of(), null, null);

        public Consequences {
            claims = List.copyOf(claims);
            contents = List.copyOf(contents);
            files = List.copyOf(files);
            dataKeys = List.copyOf(dataKeys);
        }

        /** Of an event that states roots. */
        public static Consequences roots(StatedRoots roots) {
            return new Consequences(List.of(), List.of(), List.of(), List.of(), roots, null);
        }
    }

    /**
     * What an entry does to the books of the stream that it stands on.
     *
     * @param lines that it posts
     * @param closing what it says a closed month came to; null where it closes none
     */
    record Books(List<PostedLine> lines, @Nullable StatedClosing closing) {
        public Books {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line of the journal.
     *
     * @param month of its date
     * @param account its full name
     * @param amount debit positive, credit negative
     */
    record PostedLine(YearMonth month, String account, long amount) {}

    /**
     * What the accounts came to at the end of a month, as an entry states it.
     *
     * @param through the last month that is closed
     * @param balances by account, as in {@link PostedLine}; none that is zero
     */
    record StatedClosing(YearMonth through, SortedMap<String, Long> balances) {
        public StatedClosing {
            balances = Collections.unmodifiableSortedMap(new TreeMap<>(balances));
        }
    }

    /** Both roots of the log when it had so many entries, as an entry states them. */
    record StatedRoots(long size, Hash sm3, Hash sha256) {
        Hash of(Suite suite) {
            return switch (suite) {
                case SM3 -> sm3;
                case SHA256 -> sha256;
            };
        }
    }
}
