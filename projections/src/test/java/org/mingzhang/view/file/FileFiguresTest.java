package org.mingzhang.view.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.file.EnterpriseFile.CaseFile;
import org.mingzhang.view.file.FileRows.Basics;
import org.mingzhang.view.file.FileRows.CaseRow;
import org.mingzhang.view.file.FileRows.ContractRow;

/** The figures on the first page of a file are those of its cases together. */
class FileFiguresTest {
    private static CaseRow row(String number, @Nullable Long approved, @Nullable Long paid, @Nullable Long recovered) {
        return new CaseRow(
                number,
                "HD",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                fen(approved),
                fen(paid),
                fen(recovered));
    }

    private static @Nullable Fen fen(@Nullable Long wan) {
        return wan == null ? null : Fen.ofWan(wan);
    }

    private static ContractRow contract(String number, long amountWan, long invoicedWan) {
        return new ContractRow(
                number, "HT", 1, null, null, null, null, null, Fen.ofWan(amountWan), Fen.ofWan(invoicedWan), Fen.ZERO);
    }

    private static CaseFile file(CaseRow row, ContractRow... contracts) {
        return new CaseFile(row, List.of(), List.of(), List.of(), List.of(contracts), List.of(), List.of());
    }

    @Test
    void theyAddUpOverAllCasesAndWhatIsNotThereCountsNothing() {
        EnterpriseFile file = new EnterpriseFile(
                new Basics("91", null, null, null, null, null, null, null, null, null),
                0,
                List.of(),
                List.of(
                        file(row("A-1", 20L, 20L, 3L), contract("A-1", 44, 40), contract("A-1", 6, 0)),
                        file(row("A-2", 10L, 5L, null), contract("A-2", 30, 30)),
                        file(row("A-3", null, null, null))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        assertThat(file.contracts()).isEqualTo(3);
        assertThat(file.contractedFen()).isEqualTo(Fen.ofWan(80));
        assertThat(file.invoicedFen()).isEqualTo(Fen.ofWan(70));
        assertThat(file.approvedFen()).isEqualTo(Fen.ofWan(30));
        assertThat(file.paidFen()).isEqualTo(Fen.ofWan(25));
        assertThat(file.recoveredFen()).isEqualTo(Fen.ofWan(3));
    }

    @Test
    void whatAnEnterpriseKeepsIsWhatWasPaidLessWhatCameBack() {
        assertThat(row("A-1", 20L, 20L, 3L).keptFen()).isEqualTo(Fen.ofWan(17));
        assertThat(row("A-2", 20L, 20L, null).keptFen()).isEqualTo(Fen.ofWan(20));
        assertThat(row("A-3", 20L, null, null).keptFen()).isNull();
    }
}
