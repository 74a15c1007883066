package org.mingzhang.tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.seal.Suite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a demo ledger has to show behind its figures: papers, lists, and where the treasury says otherwise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoEvidenceIT {
    private static final String PROGRAMME = "handan-2025";

    private Path home;
    private JsonNode demo;

    @BeforeAll
    void tell(@TempDir Path folder) {
        home = folder.resolve("home");
        demo = JsonMapper.shared().readTree(DemoLine.told(home));
        Groundwork.hold(home);
    }

    @AfterAll
    void end() {
        LogFile.close();
    }

    private Ran done(String... args) {
        return Ran.ended(ExitCode.DONE, home, args);
    }

    private static JsonNode at(JsonNode node, String name) {
        return Objects.requireNonNull(node.get(name), name);
    }

    private static long fen(JsonNode row, String name) {
        return at(row, name).asLong();
    }

    private String payment() {
        return at(demo, "nextCommand").asString().split(" ", -1)[2];
    }

    /** But for what somebody at the treasury got wrong, of each kind, and the vouchers say so. */
    @Test
    void theTreasuryPaidWhatTheBudgetSaysWasPaid() {
        JsonNode found = Ran.ended(ExitCode.NO, home, "reconcile", "treasury", "--programme", PROGRAMME, "--json")
                .json();
        JsonNode budget = done("budget", "--programme", PROGRAMME, "--json").json();
        long paid = 0;
        for (JsonNode row : at(budget, "sources")) {
            paid += fen(row, "paidFen");
        }
        long parted = 0;
        for (JsonNode payment : at(found, "ledgerOnly")) {
            parted += fen(payment, "amountFen");
        }
        for (JsonNode pair : at(found, "differing")) {
            parted += fen(at(pair, "ledger"), "amountFen");
            assertThat(at(pair, "differences")).hasSize(1);
            explained(at(pair, "voucher"));
        }
        assertThat(fen(found, "matchedFen")).isPositive().isEqualTo(paid - parted);
        assertThat(at(found, "differing")).isNotEmpty();
        assertThat(at(found, "ledgerOnly")).isNotEmpty().hasSameSizeAs(at(found, "treasuryOnly"));
        at(found, "treasuryOnly").forEach(only -> explained(at(only, "voucher")));
    }

    private void explained(JsonNode voucher) {
        assertThat(done("trace", at(voucher, "voucherNo").asString()).out()).contains("示例差异", "待国库更正");
    }

    /** From a payment back to the papers that it rests on: they are in the folder of files, and are what was cited. */
    @Test
    void aPaymentLeadsToPapersWhoseBytesAreKept() throws IOException {
        String payment = payment();
        String application = payment.replaceFirst("-P\\d+$", "");
        List<JsonNode> papers = new ArrayList<>();
        at(done("trace", payment, "--json").json(), "evidence").forEach(item -> {
            if (at(item, "kind").asString().equals("document")) {
                papers.add(item);
            }
        });
        assertThat(papers)
                .extracting(paper -> at(paper, "reference").asString().replaceFirst("-.*", ""))
                .contains("示例申报书", "示例合同扫描件", "示例发票扫描件", "示例评测验收报告", "示例奖补核定通知");
        assertThat(done("files", "show", application).out()).contains("示例银行回单-" + payment + ".pdf");
        for (JsonNode paper : papers) {
            Path copy = home.resolve("copy.pdf");
            done("files", "get", application, at(paper, "reference").asString(), "-o", copy.toString());
            byte[] bytes = Files.readAllBytes(copy);
            assertThat(Suite.SM3.hash(bytes).toString())
                    .isEqualTo(at(paper, "sm3").asString());
            assertThat(new String(bytes, ISO_8859_1))
                    .as("marked as invented on its face")
                    .contains(HexFormat.of().formatHex("示例数据".getBytes(UTF_16BE)));
            Files.delete(copy);
        }
    }

    /** A case that a payment plan has. */
    private String paidByPlan(JsonNode lists) {
        JsonNode plan = Town.row(lists, "lists", Map.of("kind", "PAYMENT_PLAN"));
        JsonNode whole =
                done("lists", "show", at(plan, "list").asString(), "--json").json();
        return at(at(whole, "items").get(0), "application").asString();
    }

    @Test
    void officesActByListsThatTheySignOnce() {
        JsonNode lists = done("lists", "--programme", PROGRAMME, "--json").json();
        Set<String> kinds = new HashSet<>();
        for (JsonNode list : at(lists, "lists")) {
            kinds.add(at(list, "kind").asString());
            assertThat(fen(list, "carriedOut")).as(list.toString()).isEqualTo(fen(list, "rows"));
        }
        assertThat(kinds).contains("NOTICE", "DECISION", "PAYMENT_PLAN");
        String ordered =
                at(done("trace", paidByPlan(lists), "--json").json(), "events").toString();
        assertThat(ordered).contains("据名单 SL-BF-");
    }
}
