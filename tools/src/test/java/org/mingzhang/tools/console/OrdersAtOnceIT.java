package org.mingzhang.tools.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.tools.console.Caller.Answer;

/** Payments that came back are proposed anew together: each by its own command and signature, and each by its own rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersAtOnceIT {
    private static final String ORDER = "award.order-payment";
    private static final int RETURNED = 6;
    private static final Pattern PAID = Pattern.compile("name=\"payment\" value=\"(HD-01-[0-9]-[0-9]+)-P1\"");
    private static final String READY = "可以办理 ";
    private static final String LEFT_OUT = "不在这一批，不签 ";

    private final Queue<String> rows = new ArrayDeque<>();

    private DemoConsole console;
    private Caller first;
    private Caller second;

    @BeforeAll
    void begin(@TempDir Path folder) throws IOException, InterruptedException {
        console = DemoConsole.begin(folder.resolve("home"));
        first = new Caller(console.address());
        first.signIn("finance-order-01", DemoConsole.PASSWORD);
        second = new Caller(console.address());
        second.signIn("finance-order-02", DemoConsole.PASSWORD);
        Matcher paid = PAID.matcher(first.page("/registers/payments?status=CONFIRMED&limit=100"));
        while (paid.find() && rows.size() < RETURNED) {
            String award = paid.group(1);
            boolean returned = tries(
                    second,
                    "award.return-payment",
                    Map.of(
                            "application",
                            award,
                            "payment",
                            award + "-P1",
                            "bank",
                            "示例银行",
                            "receiptNo",
                            "TH-" + award,
                            "reason",
                            "账户已销"));
            // What was recovered in part does not come back as a whole.
            if (returned) {
                rows.add(award);
            }
        }
        assertThat(rows).hasSize(RETURNED);
    }

    @AfterAll
    void end() {
        first.close();
        second.close();
        console.close();
    }

    private String next() {
        return Objects.requireNonNull(rows.poll());
    }

    private static void signed(Caller who, String command, Map<String, String> form)
            throws IOException, InterruptedException {
        assertThat(tries(who, command, form)).as(command).isTrue();
    }

    private static boolean tries(Caller who, String command, Map<String, String> form)
            throws IOException, InterruptedException {
        Answer looked = who.post("/do/" + command, form);
        assertThat(looked.path()).as(looked.text()).contains("/sign?draft=");
        String draft = looked.path().replaceFirst("^.*draft=", "");
        Answer done = who.post("/do/" + command + "/sign", Map.of("draft", draft, "passphrase", DemoConsole.PASSWORD));
        return done.text().contains("已记账");
    }

    private static Answer look(Caller who, Map<String, String> ticked, String... awards)
            throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>(Map.of("_command", ORDER, "_subjects", String.join("\n", awards)));
        ticked.forEach((award, position) -> form.put("_heeded." + award, position));
        return who.post("/do/batch", form);
    }

    private static Answer sign(Caller who, Answer looked) throws IOException, InterruptedException {
        String handle = looked.path().replaceFirst("^.*batch=", "");
        return who.post("/do/batch/sign", Map.of("batch", handle, "passphrase", DemoConsole.PASSWORD));
    }

    /** The second person changes the account of whom the award is for, and answers with the entry of it. */
    private String changes(String award, String number) throws IOException, InterruptedException {
        String list = second.page("/?list=to-order");
        Matcher party = Pattern.compile(
                        "value=\"" + award + "\".*?/enterprises/([0-9A-Z]{18})\">([^<]+)<", Pattern.DOTALL)
                .matcher(list);
        assertThat(party.find()).as(award).isTrue();
        signed(
                second,
                "enterprise.change-bank-account",
                Map.of(
                        "enterprise",
                        party.group(1),
                        "account.holder",
                        party.group(2),
                        "account.bank",
                        "新开银行",
                        "account.number",
                        number,
                        "reason",
                        "销户"));
        Matcher tick = Pattern.compile("name=\"_heeded." + award + "\" value=\"([0-9]+)\"")
                .matcher(first.page("/do/batch?command=" + ORDER + "&award=" + award));
        assertThat(tick.find()).isTrue();
        return tick.group(1);
    }

    @Test
    void whatIsPickedIsProposedAndTheTotalStandsInCapitals() throws IOException, InterruptedException {
        String one = next();
        String other = next();
        assertThat(first.page("/?list=to-order")).contains("value=\"" + one + "\"", "value=\"" + ORDER + "\"");
        Answer looked = look(first, Map.of(), one, one, other);
        assertThat(looked.text()).contains(READY, "2 件", "将要签名的金额合计", one + "-P2", other + "-P2");
        assertThat(looked.html()).contains("class=\"capitals\"");
        Answer done = sign(first, looked);
        assertThat(done.text()).contains("已记账 2 件");
        assertThat(first.page("/registers/payments?status=ORDERED")).contains(one + "-P2", other + "-P2");
        assertThat(first.page("/trail/payment/" + one + "-P2")).contains("已提出，待审批", "财政的另一人审批");
        assertThat(look(first, Map.of(), one).text())
                .as("nothing is left of it")
                .contains("没有可以提出拨付的余额");
    }

    /** An attack: the account is changed before the money goes, and the row slips through among many. */
    @Test
    void aRowWithAWarningIsOnlySignedWhereItsVeryAccountWasTicked() throws IOException, InterruptedException {
        String warned = next();
        String entry = changes(warned, "6299999999990007");
        Answer without = look(first, Map.of(), warned);
        assertThat(without.text()).contains(LEFT_OUT, "没有勾选“已核实”").doesNotContain("逐件签名并记账");
        assertThat(sign(first, without).text()).doesNotContain("已记账 1 件");
        assertThat(look(first, Map.of(warned, "1"), warned).text())
                .as("another account's tick")
                .contains(LEFT_OUT);
        assertThat(look(second, Map.of(warned, entry), warned).text())
                .as("whoever recorded the account does not pay to it")
                .contains("账本不会接受，不签 1 件", "登记收款账户");
        Answer ticked = look(first, Map.of(warned, entry), warned);
        assertThat(ticked.text()).contains(READY + "1 件");
        String later = changes(warned, "6299999999990008");
        assertThat(sign(first, ticked).text()).contains("您看过以后账上有了变化，没有签");
        assertThat(later).isNotEqualTo(entry);
        String handle = ticked.path().replaceFirst("^.*batch=", "");
        assertThat(first.post("/do/batch/again", Map.of("batch", handle)).text())
                .as("the tick was for the account before")
                .doesNotContain(READY);
    }

    @Test
    void aRowThatSomebodyElseProposedMeanwhileIsNotProposedTwice() throws IOException, InterruptedException {
        String mine = next();
        String stale = next();
        Answer looked = look(first, Map.of(), mine, stale);
        assertThat(looked.text()).contains(READY + "2 件");
        assertThat(sign(second, look(second, Map.of(), stale)).text()).contains("已记账 1 件");
        assertThat(sign(first, looked).text()).contains("已记账 1 件", "您看过以后账上有了变化，没有签 1 件");
        String handle = looked.path().replaceFirst("^.*batch=", "");
        assertThat(first.post("/do/batch/again", Map.of("batch", handle)).text())
                .contains("账本不会接受，不签 1 件");
        assertThat(List.of(first.page("/registers/payments?keyword=" + stale).split("name=\"payment\" value=\"", -1)))
                .as("what came back, and one more")
                .hasSize(3);
    }
}
