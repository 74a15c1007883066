package org.mingzhang.view.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.view.scope.Scope.Columns;
import org.mingzhang.view.scope.Scope.Condition;

class ScopeTest {
    private static final Columns AWARDS = new Columns("award.county", "award.beneficiary", null, "award.award");

    @Test
    void theWholeCityIsUnlimited() {
        assertThat(Scope.city().on(AWARDS)).isEqualTo(new Condition("TRUE", List.of()));
        assertThat(Scope.city().on(Columns.NONE).sql()).isEqualTo("TRUE");
    }

    @Test
    void aCountySeesItsRows() {
        assertThat(new Scope.County("hd-cx").on(AWARDS)).isEqualTo(new Condition("award.county = ?", List.of("hd-cx")));
    }

    @Test
    void anOrganisationSeesItsOwnRows() {
        assertThat(new Scope.Party("91130400MA0EXAMPL1").on(AWARDS))
                .isEqualTo(new Condition("award.beneficiary = ?", List.of("91130400MA0EXAMPL1")));
    }

    @Test
    void anExpertSeesTheCasesThatTheyWereDrawnFor() {
        Condition condition = new Scope.Cases(List.of("b", "a", "b")).on(AWARDS);
        assertThat(condition.sql()).isEqualTo("award.award = ANY (?)");
        assertThat((String[]) condition.values().getFirst()).containsExactly("a", "b");
    }

    /** Where a table says nothing of counties, a county is not shown all of it. */
    @Test
    void withoutAColumnToGoByNothingIsShown() {
        for (Scope scope : List.of(
                new Scope.County("hd-cx"),
                new Scope.Party("91130400MA0EXAMPL1"),
                new Scope.Assessor("third-party"),
                new Scope.Cases(List.of("a")),
                Scope.nothing())) {
            assertThat(scope.on(Columns.NONE)).isEqualTo(new Condition("FALSE", List.of()));
        }
        assertThat(new Scope.Assessor("third-party").on(AWARDS).sql()).isEqualTo("FALSE");
        assertThat(Scope.nothing().on(AWARDS).sql()).isEqualTo("FALSE");
    }

    @Test
    void aScopeOfNobodyIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope.County(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope.Party(""));
    }
}
