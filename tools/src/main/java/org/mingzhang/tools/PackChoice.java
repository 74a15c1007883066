package org.mingzhang.tools;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import picocli.CommandLine.Option;

/** Whose names a workbook uses: a programme's of the ledger, or a pack's where no ledger is at hand. */
final class PackChoice {
    @Option(names = "--programme", paramLabel = "ID", description = "账本中试点专项的编号，按其政策包。")
    private @Nullable String programme;

    @Option(names = "--pack", paramLabel = "ID|FILE", description = "手边没有账本时，按自带政策包的编号或政策包文件。")
    private @Nullable String pack;

    boolean isProgramme() {
        return programme != null;
    }

    /** The programme that is named. */
    String programme() {
        if (programme == null) {
            throw new WrongUsage("--programme", "", "请用 --programme 指明一个试点专项");
        }
        return programme;
    }

    boolean isPack() {
        return pack != null;
    }

    /** The pack; a ledger is opened only where a programme of it is named. */
    PolicyPack pack(LedgerOptions ledger, Output output) {
        if (programme != null && pack != null) {
            throw new WrongUsage("--pack", pack, "--programme 与 --pack 只能写一个");
        }
        if (programme != null) {
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                Programme held = opened.programme(programme);
                return opened.packOf(held);
            }
        }
        if (pack == null) {
            throw new WrongUsage("--programme", "", "请用 --programme 指明一个试点专项，或用 --pack 指明一个政策包");
        }
        return SchemesCommand.pack("--pack", pack);
    }
}
