package org.mingzhang.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.Visit;
import org.mingzhang.app.access.OneTimeCodes.Taking;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.console.Presence;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.console.Unproven;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.actor.ActorCommand.AgreeCode;
import org.mingzhang.domain.actor.ActorCommand.AskCode;
import org.mingzhang.domain.actor.ActorCommand.ConfirmSignIn;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.ActorEvent.CodeAgreed;
import org.mingzhang.domain.actor.ActorEvent.CodeAsked;
import org.mingzhang.domain.actor.ActorEvent.CodeGiven;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;

/**
 * The system administrator wants to read, as the treasurer, what the treasurer may read: by a one-time code for the treasurer's
 * account. It takes another administrator, it stands on the treasurer's trail, and what comes in with it reads nothing yet.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneTimeCodesIT {
    private static final String ADMIN = "admin";
    private static final String NEW = "Another-horse-7";
    private static final Pattern CODE = Pattern.compile("([0-9a-f]{4}-){4}[0-9a-f]{4}");

    private ServedLedger ledger;
    private OneTimeCodes codes;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = ServedLedger.begin(home);
        ledger.arrives("treasurer", "finance", Role.FINANCE);
        ledger.arrives("hurried", "finance", Role.FINANCE);
        ledger.arrives("remote", "finance", Role.FINANCE);
        ledger.arrives("raced", "firm-2", Role.APPLICANT);
        ledger.arrives("firm", "firm", Role.APPLICANT);
        ledger.arrivesWithoutPost("early", "finance", Role.FINANCE);
        ledger.serve();
        codes = ledger.part(OneTimeCodes.class);
    }

    @AfterAll
    void end() {
        ledger.close();
    }

    private List<LedgerEvent> stream(String actor) {
        return ledger.ledger().store().log().stream(new StreamRef(StreamType.ACTOR.code(), actor), 0).stream()
                .map(StoredEntry::requireSealed)
                .map(entry -> entry.envelope().event())
                .toList();
    }

    private ActorDirectory.Person person(String actor) {
        return new ActorDirectory(ledger.ledger().store().log()).find(actor).orElseThrow();
    }

    private SignedIn signedIn(String actor) {
        return ledger.part(Presence.class).holding(actor, null).orElseThrow();
    }

    private static String code(String page) {
        Matcher code = CODE.matcher(page);
        assertThat(code.find()).as(page).isTrue();
        return code.group();
    }

    private Taking take(String actor) {
        return codes.take(actor, ADMIN, "127.0.0.1");
    }

    @Test
    void oneAdministratorAloneGetsNoCodeForAnOfficialAndWithTwoItIsSealed() {
        try (Visit admin = ledger.visit(ADMIN)) {
            admin.post("/system/accounts/treasurer/invite", Map.of("x", ""), "/system");
            assertThat(admin.page("/system")).contains("没有发给", "还没有人为其申请").doesNotContainPattern(CODE);
            ledger.submit(ADMIN, new AskCode("treasurer", "自称忘记口令"));
            admin.post("/system/accounts/treasurer/invite", Map.of("x", ""), "/system");
            assertThat(admin.page("/system")).contains("须由另一类管理员同意").doesNotContainPattern(CODE);
            assertThat(ledger.part(Accounts.class)
                            .find("treasurer")
                            .orElseThrow()
                            .hasPassword())
                    .as("the treasurer's own password stands")
                    .isTrue();
            try (Visit security = ledger.visit(TestLedger.SECURITY)) {
                assertThat(security.page("/")).contains("待办的一次性代码", "由 admin 申请");
                assertThat(security.page("/system/people/treasurer"))
                        .contains("自称忘记口令", "/do/actor.agree-code?actor=treasurer");
                ledger.submit(TestLedger.SECURITY, new AgreeCode("treasurer"));
                security.post("/system/accounts/treasurer/invite", Map.of("x", ""), "/system");
                assertThat(security.page("/system"))
                        .as("who agrees does not see it")
                        .contains("由申请的人（admin）取")
                        .doesNotContainPattern(CODE);
            }
            admin.post("/system/accounts/treasurer/invite", Map.of("x", ""), "/system");
            String code = code(admin.page("/system"));
            assertThat(admin.page("/system")).as("once").doesNotContain(code);
            admin.post("/system/accounts/treasurer/invite", Map.of("x", ""), "/system");
            assertThat(admin.page("/system")).contains("还没有人为其申请");
            assertThat(stream("treasurer"))
                    .containsSubsequence(new CodeAsked("自称忘记口令"), new CodeAgreed(ADMIN), new CodeGiven(ADMIN));
            // Came in as the treasurer: looks, and gets nothing out.
            assertThat(ledger.part(Accounts.class).enter("treasurer", code, NEW, Whence.address("127.0.0.1")))
                    .isInstanceOf(Accounts.Knock.Welcome.class);
        }
        try (Visit intruder = ledger.visitWith("treasurer", NEW)) {
            assertThat(intruder.page("/")).contains("还没有证明登录的是本人", "/do/actor.confirm-sign-in?actor=treasurer");
            long size = ledger.size();
            SignedIn me = signedIn("treasurer");
            assertThatThrownBy(() -> me.takes("台账", null, 1L, "ab".repeat(32))).isInstanceOf(Unproven.class);
            assertThatThrownBy(() -> me.isShown("联系电话", "enterprise/x", "核对拨付回执"))
                    .isInstanceOf(Unproven.class);
            assertThat(ledger.size()).as("nothing was handed out").isEqualTo(size);
            ledger.submit("treasurer", new ConfirmSignIn("treasurer"));
            assertThat(intruder.page("/")).doesNotContain("还没有证明登录的是本人");
            assertThat(signedIn("treasurer")
                            .takes("台账", null, 1L, "ab".repeat(32))
                            .what())
                    .isEqualTo("台账");
        }
    }

    @Test
    void forWhoeverMovesNothingOneAdministratorIsEnoughAndIsSealedAsWell() {
        assertThat(take("firm")).isInstanceOf(Taking.Not.class);
        ledger.submit(ADMIN, new AskCode("firm", "本人到场"));
        assertThat(codes.take("firm", TestLedger.SECURITY, "127.0.0.1"))
                .as("who did not ask")
                .isInstanceOf(Taking.Not.class);
        assertThat(take("firm")).isInstanceOf(Taking.Taken.class);
        assertThat(take("firm")).isInstanceOf(Taking.Not.class);
        assertThat(stream("firm")).containsSubsequence(new CodeAsked("本人到场"), new CodeGiven(ADMIN));
        assertThat(person("firm").unproven()).isTrue();
    }

    @Test
    void beforeAPostIsGivenNoCodeIsMadeForItByOne() {
        ledger.submit(ADMIN, new AskCode("early", "先开账号"));
        assertThat(take("early")).isInstanceOf(Taking.Not.class);
    }

    @Test
    void ofManyWhoTakeItAtOnceOneGetsIt() throws Exception {
        ledger.submit(ADMIN, new AskCode("raced", "本人到场"));
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Future<Taking>> answers = IntStream.range(0, 8)
                    .mapToObj(n -> many.submit(() -> take("raced")))
                    .toList();
            int taken = 0;
            for (Future<Taking> answer : answers) {
                taken += answer.get() instanceof Taking.Taken ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
        assertThat(stream("raced")).filteredOn(CodeGiven.class::isInstance).hasSize(1);
    }

    @Test
    void whoHasNoKeyHereIsConfirmedByWhoSawThemAndNotByWhoTookTheCode() {
        ledger.submit(ADMIN, new AskCode("remote", "本人到场"));
        ledger.submit(TestLedger.SECURITY, new AgreeCode("remote"));
        assertThat(take("remote")).isInstanceOf(Taking.Taken.class);
        ledger.submit(TestLedger.SECURITY, new ConfirmSignIn("remote"));
        assertThat(person("remote").unproven()).isFalse();
        assertThat(Objects.requireNonNull(person("remote").keys().getFirst()).signs())
                .isTrue();
    }

    @Test
    void aCodeOfTheMachineItselfIsOnTheTrailToo() {
        String code = codes.giveOnTheMachine("hurried");
        assertThat(code).matches(CODE);
        assertThat(stream("hurried")).contains(new CodeGiven(null));
        assertThat(person("hurried").unproven()).isTrue();
        // Whoever lost their key as well signs nothing, and so confirms nothing, with it.
        ledger.submit(
                ADMIN,
                new RevokeKey("hurried", person("hurried").keys().getFirst().keyId(), "遗失"));
        assertThat(person("hurried").unproven()).isTrue();
    }

    @Test
    void whatTheLogHasStandsInTheLedgersTimeAndSoDoesWhoCame() {
        try (Visit admin = ledger.visit(ADMIN)) {
            assertThat(admin.page("/account")).contains("最近的登录");
            assertThat(ledger.part(SignIns.class).latest(ADMIN, 1).getFirst().at())
                    .as("by the ledger's clock, which this ledger's story set")
                    .isBefore(java.time.Instant.now().minus(Duration.ofDays(1)));
        }
    }
}
