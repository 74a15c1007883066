package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;

/** What is left of an award's money, as a form about it begins. */
class OpenMoneyTest {
    private final Given given = Given.budget();
    private final Case it = given.pilot("1").accepted(2, wan(40)).awarded();

    private OpenMoney open() {
        return new OpenMoney(it.award());
    }

    @Test
    void whatIsOnItsWayIsNotPaidOnceMore() {
        assertThat(open().toPay()).containsExactly(new Share("central", wan(20)));
        it.ordered("P-1", wan(5));
        assertThat(open().toPay()).containsExactly(new Share("central", wan(15)));
        it.paid("P-2", wan(15));
        assertThat(open().toPay()).isEmpty();
    }

    @Test
    void whatIsOrderedBackIsNotOrderedBackOnceMore() {
        it.paid("P-1", wan(20));
        Payment payment = Objects.requireNonNull(it.award().payment("P-1"));
        assertThat(open().toOrderBack(payment)).isEqualTo(wan(20));
        assertThat(open().unspent(payment)).isEqualTo(wan(20));
        given.after(Person.BUDGET, new OrderRecovery(it.number(), "R-1", "P-1", wan(3), null, "追回1号", "虚报"));
        assertThat(open().toOrderBack(Objects.requireNonNull(it.award().payment("P-1"))))
                .isEqualTo(wan(17));
        assertThat(open().toComeBack()).containsOnlyKeys("R-1");
        assertThat(List.copyOf(open().toComeBack().values()).getFirst().left()).isEqualTo(wan(3));
    }
}
