package org.mingzhang.app.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.HeldAccounts.HeldAccount;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;

/** What is said of an account before money goes to it. */
class PayeeAccountTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");
    private static final BankAccount ACCOUNT = new BankAccount("示例银行", "6200000012345678", "示例厂");

    private static PayeeAccount of(
            boolean changed, String recordedAt, LocalDate on, long position, @Nullable BankAccount orderedTo) {
        BankAccountChanged change = changed ? new BankAccountChanged(ACCOUNT, "原户销户") : null;
        ActorRef by = new ActorRef("zhang", "finance", "FINANCE", "0123456789abcdef");
        HeldAccount held = new HeldAccount(ACCOUNT, on, Instant.parse(recordedAt), by, position, change);
        return PayeeAccount.of("P-1", held, "张三（财政局）", "李四（财政局）", orderedTo, 50L, NOW, ZONE);
    }

    private static @Nullable String warning(boolean changed, String recordedAt, long position) {
        return of(changed, recordedAt, LocalDate.parse("2026-01-05"), position, null)
                .warning();
    }

    @Test
    void aChangeIsNewsForThirtyDaysByWhenItWasWrittenDown() {
        assertThat(warning(true, "2026-10-28T16:00:00Z", 10))
                .as("30 days by the ledger's calendar, whatever day its writer named")
                .contains("30 天前才变更")
                .doesNotContain("测算");
        assertThat(warning(true, "2026-10-28T15:59:59Z", 10)).isNull();
        assertThat(warning(true, "2026-11-28T01:00:00Z", 10)).contains("今天才变更");
    }

    @Test
    void aChangeAfterTheCalculationIsMarkedHoweverOldItIs() {
        assertThat(warning(true, "2026-03-01T00:00:00Z", 51)).contains("272 天前才变更", "奖补测算以后");
        assertThat(warning(true, "2026-03-01T00:00:00Z", 49)).isNull();
        assertThat(warning(false, "2026-03-01T00:00:00Z", 51)).contains("才登记", "奖补测算以后");
    }

    @Test
    void aNewRegistrationBeforeTheCalculationIsNoNews() {
        assertThat(warning(false, "2026-11-27T00:00:00Z", 10)).isNull();
    }

    @Test
    void anOrderForAnotherAccountIsToldFirst() {
        BankAccount old = new BankAccount("旧银行", "6200000099998888", "示例厂");
        assertThat(of(true, "2026-11-27T00:00:00Z", LocalDate.parse("2026-11-27"), 60, old)
                        .warning())
                .contains("尾号 8888（旧银行）", "尾号 5678（示例银行）", "不会按旧账户拨付");
    }

    @Test
    void theSentenceSaysWhoseItIsSinceWhenByWhomAndOnWhatPaper() {
        assertThat(of(true, "2026-11-27T00:00:00Z", LocalDate.parse("2026-11-20"), 60, ACCOUNT)
                        .sentence())
                .isEqualTo("P-1 的收款账户：示例厂，示例银行，尾号 5678，业务日期 2026年11月20日，记账日 2026年11月27日，由张三（财政局）变更，理由：原户销户，"
                        + "没有随附文件；提出拨付的是李四（财政局）。")
                .doesNotContain(ACCOUNT.number());
    }
}
