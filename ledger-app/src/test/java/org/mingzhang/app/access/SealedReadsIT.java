package org.mingzhang.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.access.RecordedReads.Line;
import org.mingzhang.app.access.RecordedReads.Page;
import org.mingzhang.app.access.RecordedReads.Question;
import org.mingzhang.app.console.Visit;
import org.mingzhang.app.console.Visit.Answer;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.ledger.LogEvent.Access;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;
import org.mingzhang.domain.seal.log.LogVerification;

/** The record of reads: in the log, sealed, on a stream of the reader's, shown to who watches over it and to nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedReadsIT {
    private static final String PASSWORD = "Right-horse-42";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private TestLedger ledger;
    private ServedApplication application;
    private String address;
    private ReadsLog log;
    private RecordedReads reads;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = TestLedger.begin(home, admin);
        arrives("watcher", new Post(Role.AUDIT_ADMIN, null));
        arrives("auditor", new Post(Role.AUDITOR, null));
        arrives("auditor-of-one", new Post(Role.AUDITOR, "130402"));
        arrives("payer", new Post(Role.FINANCE, null));
        application = ServedApplication.on(home);
        address = application.address();
        application
                .bean(Accounts.class)
                .openForDemo(List.of("admin", "watcher", "auditor", "auditor-of-one", "payer"), PASSWORD);
        log = application.bean(ReadsLog.class);
        reads = application.bean(RecordedReads.class);
    }

    @AfterAll
    void end() {
        application.close();
        ledger.close();
    }

    private void arrives(String actor, Post post) {
        Signer person = Signer.of(actor, post.role());
        ledger.arrives(new RegisterActor(
                actor,
                "某人" + actor,
                "city",
                "某市",
                post.role(),
                person.key().verifyingKey().keyId(),
                person.key().verifyingKey().base64(),
                List.of(post)));
    }

    private static RecordsAccessed export(String reader, String what) {
        return new RecordsAccessed(reader, Role.FINANCE, null, Access.EXPORT, what, null, 7L, "ab".repeat(32), null);
    }

    private static RecordsAccessed personal(String reader, String county) {
        return new RecordsAccessed(
                reader,
                Role.COUNTY_INDUSTRY,
                county,
                Access.PERSONAL,
                "联系电话",
                "enterprise/911304000000000001",
                null,
                null,
                "核对联系方式");
    }

    private List<Long> positions(Question question) {
        return reads.page(question, ZONE, null, 1_000).lines().stream()
                .map(Line::position)
                .toList();
    }

    private LogVerification verification() {
        return LiveVerification.verify(
                ledger.store().database().reader(),
                ledger.store().files(),
                true,
                TestLedger.NAME,
                PublicKeys.in(ledger.store().home().keys()),
                LiveVerification.newestIn(ledger.store().home().checkpoints()),
                entries -> {});
    }

    @Test
    void whatIsRecordedStandsInTheLogSignedByTheLedgerAndTheLogVerifies() {
        long position = log.record(export("payer", "拨付台账")).position();
        assertThat(ledger.store().log().requireEntry(position).requireSealed().envelope())
                .satisfies(envelope -> {
                    assertThat(envelope.actor().id()).isEqualTo("ledger");
                    assertThat(envelope.command()).isNotNull();
                    assertThat(envelope.stream()).hasToString("access/payer");
                    assertThat(envelope.businessDate()).isNull();
                    assertThat(envelope.event()).isEqualTo(export("payer", "拨付台账"));
                });
        assertThat(verification().problems()).isEmpty();
    }

    @Test
    void questionsNarrowTheListAndPagesGoOnWhereTheLastOneEnded() {
        List<Long> made = IntStream.range(0, 5)
                .mapToObj(n -> log.record(export("busy", "第" + n + "份")).position())
                .toList();
        long seen = log.record(personal("busy", "130403")).position();
        Question busy = new Question("busy", null, null, null, null);
        assertThat(positions(busy))
                .containsExactlyElementsOf(IntStream.of(0, 1, 2, 3, 4, 5)
                        .mapToObj(back -> back == 0 ? seen : made.get(5 - back))
                        .toList());
        Page first = reads.page(busy, ZONE, null, 4);
        assertThat(first.lines()).hasSize(4);
        Page second = reads.page(busy, ZONE, first.further(), 4);
        assertThat(second.lines()).extracting(Line::position).containsExactly(made.get(1), made.get(0));
        assertThat(second.further()).isNull();
        assertThat(positions(new Question("busy", Access.PERSONAL, null, null, null)))
                .containsExactly(seen);
        assertThat(positions(new Question(null, null, "130403", null, null)))
                .contains(seen)
                .doesNotContainAnyElementsOf(made);
        LocalDate today = ledger.node().clock().now().atZone(ZONE).toLocalDate();
        assertThat(positions(new Question("busy", null, null, today, today))).hasSize(6);
        assertThat(positions(new Question("busy", null, null, today.plusDays(1), null)))
                .isEmpty();
        assertThat(positions(new Question("busy", null, null, null, today.minusDays(1))))
                .isEmpty();
    }

    @Test
    void theListIsNarrowedByWhatWasReadAndTakenAwayAsAnyFileIs() throws Exception {
        log.record(export("payer", "某专项拨付台账（XLSX）；查询条件：县 某县；列：拨付编号、=金额"));
        log.record(export("payer", "导入的工作簿“补录.xlsx”"));
        try (Visit visit = new Visit(address)) {
            visit.signIn("watcher", PASSWORD);
            String books = visit.get("/reads?of=%E5%AF%BC%E5%85%A5%E7%9A%84%E5%B7%A5%E4%BD%9C%E7%B0%BF")
                    .body();
            assertThat(books).contains("补录.xlsx", ">XLSX<").doesNotContain("某专项拨付台账");
            String payments = visit.get("/reads?of=%E5%8F%B0%E8%B4%A6%EF%BC%9A%E6%8B%A8%E4%BB%98")
                    .body();
            assertThat(payments).contains("<span>某专项拨付台账</span>", ">县 某县<").doesNotContain("补录.xlsx");
            assertThat(visit.get("/reads?of=x").status()).isEqualTo(400);
            Answer file = visit.get("/reads/file?who=payer");
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.body()).startsWith("\uFEFF时间,谁").contains("补录.xlsx", "某专项拨付台账");
            assertThat(visit.get("/reads?who=watcher").body())
                    .as("that the list was taken stands on the list")
                    .contains("<span>查阅与导出记录</span>", "谁 payer");
        }
        try (Visit visit = new Visit(address)) {
            visit.signIn("payer", PASSWORD);
            assertThat(visit.get("/reads/file").status()).isEqualTo(403);
        }
    }

    @Test
    void onePersonInManyPlacesAtOnceIsRecordedEachTime() throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 24)
                    .mapToObj(n -> many.submit(() -> log.record(export("everywhere", "第" + n + "份"))))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
        assertThat(positions(new Question("everywhere", null, null, null, null)))
                .hasSize(24)
                .doesNotHaveDuplicates();
    }

    @Test
    void aSentenceThatIsTooLongIsCutBetweenCharacters() {
        long position =
                log.record(export("writer", "\uD840\uDC00".repeat(9_000))).position();
        assertThat(((RecordsAccessed) ledger.store()
                                .log()
                                .requireEntry(position)
                                .envelope()
                                .event())
                        .what())
                .isEqualTo("\uD840\uDC00".repeat(SealedReads.LONGEST) + "……（从略）");
    }

    @Test
    void aReaderWhoCannotBeNamedGetsNothing() {
        assertThatThrownBy(() -> log.record(export("../etc", "拨付台账"))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> log.record(export("payer", "半个字\uD840"))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void whoWatchesSeesTheListWithEntryAndProofAndNobodyElseDoes() throws Exception {
        long position = log.record(export("payer", "清算台账")).position();
        long elsewhere = log.record(personal("payer", "130403")).position();
        long within = log.record(personal("payer", "130402")).position();
        for (String watcher : List.of("watcher", "auditor")) {
            try (Visit visit = new Visit(address)) {
                visit.signIn(watcher, PASSWORD);
                Answer list = visit.get("/reads?who=payer");
                assertThat(list.status()).isEqualTo(200);
                assertThat(list.body())
                        .contains("清算台账", "某人payer（payer，某市）", "核对联系方式", "/reads/" + position, "ab".repeat(32));
                assertThat(visit.get("/reads?who=某人payer&kind=PERSONAL".replace("某人", "%E6%9F%90%E4%BA%BA"))
                                .body())
                        .contains("/reads/" + elsewhere)
                        .doesNotContain("清算台账");
                Answer entry = visit.get("/reads/" + position);
                assertThat(entry.status()).isEqualTo(200);
                assertThat(entry.body()).contains("自记账起未被改动", "清算台账", "/reads/" + position + "/receipt");
                assertThat(visit.get("/reads/" + position + "/receipt").body()).contains("entry " + position);
                assertThat(visit.get("/reads/0").status())
                        .as("the rest of the log is not on this list")
                        .isEqualTo(404);
                assertThat(visit.get("/reads/x").status()).isEqualTo(404);
                assertThat(visit.get("/reads?from=yesterday").status()).isEqualTo(400);
            }
        }
        try (Visit visit = new Visit(address)) {
            visit.signIn("auditor-of-one", PASSWORD);
            assertThat(visit.get("/reads").body())
                    .contains("/reads/" + within)
                    .doesNotContain("/reads/" + elsewhere, "清算台账");
            assertThat(visit.get("/reads/" + within).status()).isEqualTo(200);
            assertThat(visit.get("/reads/" + elsewhere).status()).isEqualTo(404);
            assertThat(visit.get("/reads/" + elsewhere + "/receipt").status()).isEqualTo(404);
            assertThat(visit.get("/entries/" + elsewhere).status())
                    .as("nor by the way round")
                    .isEqualTo(404);
        }
        for (String other : List.of("payer", "admin")) {
            try (Visit visit = new Visit(address)) {
                visit.signIn(other, PASSWORD);
                assertThat(visit.get("/reads").status()).isEqualTo(403);
                assertThat(visit.get("/reads/" + position).status()).isEqualTo(403);
            }
        }
    }
}
