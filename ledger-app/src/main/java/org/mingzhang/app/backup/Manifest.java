package org.mingzhang.app.backup;

import java.time.Instant;
import java.util.List;

/**
 * The contents of {@code backup.json}: what a backup is of, and which files belong to it.
 *
 * @param format {@value #FORMAT}
 * @param backup its number
 * @param ledger the ledger's name
 * @param title what people call the ledger
 * @param takenAt the moment of the one transaction, by the ledger's clock
 * @param size entries in it
 * @param sm3Root hex
 * @param sha256Root hex
 * @param sm3Note the signed checkpoint of that size
 * @param sha256Note the same in the other tree
 * @param ledgerSchema the version of schema {@code ledger}
 * @param withKeys whether the ledger's private keys and secrets are in it
 * @param withFiles whether the documents of cases are in it
 * @param tables the tables with their columns
 * @param files every file but the documents, which stand in {@code documents.txt}, itself one of these
 * @param documents how many documents
 * @param bytes what all of it comes to
 */
public record Manifest(
        String format,
        String backup,
        String ledger,
        String title,
        Instant takenAt,
        long size,
        String sm3Root,
        String sha256Root,
        String sm3Note,
        String sha256Note,
        String ledgerSchema,
        boolean withKeys,
        boolean withFiles,
        List<Table> tables,
        List<CopiedFile> files,
        long documents,
        long bytes) {
    /** The first shape of such a document. */
    public static final String FORMAT = "mingzhang.backup/1";

    static final String FILE = "backup.json";

    /** For {@code sha256sum -c}: so that no program of ours is needed. */
    static final String SUMS = "SHA256SUMS";

    /** The documents of cases, one a line: SM3, SHA-256, bytes, name. There may be a million. */
    static final String DOCUMENTS = "documents.txt";

    /** Stands in a folder as long as it is not whole. */
    static final String UNFINISHED = "UNFINISHED";

    public Manifest {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /**
     * A table in PostgreSQL's binary COPY format.
     *
     * @param name schema and table
     * @param columns in the order of the file
     */
    public record Table(String name, String file, List<String> columns, long rows) {
        public Table {
            columns = List.copyOf(columns);
        }
    }
}
