package org.mingzhang.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.imports.ImportLock;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.app.workbook.WorkbookWriter;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CancelPayment;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.PlaceHold;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.ClosePeriod;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodClosed;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.tools.Town.Office;
import tools.jackson.databind.JsonNode;

/** Months that are closed, and batches of approved payments, on the whole product. */
class PeriodsAndBatchesIT {
    @AfterEach
    void end() {
        LogFile.close();
    }

    private static Town town(Path home) {
        return new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000);
    }

    /** A payment that is approved and waits for the bank. */
    private static TownCase approved(Town town) {
        TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).awarded();
        town.accepted(Office.ORDER, it.order(1, Fen.ofWan(15)));
        town.accepted(Office.RELEASE, new ApprovePayment(it.number(), it.payment(1)));
        return it;
    }

    private static Town.Run export(Town town, Path file, String... more) {
        return town.ledger(Stream.concat(Stream.of("export", "payments", "-o", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static ClosePeriod closing(YearMonth month) {
        return new ClosePeriod(Town.PROGRAMME, month.toString(), "结账1号");
    }

    private static JsonNode json(Town.Run run) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run.json();
    }

    /** An attack: a payment of the month comes in while the month is being closed. */
    @Test
    void aClosingAndAPaymentAtOnceComeOneAfterTheOther(@TempDir Path home) {
        try (Town town = town(home)) {
            TownCase it = approved(town);
            YearMonth month = YearMonth.from(town.today());
            int days = Math.toIntExact(
                    ChronoUnit.DAYS.between(town.today(), month.plusMonths(1).atDay(2)));
            var late = town.sign(
                    Office.RECEIPT.staff(),
                    town.key(Office.RECEIPT.staff().id()),
                    new ConfirmPayment(it.number(), it.payment(1), "示例银行", "回单-1", null),
                    UUID.randomUUID().toString(),
                    Town.LEDGER,
                    (days + 1) * 86_400);
            town.later(days);
            var close = town.sign(Office.BUDGET.staff(), closing(month));
            CompletableFuture<Outcome> paying = CompletableFuture.supplyAsync(() -> town.submit(late));
            CompletableFuture<Outcome> closed = CompletableFuture.supplyAsync(() -> town.submit(close));
            assertThat(closed.join()).isInstanceOf(Outcome.Accepted.class);
            if (paying.join() instanceof Outcome.Refused refused) {
                assertThat(refused.rejection().code()).isEqualTo(RejectionCode.PERIOD_CLOSED);
            } else {
                assertThat(paying.join().lastPosition())
                        .isLessThan(closed.join().firstPosition());
            }
            JsonNode told = json(town.ledger("programme", "periods", "--programme", Town.PROGRAMME, "--json"));
            assertThat(told.at("/closed/0/agrees").asBoolean()).isTrue();
            assertThat(told.at("/closed/0/debitFen")).isEqualTo(told.at("/closed/0/creditFen"));
            assertThat(town.ledger("reconcile").out()).contains("月末余额与账目过账一致");
        }
    }

    @Test
    void aClosedMonthIsTheSameForEverAndItsTrialBalanceIsPrinted(@TempDir Path home) {
        try (Town town = town(home)) {
            TownCase it = approved(town);
            YearMonth month = YearMonth.from(town.today());
            town.later(45);
            PeriodClosed closed = town.accepted(Office.BUDGET, closing(month)).stream()
                    .filter(PeriodClosed.class::isInstance)
                    .map(PeriodClosed.class::cast)
                    .findFirst()
                    .orElseThrow();
            JsonNode then = json(town.ledger(
                    "budget",
                    "--programme",
                    Town.PROGRAMME,
                    "--as-of",
                    month.atEndOfMonth().toString(),
                    "--json"));
            town.accepted(Office.RECEIPT, new ConfirmPayment(it.number(), it.payment(1), "示例银行", "回单-1", null));
            town.refused(Office.BUDGET, closing(month), RejectionCode.PERIOD_CLOSED, "已结账的期间不再记入业务");
            JsonNode now = json(town.ledger(
                    "budget",
                    "--programme",
                    Town.PROGRAMME,
                    "--as-of",
                    month.atEndOfMonth().toString(),
                    "--json"));
            assertThat(now.get("sources")).isEqualTo(then.get("sources"));
            assertThat(now.get("lines")).isEqualTo(then.get("lines"));
            Town.Run text = town.ledger("programme", "periods", "--programme", Town.PROGRAMME);
            assertThat(text.out())
                    .contains("结账1号")
                    .contains("合计")
                    .contains(closed.month())
                    .contains("科目可用");
            assertThat(town.ledger("trace", Town.PROGRAMME).out()).contains("结账至");
            assertThat(town.ledger("verify", "--live").exitCode()).isZero();
        }
    }

    /** An attack: a month is closed under an import that may still post in it. */
    @Test
    void noMonthIsClosedWhileAnImportIsUnderWay(@TempDir Path home) {
        try (Town town = town(home)) {
            YearMonth month = YearMonth.from(town.today());
            town.later(40);
            try (ImportLock importing = town.node().imports().exclusively()) {
                assertThat(importing).isNotNull();
                Outcome outcome = town.submit(town.sign(Office.BUDGET.staff(), closing(month)));
                assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(
                                refused.rejection().code())
                        .isEqualTo(RejectionCode.WRONG_STATE));
            }
            town.accepted(Office.BUDGET, closing(month));
        }
    }

    @Test
    void anImportPostsNothingInAClosedMonthAndSaysWhichRow(@TempDir Path temp) throws Exception {
        org.mingzhang.tools.Office office = org.mingzhang.tools.Office.opened(temp.resolve("one"));
        Path close = Files.writeString(temp.resolve("close.json"), """
                {"command": "programme.close-period",
                 "payload": {"programme": "handan", "month": "2026-06", "documentNo": "结账6号"}}
                """, UTF_8);
        office.done("do", close.toString(), "--key", office.key());
        Path book = temp.resolve("资金.xlsx");
        try (WorkbookWriter writer = new WorkbookWriter(book)) {
            for (String day : List.of("2026-07-01", "2026-06-30")) {
                writer.row(
                        "资金",
                        Map.of(
                                "类型", "下达",
                                "资金来源", "central",
                                "金额", "100",
                                "文号", "下达" + day,
                                "日期", day));
            }
            writer.finish();
        }
        Ran refused = office.no(office.importing(book, "--json"));
        JsonNode row = refused.json().at("/rejected/0");
        assertThat(refused.json().get("rejected")).hasSize(1);
        assertThat(row.get("sheet").asString()).isEqualTo("资金");
        assertThat(row.get("row").asInt()).isEqualTo(3);
        assertThat(row.get("rule").asString()).isEqualTo("not-recordable");
        assertThat(row.get("message").asString()).contains("已结账").contains("结账6号");
    }

    @Test
    void aBatchSaysWhatIsToBePaidAndItsDigestIsOnRecord(@TempDir Path home, @TempDir Path out) throws Exception {
        try (Town town = town(home)) {
            Path csv = out.resolve("批次.csv");
            Town.Run none = town.ledger("export", "payments", "-o", csv.toString());
            assertThat(none.exitCode()).isEqualTo(ExitCode.NO);
            TownCase it = approved(town);
            JsonNode told = json(
                    town.ledger("export", "payments", "--programme", Town.PROGRAMME, "-o", csv.toString(), "--json"));
            assertThat(told.get("payments").asInt()).isEqualTo(1);
            assertThat(told.get("totalFen").asLong()).isEqualTo(Fen.ofWan(15).value());
            assertThat(told.get("totalInCapitals").asString()).isEqualTo("壹拾伍万元整");
            assertThat(told.at("/bySourceFen/central").asLong())
                    .isEqualTo(Fen.ofWan(15).value());
            assertThat(told.get("sm3").asString())
                    .isEqualTo(Suite.SM3.hash(Files.readAllBytes(csv)).toString());
            assertThat(Files.readString(csv))
                    .startsWith("\uFEFF")
                    .contains("\"" + it.account().number() + "\"")
                    .contains("\"150000.00\"")
                    .contains("\"合计\",\"1 笔\"");
            assertThat(town.ledger("export", "payments", "-o", csv.toString()).exitCode())
                    .as("nothing is written over")
                    .isEqualTo(ExitCode.WRONG_USAGE);
            Path xlsx = out.resolve("批次.xlsx");
            json(town.ledger("export", "payments", "-o", xlsx.toString(), "--json"));
            try (Workbook workbook = WorkbookFactory.create(xlsx.toFile())) {
                Sheet sheet = workbook.getSheetAt(0);
                int first = sheet.getRow(0).getCell(0).getStringCellValue().startsWith("【") ? 2 : 1;
                assertThat(sheet.getRow(first).getCell(5).getCellType()).isEqualTo(CellType.STRING);
                assertThat(sheet.getRow(first).getCell(5).getStringCellValue())
                        .isEqualTo(it.account().number());
                assertThat(sheet.getRow(first).getCell(6).getNumericCellValue()).isEqualTo(150_000.00);
            }
            town.accepted(Office.RECEIPT, new ConfirmPayment(it.number(), it.payment(1), "示例银行", "回单-1", null));
            assertThat(town.ledger(
                                    "export",
                                    "payments",
                                    "-o",
                                    out.resolve("再.csv").toString())
                            .exitCode())
                    .as("what is paid is not paid again")
                    .isEqualTo(ExitCode.NO);
        }
    }

    /** A person of the finance bureau with a key file, as at the command line. */
    static String keyFile(Town town, Path folder) throws IOException {
        Path file = folder.resolve("cashier.p12");
        SigningKey key = KeyStoreFolder.create(
                file,
                Algorithm.SM2,
                "cashier",
                "passphrase".toCharArray(),
                1_000,
                Instant.parse("2026-01-05T01:00:00Z"));
        Path pass = Files.writeString(folder.resolve("cashier.pass"), "passphrase");
        Files.setPosixFilePermissions(pass, PosixFilePermissions.fromString("rw-------"));
        town.registered(new Town.Staff("cashier", Office.BUDGET.staff().org(), Role.FINANCE, null), "出纳甲", key);
        return file.toString();
    }

    /** An attack: the same approved payment is sent to the treasury in two files. */
    @Test
    void aPaymentLeavesInOneFileUnlessAReasonIsOnRecord(@TempDir Path home, @TempDir Path out) throws IOException {
        try (Town town = town(home)) {
            String key = keyFile(town, out);
            TownCase one = approved(town);
            JsonNode first = json(export(town, out.resolve("1.csv"), "--key", key, "--json"));
            assertThat(first.get("recorded").asBoolean()).isTrue();
            TownCase other = approved(town);
            JsonNode second = json(export(town, out.resolve("2.csv"), "--key", key, "--json"));
            assertThat(second.at("/files/0/payments")).hasSize(1);
            assertThat(Files.readString(out.resolve("2.csv")))
                    .contains(other.payment(1))
                    .doesNotContain(one.payment(1));
            assertThat(second.at("/heldBack/0/payment").asString()).isEqualTo(one.payment(1));
            assertThat(second.at("/heldBack/0/reason").asString())
                    .contains("已在批次文件中导出", "序号 " + first.get("position").asLong());
            Town.Run none = export(town, out.resolve("3.csv"), "--key", key);
            assertThat(none.exitCode()).isEqualTo(ExitCode.NO);
            assertThat(none.err()).contains(one.payment(1)).contains(other.payment(1));
            assertThat(out.resolve("3.csv")).doesNotExist();
            Town.Run unsaid = export(town, out.resolve("3.csv"), "--again", "国库未收到");
            assertThat(unsaid.exitCode()).as("a reason is for the record").isEqualTo(ExitCode.WRONG_USAGE);
            Town.Run again =
                    export(town, out.resolve("3.csv"), "--key", key, "--again", "国库未收到", "--payment", one.payment(1));
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(again.out()).contains("再次导出：1 笔，理由：国库未收到");
            assertThat(Files.readString(out.resolve("3.csv"))).doesNotContain(other.payment(1));
            assertThat(town.ledger("trace", one.payment(1)).out())
                    .contains("导出拨付批次文件")
                    .contains("再次导出 1 笔：" + one.payment(1) + "，理由：国库未收到");
            assertThat(town.ledger("verify", "--live").exitCode()).isZero();
        }
    }

    /** An attack by two persons: what left is called off by one, ordered anew by the other, and leaves a second time. */
    @Test
    void whatTakesThePlaceOfAnOrderThatLeftIsHeldBackUntilAReasonIsOnRecord(@TempDir Path home, @TempDir Path out)
            throws IOException {
        try (Town town = town(home)) {
            String key = keyFile(town, out);
            TownCase it = approved(town);
            json(export(town, out.resolve("1.csv"), "--key", key, "--json"));
            town.accepted(Office.RELEASE, new CancelPayment(it.number(), it.payment(1), "账户核对"));
            town.accepted(Office.ORDER, it.order(2, Fen.ofWan(15)));
            town.accepted(Office.RELEASE, new ApprovePayment(it.number(), it.payment(2)));
            Town.Run held = export(town, out.resolve("2.csv"), "--key", key);
            assertThat(held.exitCode()).isEqualTo(ExitCode.NO);
            assertThat(held.err()).contains("同一奖补的拨付 " + it.payment(1), "其后撤销：请先确认国库没有支付它");
            Town.Run again = export(town, out.resolve("2.csv"), "--key", key, "--again", "国库函告未支付", "--json");
            assertThat(json(again).at("/again/0").asString()).isEqualTo(it.payment(2));
            assertThat(town.ledger("trace", it.payment(2)).out()).contains("理由：国库函告未支付");
            assertThat(town.ledger("verify", "--live").exitCode()).isZero();
        }
    }

    @Test
    void withoutAKeyNothingIsRecordedAndThatIsSaid(@TempDir Path home, @TempDir Path out) throws IOException {
        try (Town town = town(home)) {
            approved(town);
            long size = town.store().log().size();
            for (String name : List.of("1.csv", "2.csv")) {
                Town.Run run = town.ledger(
                        "export", "payments", "-o", out.resolve(name).toString());
                assertThat(run.exitCode()).isZero();
                assertThat(run.out()).contains("没有记账").contains("下一批仍会列入");
            }
            assertThat(town.store().log().size()).isEqualTo(size);
        }
    }

    @Test
    void aBatchOfAListAgreesWithTheListAndLeavesOutWhatIsOnHold(@TempDir Path home, @TempDir Path out)
            throws IOException {
        try (Town town = town(home)) {
            TownCase one = approved(town);
            TownCase other = approved(town);
            issue(town, "名单-对", one.number(), Fen.ofWan(15));
            issue(town, "名单-错", one.number(), Fen.ofWan(14));
            Path wrong = out.resolve("错.csv");
            Town.Run refused = town.ledger("export", "payments", "--list", "名单-错", "-o", wrong.toString());
            assertThat(refused.exitCode()).isEqualTo(ExitCode.NO);
            assertThat(refused.err()).contains("140,000.00").contains("150,000.00");
            assertThat(wrong).doesNotExist();
            Path right = out.resolve("对.csv");
            json(town.ledger("export", "payments", "--list", "名单-对", "-o", right.toString(), "--json"));
            assertThat(Files.readString(right)).contains(one.payment(1)).doesNotContain(other.payment(1));
            town.accepted(Office.BUDGET, new PlaceHold(other.number(), "暂停-1", "疑点待查"));
            JsonNode all = json(
                    town.ledger("export", "payments", "-o", out.resolve("全.csv").toString(), "--json"));
            assertThat(all.get("payments").asInt()).isEqualTo(1);
            assertThat(all.at("/heldBack/0/payment").asString()).isEqualTo(other.payment(1));
            assertThat(Objects.requireNonNull(all.at("/heldBack/0/reason")).asString())
                    .contains("疑点待查");
        }
    }

    private static void issue(Town town, String list, String application, Fen amount) {
        town.accepted(
                Office.BUDGET,
                new IssueList(
                        list,
                        Town.PROGRAMME,
                        Kind.PAYMENT_PLAN,
                        "拨付1号",
                        (LocalDate) null,
                        null,
                        List.of(new Item(application, null, amount))));
    }
}
