package org.mingzhang.domain.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;

/** An account is changed on the paper that asks for it, where one came. */
class ChangedAccountTest {
    private final Given given = Given.budget();
    private final Case it = given.pilot("1");

    private static KeptPaper paper(String name) {
        return new KeptPaper(name, "ab".repeat(32), "cd".repeat(32), 2_048, "application/pdf");
    }

    @Test
    void aChangeCarriesItsPaperOrNone() {
        assertThat(given.when(Person.BUDGET, new ChangeBankAccount(it.code(), it.account(), "变更", paper("变更申请.pdf")))
                        .accepted(BankAccountChanged.class)
                        .paper())
                .isEqualTo(paper("变更申请.pdf"));
        assertThat(given.when(Person.BUDGET, new ChangeBankAccount(it.code(), it.account(), "变更"))
                        .accepted(BankAccountChanged.class)
                        .paper())
                .isNull();
    }

    @Test
    void whatIsNoKeptFileIsNoPaper() {
        assertThatThrownBy(() -> new ChangeBankAccount(it.code(), it.account(), "变更", paper("变更申请.exe")))
                .isInstanceOf(RefusedValue.class);
    }
}
