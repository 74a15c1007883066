package org.mingzhang.view.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.view.register.Asking.column;
import static org.mingzhang.view.register.Asking.total;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.scope.Scope;

/** Enterprises and providers, with what they come to. */
class PartyRegistersIT {
    private static final int COUNT = 60;

    private final Cases cases = new Cases().more(COUNT);
    private Asking asking;

    @BeforeEach
    void takeIn() {
        asking = new Asking();
        asking.takeIn(cases.story().envelopes());
    }

    @AfterEach
    void drop() {
        asking.close();
    }

    /** Who got most comes first, and what it is called leads to its file. */
    @Test
    void enterprisesAreRankedByWhatTheyKept() {
        RegisterPage page = asking.page(Scope.city(), "enterprises", "sort", "-keptFen", "limit", "100");
        List<Long> kept = column(page, "keptFen").stream().map(Long::valueOf).toList();
        assertThat(kept).hasSize(COUNT).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(kept.getFirst()).isPositive().isGreaterThan(kept.getLast());
        assertThat(total(page, "keptFen")).isEqualTo(total(page, "paidFen") - total(page, "recoveredFen"));
        assertThat(column(asking.page(Scope.city(), "providers"), "buyers")).containsExactly(Integer.toString(COUNT));
    }

    @Test
    void whoIsOnRecordAndDidNothingYetIsListedAndAProviderIsNot() {
        String fresh = Cases.enterprise(7_001);
        cases.story()
                .on(
                        Cases.DAY,
                        StreamId.enterprise(fresh),
                        new EnterpriseRegistered(fresh, CaseStory.details("新设企业", Kind.ENTERPRISE), null))
                .on(
                        Cases.DAY,
                        StreamId.enterprise(Cases.PROVIDER),
                        new EnterpriseRegistered(Cases.PROVIDER, CaseStory.details("示例服务商", Kind.PROVIDER), null));
        asking.takeIn(cases.story().envelopes());
        RegisterPage page = asking.page(Scope.city(), "enterprises", "limit", "100");
        assertThat(page.count()).isEqualTo(COUNT + 1L);
        assertThat(column(page, "enterprise")).contains("新设企业").doesNotContain("示例服务商");
        assertThat(column(asking.page(Scope.city(), "enterprises", "keyword", "新设"), "paidFen"))
                .containsExactly("");
    }

    /** What a party comes to is told within the scope as well: who sees it does not see what another county gave it. */
    @Test
    void whatAPartyComesToIsWhatTheCountySeesOfIt() {
        Scope hanshan = new Scope.County(Cases.HANSHAN);
        Scope congtai = new Scope.County(Cases.CONGTAI);
        for (Scope scope : List.of(Scope.city(), congtai, hanshan, new Scope.Party(Cases.enterprise(4)))) {
            RegisterPage parties = asking.page(scope, "enterprises", "limit", "100");
            RegisterPage awards = asking.page(scope, "awards", "limit", "100");
            for (String money : List.of("grantedFen", "paidFen", "recoveredFen")) {
                assertThat(Asking.total(parties, money)).as(money).isEqualTo(Asking.total(awards, money));
            }
            long applications = column(parties, "applications").stream()
                    .mapToLong(Long::parseLong)
                    .sum();
            assertThat(applications)
                    .isPositive()
                    .isEqualTo(asking.page(scope, "applications").count());
        }
        assertThat(asking.page(congtai, "enterprises").count())
                .as("all are registered there")
                .isEqualTo(COUNT);
        assertThat(asking.page(hanshan, "enterprises").count())
                .as("half apply there")
                .isEqualTo(COUNT / 2);
        assertThat(column(asking.page(hanshan, "providers"), "contracts")).containsExactly(Integer.toString(COUNT / 2));
        assertThat(column(asking.page(new Scope.Party(Cases.PROVIDER), "providers"), "contracts"))
                .containsExactly(Integer.toString(COUNT));
        assertThat(asking.page(new Scope.Party(Cases.enterprise(4)), "providers")
                        .count())
                .as("the pool is none of an applicant's")
                .isZero();
    }
}
