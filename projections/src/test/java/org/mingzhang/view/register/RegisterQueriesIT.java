package org.mingzhang.view.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.view.register.Asking.column;
import static org.mingzhang.view.register.Asking.question;
import static org.mingzhang.view.register.Asking.total;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.budget.BudgetQueries;
import org.mingzhang.view.budget.BudgetView;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;

class RegisterQueriesIT {
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

    private BudgetView budget() {
        return new BudgetQueries(asking.database().source(), ViewSchema.LIVE, sm3 -> Asking.PACK)
                .budget("HD", null, new KnownAt.Now())
                .orElseThrow();
    }

    private static long sum(List<Fen> amounts) {
        return amounts.stream().mapToLong(Fen::value).sum();
    }

    @Test
    void anAssessorIsCalledWhatThoseWhoActForItAreSaidToBeOf() {
        LocalDate day = LocalDate.of(2026, 11, 1);
        cases.story().on(day, StreamId.project(Cases.application(1)), Cases.assessed(2, "some-assessors", true));
        asking.takeIn(cases.story().envelopes());
        assertThat(column(asking.page(Scope.city(), "acceptances", "limit", "100"), "assessor"))
                .contains("some-assessors（机构编号）");
        cases.story()
                .on(day, StreamId.actor("a1"), new ActorRegistered("某人", "some-assessors", "旧名", null))
                .on(day, StreamId.actor("a2"), new ActorRegistered("某人", "some-assessors", "评测中心", null));
        asking.takeIn(cases.story().envelopes());
        assertThat(column(asking.page(Scope.city(), "acceptances", "limit", "100"), "assessor"))
                .contains("评测中心")
                .doesNotContain("旧名", "some-assessors（机构编号）");
    }

    /** A receipt is the payment's, a voucher's file the voucher's, and none is anybody's who only wrote its number beside another payment. */
    @Test
    void aPaymentLeadsToItsReceiptAndAVoucherToItsFile() {
        LocalDate day = LocalDate.of(2026, 11, 1);
        String receipt = "a".repeat(64);
        String newer = "b".repeat(64);
        String voucher = "c".repeat(64);
        cases.story()
                .on(day, StreamId.application(Cases.application(2)), proof("ZF-0002", null, receipt))
                .on(day, StreamId.application(Cases.application(2)), proof("ZF-0002", null, newer))
                .on(day, StreamId.application(Cases.application(2)), proof("ZF-0002", "PZ-2-central", voucher))
                .on(day, StreamId.application(Cases.application(4)), proof("ZF-0004", "PZ-2-local", receipt));
        asking.takeIn(cases.story().envelopes());
        RegisterPage payments = asking.page(Scope.city(), "payments", "limit", "100");
        assertThat(linked(payments, "payment", "receiptFile")).isEqualTo(Map.of("ZF-0002", newer));
        RegisterPage vouchers = asking.page(
                Scope.city(), "treasury", "limit", "100", "voucher", "PZ-2-central", "voucher", "PZ-2-local");
        assertThat(linked(vouchers, "voucher", "voucherFile")).isEqualTo(Map.of("PZ-2-central", voucher));
    }

    private static DocumentAttached proof(String payment, @Nullable String voucherNo, String sm3) {
        return new DocumentAttached(
                "银行回单",
                sm3.substring(0, 4) + ".pdf",
                DigestAlgorithm.SM3,
                sm3,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                sm3,
                9,
                "application/pdf",
                null,
                new PaymentProof(payment, voucherNo));
    }

    /** What a column leads to, by the row's number; without rows where it leads nowhere. */
    private static Map<String, String> linked(RegisterPage page, String number, String column) {
        Map<String, String> linked = new HashMap<>();
        page.rows().forEach(row -> {
            Object to = value(row, column);
            if (to != null) {
                linked.put(String.valueOf(value(row, number)), to.toString());
            }
        });
        return linked;
    }

    private static @Nullable Object value(RegisterRow row, String key) {
        return row.cells().stream()
                .filter(cell -> cell.column().key().equals(key))
                .map(RegisterRow.Cell::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A county that pays slowly leads to these. */
    @Test
    void awardsAreFoundByWhatIsNotPaidOfThem() {
        RegisterPage open =
                asking.page(Scope.city(), "awards", "unpaidFen.from", "1", "sort", "-unpaidFen", "limit", "100");
        RegisterPage paid = asking.page(Scope.city(), "awards", "unpaidFen.to", "0", "limit", "100");
        assertThat(column(open, "award")).isNotEmpty().doesNotContainAnyElementsOf(column(paid, "award"));
        assertThat(column(paid, "award")).isNotEmpty();
    }

    @Test
    void everyRegisterHasItsRows() {
        Map<String, Integer> rows = new HashMap<>(Map.of(
                "roster",
                COUNT,
                "applications",
                COUNT,
                "decisions",
                2 * COUNT,
                "lists",
                COUNT + 1,
                "projects",
                COUNT,
                "acceptances",
                COUNT + COUNT / 5,
                "awards",
                COUNT,
                "payments",
                COUNT,
                "recoveries",
                COUNT / 4 - COUNT / 12,
                "treasury",
                2 * COUNT));
        rows.putAll(Map.of("imports", 1, "imported-sheets", 1, "enterprises", COUNT, "providers", 1));
        assertThat(Registers.of(Asking.PACK))
                .extracting(Register::name)
                .containsExactlyInAnyOrderElementsOf(rows.keySet());
        rows.forEach((name, count) ->
                assertThat(asking.page(Scope.city(), name).count()).as(name).isEqualTo((long) count));
    }

    /** Every column of every register can be shown, sorted by in both directions and, where it is said, filtered by. */
    @Test
    void everyColumnAnswers() {
        for (Register register : Registers.of(Asking.PACK)) {
            assertThat(register.columns()).extracting(Column::key).doesNotHaveDuplicates();
            String all = String.join(
                    ",", register.columns().stream().map(Column::key).toList());
            for (Column column : register.columns()) {
                RegisterPage up = asking.page(Scope.city(), register.name(), "columns", all, "sort", column.key());
                RegisterPage down =
                        asking.page(Scope.city(), register.name(), "columns", all, "sort", "-" + column.key());
                assertThat(up.count())
                        .as(register.name())
                        .isEqualTo(down.count())
                        .isPositive();
                if (column.filtered()) {
                    for (Word word : Asking.WORDS.choices(column)) {
                        asking.page(Scope.city(), register.name(), column.key(), word.id());
                    }
                }
            }
        }
    }

    @Test
    void totalsAreTheBudgetsFigures() {
        BudgetView budget = budget();
        RegisterPage awards = asking.page(Scope.city(), "awards", "limit", "7");
        assertThat(awards.rows()).hasSize(7);
        assertThat(total(awards, "paidFen"))
                .isPositive()
                .isEqualTo(sum(
                        budget.lines().stream().map(BudgetView.LineRow::paidFen).toList()));
        assertThat(total(awards, "approvedFen"))
                .isEqualTo(sum(budget.lines().stream()
                        .map(BudgetView.LineRow::committedFen)
                        .toList()));
        assertThat(total(awards, "recoveredFen"))
                .isPositive()
                .isEqualTo(sum(budget.lines().stream()
                        .map(BudgetView.LineRow::recoveredFen)
                        .toList()));
        for (String county : List.of(Cases.HANSHAN, Cases.CONGTAI)) {
            long paid = sum(budget.counties().stream()
                    .filter(row -> county.equals(row.county()))
                    .map(BudgetView.CountyRow::paidFen)
                    .toList());
            assertThat(total(asking.page(Scope.city(), "awards", "county", county), "paidFen"))
                    .isEqualTo(paid);
            assertThat(total(
                            asking.page(Scope.city(), "payments", "county", county, "status", "CONFIRMED"),
                            "amountFen"))
                    .isEqualTo(paid);
        }
        RegisterPage payments = asking.page(Scope.city(), "payments", "status", "CONFIRMED");
        for (BudgetView.SourceRow source : budget.sources()) {
            assertThat(total(payments, "shareFen:" + source.source()))
                    .isEqualTo(source.paidFen().value());
        }
        assertThat(payments.position()).isEqualTo(cases.story().position() - 1);
    }

    @Test
    void peopleReadNamesAndProgramsReadIds() {
        RegisterPage page = asking.page(Scope.city(), "applications", "keyword", "示例2号企业");
        assertThat(column(page, "enterprise")).containsExactly("示例2号企业");
        assertThat(column(page, "county")).containsExactly("邯山区");
        assertThat(column(page, "status")).containsExactly("已认定");
        assertThat(column(page, "stage")).containsExactly("县级审核推荐");
        assertThat(page.rows().getFirst().cells())
                .filteredOn(cell -> cell.column().key().equals("county"))
                .extracting(RegisterRow.Cell::value)
                .containsExactly(Cases.HANSHAN);
        RegisterPage decisions = asking.page(Scope.city(), "decisions", "keyword", Cases.application(2));
        assertThat(column(decisions, "outcome")).containsExactly("通过", "退回");
        assertThat(column(decisions, "opinion")).containsExactly("同意推荐", "缺报价单");
        assertThat(column(decisions, "person")).containsOnly("经办甲");
        assertThat(column(decisions, "org")).containsOnly("示例市财政局");
    }

    @Test
    void aProjectThatFailedIsThereOnceMoreThanItPassed() {
        RegisterPage page =
                asking.page(Scope.city(), "acceptances", "keyword", Cases.application(5), "sort", "attempt");
        assertThat(column(page, "attempt")).containsExactly("1", "2");
        assertThat(column(page, "passed")).containsExactly("不通过", "通过");
        assertThat(asking.page(Scope.city(), "acceptances", "passed", "FAILED").count())
                .isEqualTo(COUNT / 5);
    }

    @Test
    void paymentsAndVouchersSayHowTheyStand() {
        RegisterPage paid = asking.page(Scope.city(), "payments", "keyword", "ZF-0002");
        assertThat(column(paid, "vouchers")).containsExactly("PZ-2-central、PZ-2-local");
        assertThat(column(paid, "voucherState")).containsExactly("相符");
        assertThat(column(paid, "payeeName")).containsExactly("示例2号企业");
        assertThat(column(asking.page(Scope.city(), "payments", "keyword", "ZF-0003"), "voucherState"))
                .containsExactly("不一致");
        RegisterPage vouchers = asking.page(Scope.city(), "treasury", "matchedBy", "NAME", "standing", "AGREES");
        assertThat(vouchers.count()).isPositive();
        assertThat(column(vouchers, "payment")).allMatch(payment -> payment.startsWith("ZF-"));
        assertThat(column(vouchers, "county")).containsOnly("邯山区");
    }

    /** What is remembered of a reconciliation is forgotten with the next entry. */
    @Test
    void aVoucherThatComesInIsSeenAtOnce() {
        assertThat(asking.page(Scope.city(), "treasury").count()).isEqualTo(2 * COUNT);
        asking.takeIn(cases.more(1).story().envelopes());
        assertThat(asking.page(Scope.city(), "treasury").count()).isEqualTo(2 * COUNT + 2);
        assertThat(column(asking.page(Scope.city(), "payments", "keyword", "ZF-0061"), "voucherState"))
                .containsExactly("相符");
    }

    /** Whoever turns the pages while others record sees every row that was there, and none twice. */
    @Test
    void pagesAreCompleteAndRepeatNothingWhileRowsAreAdded() {
        for (String sort : List.of("", "paidOn", "-amountFen", "enterprise", "-returnedOn", "list")) {
            List<String> before = all("payments", sort, false);
            assertThat(before).doesNotHaveDuplicates();
            List<String> seen = all("payments", sort, true);
            assertThat(seen).as(sort).doesNotHaveDuplicates().containsAll(before);
        }
    }

    private List<String> all(String register, String sort, boolean adding) {
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            RegisterPage page = next(register, sort, after);
            seen.addAll(column(page, "payment"));
            after = page.next();
            if (adding && after != null) {
                asking.takeIn(cases.more(1).story().envelopes());
            }
        } while (after != null);
        return seen;
    }

    private RegisterPage next(String register, String sort, @Nullable String after) {
        return after == null
                ? asking.page(Scope.city(), register, "sort", sort, "limit", "17")
                : asking.page(Scope.city(), register, "sort", sort, "limit", "17", "after", after);
    }

    @Test
    void rowsThatSayNothingComeLastEitherWay() {
        for (String sort : List.of("returnedOn", "-returnedOn")) {
            List<String> days = column(
                    asking.page(Scope.city(), "payments", "sort", sort, "columns", "payment,returnedOn"), "returnedOn");
            assertThat(days.subList(0, COUNT / 3)).noneMatch(String::isEmpty);
            assertThat(days.subList(COUNT / 3, COUNT)).allMatch(String::isEmpty);
        }
    }

    @Test
    void pagesByNumberAreTheSameRows() {
        List<String> byNumber = new ArrayList<>();
        RegisterPage page = asking.page(Scope.city(), "awards", "limit", "25");
        assertThat(page.pages()).isEqualTo(3);
        for (int number = 1; number <= page.pages(); number++) {
            byNumber.addAll(column(
                    asking.page(Scope.city(), "awards", "limit", "25", "page", Integer.toString(number)), "award"));
        }
        assertThat(byNumber).hasSize(COUNT).isSorted().doesNotHaveDuplicates();
        assertThat(asking.page(Scope.city(), "awards", "page", "9").rows()).isEmpty();
    }

    @Test
    void aFileHasEveryRowInTheOrderOfThePages() {
        RegisterQuestion question = question("payments", "sort", "-amountFen", "county", Cases.CONGTAI, "limit", "10");
        List<RegisterRow> rows = new ArrayList<>();
        long count = asking.queries().each(Scope.city(), question, Asking.WORDS, new RegisterQueries.Rows() {
            @Override
            public void begin(long count, Map<String, Long> totals, long position) {
                assertThat(count).isEqualTo(COUNT / 2);
                assertThat(position).isEqualTo(cases.story().position() - 1);
                assertThat(totals)
                        .isEqualTo(asking.queries()
                                .page(Scope.city(), question, Asking.WORDS)
                                .totals());
            }

            @Override
            public void row(RegisterRow row) {
                rows.add(row);
            }
        });
        assertThat(count).isEqualTo(rows.size()).isEqualTo(COUNT / 2);
        assertThat(rows.subList(0, 10))
                .isEqualTo(asking.queries()
                        .page(Scope.city(), question, Asking.WORDS)
                        .rows());
    }

    @Test
    void daysAndAmountsCountTheirEnds() {
        String fen = Long.toString(Cases.amount(10).value());
        assertThat(column(asking.page(Scope.city(), "awards", "approvedFen.from", fen, "approvedFen.to", fen), "award"))
                .containsExactly(Cases.application(10));
        assertThat(asking.page(Scope.city(), "awards", "approvedYuan.from", "100000.11")
                        .count())
                .isEqualTo(COUNT - 10L);
        String day = Cases.DAY.toString();
        RegisterPage page = asking.page(Scope.city(), "applications", "submittedOn.from", day, "submittedOn.to", day);
        assertThat(page.count()).isEqualTo(COUNT / 7);
        assertThat(column(page, "submittedOn")).containsOnly(day);
        assertThat(page.question().inWords(Asking.WORDS)).isEqualTo("申报日期：" + day + " 至 " + day);
    }

    @Test
    void anotherProgrammeIsAnotherRegister() {
        RegisterQuestion other = QuestionReader.read(Asking.register("treasury"), "SJZ", Asking.WORDS, Map.of());
        assertThat(asking.queries().page(Scope.city(), other, Asking.WORDS).count())
                .isZero();
        for (Register register : Registers.of(Asking.PACK)) {
            RegisterQuestion question = QuestionReader.read(register, "SJZ", Asking.WORDS, Map.of());
            assertThat(asking.queries()
                            .page(Scope.city(), question, Asking.WORDS)
                            .count())
                    .as(register.name())
                    .isZero();
        }
    }
}
