package org.mingzhang.view.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.view.register.Asking.column;
import static org.mingzhang.view.register.Asking.question;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.view.scope.Scope;

/** Whoever asks for what is not theirs, or writes what is no question, learns nothing and breaks nothing. */
class RegisterAttacksIT {
    private static final int COUNT = 24;
    private static final Scope CONGTAI = new Scope.County(Cases.CONGTAI);
    private static final List<String> INJECTIONS = List.of(
            "' OR '1'='1",
            "x'; DROP TABLE view.award; --",
            "1) OR (1=1",
            "\"; SELECT pg_sleep(9); --",
            "?::text",
            "$1",
            "\\' OR TRUE --",
            "paidFen; DROP TABLE view.award",
            "a.paid_fen",
            "(SELECT 1)",
            "-paidFen DESC, 1");

    private static final Asking ASKING = new Asking();

    @BeforeAll
    static void takeIn() {
        ASKING.takeIn(new Cases().more(COUNT).story().envelopes());
    }

    @AfterAll
    static void drop() {
        ASKING.close();
    }

    private static void assertOnly(RegisterPage page, String register, String county) {
        assertThat(page.count()).as(register).isEqualTo(page.rows().size());
        assertThat(column(page, "county")).as(register).allMatch(county::equals);
    }

    @Test
    void aCountySeesItselfInEveryRegisterItsTotalsAndItsFiles() {
        for (Register register : Registers.of(Asking.PACK)) {
            // Enterprises of these cases are all registered in one county, whatever county they apply in.
            // Workbooks are of no county at all.
            if (register.name().equals("roster")
                    || register.counted() != null
                    || register.name().startsWith("import")) {
                continue;
            }
            String[] asked = {
                "columns",
                String.join(",", register.columns().stream().map(Column::key).toList())
            };
            RegisterPage whole = ASKING.page(Scope.city(), register.name(), asked);
            RegisterPage own = ASKING.page(CONGTAI, register.name(), asked);
            RegisterPage other = ASKING.page(new Scope.County(Cases.HANSHAN), register.name(), asked);
            assertOnly(own, register.name(), "丛台区");
            assertOnly(other, register.name(), "邯山区");
            // Every fourth paid money back, and those are of one county.
            assertThat(own.count() + other.count()).as(register.name()).isEqualTo(whole.count());
            whole.totals()
                    .forEach((column, total) -> assertThat(Asking.total(own, column) + Asking.total(other, column))
                            .as(register.name() + " " + column)
                            .isEqualTo(total));
            long[] exported = {0};
            ASKING.queries().each(CONGTAI, question(register.name(), asked), Asking.WORDS, new RegisterQueries.Rows() {
                @Override
                public void begin(long count, Map<String, Long> totals, long position) {
                    assertThat(totals).isEqualTo(own.totals());
                }

                @Override
                public void row(RegisterRow row) {
                    exported[0]++;
                }
            });
            assertThat(exported[0]).as(register.name()).isEqualTo(own.count());
        }
    }

    @Test
    void aCountyThatAsksForItsNeighbourGetsNothing() {
        for (Register register : Registers.of(Asking.PACK)) {
            if (register.column("county").isEmpty()) {
                // A workbook is of no county: whoever sees one county alone sees none.
                assertThat(ASKING.page(CONGTAI, register.name()).count()).isZero();
                continue;
            }
            if (register.column("county").filter(Column::filtered).isEmpty()) {
                // The pool of providers is the city's.
                continue;
            }
            RegisterPage page = ASKING.page(CONGTAI, register.name(), "county", Cases.HANSHAN);
            assertThat(page.rows()).as(register.name()).isEmpty();
            assertThat(page.count()).isZero();
            assertThat(page.totals().values()).allMatch(total -> total == 0);
        }
        RegisterPage both = ASKING.page(CONGTAI, "awards", "county", Cases.HANSHAN, "county", Cases.CONGTAI);
        assertOnly(both, "awards", "丛台区");
    }

    @Test
    void anApplicantSeesItselfAlone() {
        Scope own = new Scope.Party(Cases.enterprise(4));
        for (Register register : Registers.of(Asking.PACK)) {
            RegisterPage page = ASKING.page(own, register.name());
            if (register.name().equals("decisions") || register.name().startsWith("import")) {
                assertThat(page.count())
                        .as("who judged it, and how; who brought it in")
                        .isZero();
                continue;
            }
            if (register.name().equals("providers")) {
                continue;
            }
            assertThat(page.count()).as(register.name()).isPositive();
            assertThat(column(page, "enterprise")).as(register.name()).containsOnly("示例4号企业");
        }
        assertThat(ASKING.page(own, "awards", "enterprise", Cases.enterprise(5)).count())
                .isZero();
        assertThat(ASKING.page(own, "awards", "keyword", Cases.application(5)).count())
                .isZero();
    }

    @Test
    void anAssessorSeesWhatItAssessedAndNoMoney() {
        Scope other = new Scope.Assessor(Cases.OTHER_ASSESSOR);
        assertThat(ASKING.page(other, "acceptances").count()).isEqualTo(COUNT / 5);
        assertThat(ASKING.page(new Scope.Assessor(Cases.ASSESSOR), "projects").count())
                .isEqualTo(COUNT);
        assertThat(ASKING.page(new Scope.Assessor("91130403MA0000009X"), "projects")
                        .count())
                .isZero();
        for (String register : List.of(
                "enterprises",
                "providers",
                "roster",
                "applications",
                "decisions",
                "lists",
                "awards",
                "payments",
                "treasury")) {
            assertThat(ASKING.page(other, register).count()).as(register).isZero();
        }
    }

    @Test
    void anExpertSeesTheCasesThatWereDrawn() {
        Scope drawn = new Scope.Cases(List.of(Cases.application(3), Cases.application(7)));
        assertThat(column(ASKING.page(drawn, "applications"), "application"))
                .containsExactly(Cases.application(3), Cases.application(7));
        assertThat(ASKING.page(drawn, "roster").count()).isZero();
        for (String register : List.of(
                "enterprises", "providers", "decisions", "lists", "awards", "payments", "recoveries", "treasury")) {
            assertThat(ASKING.page(drawn, register).count()).as(register).isZero();
        }
        assertThat(ASKING.page(new Scope.Cases(List.of()), "applications").count())
                .isZero();
        for (Register register : Registers.of(Asking.PACK)) {
            assertThat(ASKING.page(Scope.nothing(), register.name()).count())
                    .as(register.name())
                    .isZero();
        }
    }

    @Test
    void sqlInAValueIsAValue() {
        for (String injection : INJECTIONS) {
            assertThat(ASKING.page(CONGTAI, "awards", "keyword", injection).count())
                    .as(injection)
                    .isZero();
            assertThat(ASKING.page(CONGTAI, "awards", "enterprise", injection).count())
                    .as(injection)
                    .isZero();
            assertRefused("awards", "/county", "county", injection);
            assertRefused("awards", "/status", "status", injection);
            assertRefused("awards", "/approvedOn.from", "approvedOn.from", injection);
            assertRefused("awards", "/paidFen.to", "paidFen.to", injection);
            assertRefused("awards", "/sort", "sort", injection);
            assertRefused("awards", "/columns", "columns", injection);
            assertRefused("awards", "/limit", "limit", injection);
            assertRefused("awards", "/page", "page", injection);
            assertRefused("awards", "/after", "after", injection);
            assertRefused("awards", "/" + injection, injection, "1");
        }
        assertThat(ASKING.page(Scope.city(), "awards").count()).isEqualTo(COUNT);
    }

    private static void assertRefused(String register, String pointer, String name, String value) {
        assertThatThrownBy(() -> question(register, name, value))
                .as(name + "=" + value)
                .isInstanceOfSatisfying(InvalidDocument.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::pointer)
                        .contains(pointer));
    }

    @Test
    void whatTheDatabaseCannotReadIsRefusedBefore() {
        assertRefused("awards", "/keyword", "keyword", "零\0字节");
        assertRefused("awards", "/enterprise", "enterprise", "91\0");
        assertRefused("awards", "/keyword", "keyword", "长".repeat(201));
        assertRefused("awards", "/paidFen.from", "paidFen.from", "9999999999999999");
        assertRefused("awards", "/approvedOn.from", "approvedOn.from", "-99999-01-01");
        assertRefused("awards", "/page", "page", "2147483647");
        assertRefused("awards", "/limit", "limit", "101");
        assertRefused("awards", "/limit", "limit", "0");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> question(
                        "awards",
                        "county",
                        "999999",
                        "county",
                        "130402",
                        "paidFen.from",
                        "1.5",
                        "nothing",
                        "1",
                        "sort",
                        "nowhere",
                        "approvedOn.from",
                        "2026-05-01",
                        "approvedOn.to",
                        "2026-04-01"))
                .isInstanceOfSatisfying(InvalidDocument.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::pointer)
                        .containsExactlyInAnyOrder(
                                "/county", "/paidFen.from", "/nothing", "/sort", "/approvedOn.from"));
    }

    @Test
    void wildcardsAreLookedForAsTheyAreWritten() {
        assertThat(ASKING.page(Scope.city(), "applications", "keyword", "100%").count())
                .isEqualTo(COUNT);
        assertThat(column(ASKING.page(Scope.city(), "applications", "keyword", "%_一"), "application"))
                .containsExactly(Cases.application(1));
        assertThat(ASKING.page(Scope.city(), "applications", "keyword", "改造%").count())
                .isZero();
        assertThat(ASKING.page(Scope.city(), "applications", "keyword", "_").count())
                .isOne();
        assertThat(ASKING.page(Scope.city(), "applications", "keyword", "\\").count())
                .isZero();
        assertThat(ASKING.page(Scope.city(), "applications", "keyword", "hd-0001")
                        .count())
                .isOne();
    }

    @Test
    void aCursorIsGoodForItsOwnQuestionAlone() {
        String next = Objects.requireNonNull(
                ASKING.page(CONGTAI, "awards", "limit", "5").next());
        assertThat(ASKING.page(CONGTAI, "awards", "limit", "7", "after", next).rows())
                .hasSize(7);
        assertRefused("payments", "/after", "after", next);
        assertThatThrownBy(() -> question("awards", "after", next, "county", Cases.CONGTAI))
                .isInstanceOf(InvalidDocument.class);
        assertThatThrownBy(() -> question("awards", "after", next, "sort", "paidFen"))
                .isInstanceOf(InvalidDocument.class);
        for (int i = 0; i < next.length(); i++) {
            char other = next.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused("awards", "/after", "after", next.substring(0, i) + other + next.substring(i + 1));
        }
        assertRefused("awards", "/after", "after", next + ".");
        assertRefused("awards", "/after", "after", next.substring(0, next.length() - 1));
        assertRefused("awards", "/after", "after", "A".repeat(9_000));
    }

    /** Whoever knows how a cursor is made and makes one up is still within the scope, and breaks no query. */
    @Test
    void aForgedCursorShowsNothingMore() {
        RegisterQuestion asked = question("awards", "sort", "paidFen", "limit", "100");
        String forged = new RegisterCursor(List.of("false", "-5", "")).text(asked);
        RegisterPage page = ASKING.page(CONGTAI, "awards", "sort", "paidFen", "limit", "100", "after", forged);
        assertOnly(page, "awards", "丛台区");
        for (List<String> wrong : List.of(
                List.of("false", "five", ""),
                List.of("maybe", "5", ""),
                List.of("false", "99999999999999999999", ""),
                List.of("false", "5", "a\0b"),
                List.of("false", "5"),
                List.of("false", "5", "x", "y"))) {
            String text = new RegisterCursor(wrong).text(asked);
            assertThatThrownBy(() -> question("awards", "sort", "paidFen", "after", text))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidDocument.class);
        }
        assertThat(new String(
                        Base64.getUrlDecoder().decode(forged.substring(forged.lastIndexOf('.') + 1)),
                        StandardCharsets.UTF_8))
                .isEmpty();
    }
}
