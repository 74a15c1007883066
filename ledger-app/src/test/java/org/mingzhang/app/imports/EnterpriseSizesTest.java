package org.mingzhang.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Size;

/** A large enterprise that leads a chain or a group is registered by workbook like any other. */
class EnterpriseSizesTest {
    @Test
    void aWorkbookCanSayEverySizeThatTheLedgerKnows() {
        assertThat(Sheets.sheet("企业").column("企业规模").orElseThrow().values())
                .extracting(PartyMoments::size)
                .containsExactlyInAnyOrder(Size.values());
    }
}
