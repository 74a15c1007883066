package org.mingzhang.tools;

import picocli.CommandLine.Option;

/** Which programme a command speaks of: mixed into every one that speaks of exactly one. */
final class ProgrammeOption {
    @Option(names = "--programme", required = true, paramLabel = "ID", description = "试点专项的编号。")
    private String id = "";

    String id() {
        return id;
    }

    /** The no where the ledger has no such programme. */
    No unknown() {
        return unknown(id);
    }

    static No unknown(String id) {
        return No.unknown("--programme", id, "账本中没有试点专项 " + id);
    }
}
