package org.mingzhang.domain.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The ledger's answer to an accepted command, as one file that verifies offline and for ever: the bytes of the entries,
 * their places in both trees, and both signed checkpoints. Means nothing until {@link ReceiptVerifier} says so.
 *
 * @param ledger the ledger's name
 * @param entries the entries of the command in order, or the first of them; at least one
 * @param sm3 checkpoint note of the SM3 tree
 * @param sha256 checkpoint note of the SHA-256 tree
 */
public record Receipt(String ledger, List<ReceiptEntry> entries, SignedNote sm3, SignedNote sha256) {
    /** The first line of a receipt. */
    public static final String HEADER = "mingzhang.org/receipt@v1";

    public Receipt {
        NoteKeyName.check(ledger);
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("回执至少载有一条账目");
        }
    }

    /**
     * Reads a receipt.
     *
     * @throws IllegalArgumentException when the bytes are not a receipt in its one spelling
     */
    public static Receipt parse(byte[] bytes) {
        return new ReceiptReader(bytes).receipt();
    }

    /** The checkpoint note of one suite. */
    public SignedNote note(Suite suite) {
        return switch (suite) {
            case SM3 -> sm3;
            case SHA256 -> sha256;
        };
    }

    /** The receipt as text. */
    public String format() {
        StringBuilder text =
                new StringBuilder(HEADER).append("\nledger ").append(ledger).append("\n\n");
        for (ReceiptEntry item : entries) {
            text.append("entry ").append(item.entry().position()).append('\n');
            text.append("bytes ")
                    .append(Base64.getEncoder().encodeToString(item.entry().bytes()))
                    .append('\n');
            for (Suite suite : Suite.values()) {
                item.path(suite).forEach(hash -> text.append(suite.label())
                        .append(' ')
                        .append(hash.base64())
                        .append('\n'));
            }
            text.append('\n');
        }
        for (Suite suite : Suite.values()) {
            text.append("checkpoint ")
                    .append(suite.label())
                    .append('\n')
                    .append(note(suite).format());
            if (suite == Suite.SM3) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** {@link #format} in UTF-8: the content of a receipt file. */
    public byte[] bytes() {
        return format().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The proof of one entry in one tree in the form of C2SP tlog-proof. For SHA-256 any tool that knows that form reads
     * it; for SM3 the first line names our own form, which differs in the hash alone.
     */
    public String tlogProof(Suite suite, ReceiptEntry item) {
        StringBuilder text = new StringBuilder(
                switch (suite) {
                    case SM3 -> "mingzhang.org/tlog-proof-sm3@v1\n";
                    case SHA256 -> "c2sp.org/tlog-proof@v1\n";
                });
        text.append("index ").append(item.entry().position()).append('\n');
        item.path(suite).forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(note(suite).format()).toString();
    }
}
