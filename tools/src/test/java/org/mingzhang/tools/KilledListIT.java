package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.tools.Town.Office;
import tools.jackson.databind.json.JsonMapper;

/** A process that is killed in the midst of the longest list leaves all of it or nothing. */
class KilledListIT {
    private static final int ROWS = IssueList.MOST_ITEMS;
    private static final String LIST = "储备名单";

    @TempDir
    private Path temp;

    @AfterEach
    void end() {
        LogFile.close();
    }

    @Test
    void killedAtTheThreeHundredthOfSixHundredRowsAListIsNotDoneByHalfAndTheSameCommandFinishesIt() throws Exception {
        try (Town town = new Town(temp.resolve("home")).opened(Packs.builtIn("handan-2025"))) {
            SignedCommand signed = town.sign(Office.ROSTER.staff(), issued(town));
            Path file = temp.resolve("办理.json");
            Files.writeString(
                    file,
                    JsonMapper.shared()
                            .writeValueAsString(Map.of("command", signed.tree(), "signature", signed.signature())));
            try (Connection holder = town.store().writer().getConnection()) {
                holder.setAutoCommit(false);
                use(holder, new ListRow(LIST, ROWS / 2));
                Process process = carryingOut(file);
                while (process.isAlive() && !waits(town)) {
                    Thread.onSpinWait();
                }
                assertThat(process.isAlive()).as("the append waits at a row").isTrue();
                process.destroyForcibly().waitFor();
                holder.rollback();
            }
            assertThat(reserved(town)).isIn(0, ROWS);
            Outcome again = town.submit(signed);
            assertThat(again).isInstanceOf(Outcome.Accepted.class);
            assertThat(reserved(town)).isEqualTo(ROWS);
            long size = town.store().log().size();
            assertThat(town.submit(signed).lastPosition()).isEqualTo(again.lastPosition());
            assertThat(town.store().log().size()).isEqualTo(size);
            assertThat(town.ledger("verify", "--live").exitCode()).isEqualTo(ExitCode.DONE);
            assertThat(town.ledger("reconcile").exitCode()).isEqualTo(ExitCode.DONE);
            assertThat(town.ledger("lists", "--programme", Town.PROGRAMME).out())
                    .contains(ROWS + "/" + ROWS + " 行（入库 " + ROWS + "）");
        }
    }

    private static CarryOut issued(Town town) {
        List<Item> items = new ArrayList<>();
        for (int n = 1; n <= ROWS; n++) {
            String start = "91130402MA%07d".formatted(n);
            String code = start + CreditCode.checkCharacter(start);
            String name = "示例单位" + n;
            town.accepted(
                    Office.COUNTY_OFFICE,
                    new RegisterEnterprise(
                            code,
                            new Details(
                                    name,
                                    EnterpriseEvent.Kind.ENTERPRISE,
                                    Town.COUNTY,
                                    null,
                                    null,
                                    null,
                                    true,
                                    null,
                                    50,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null),
                            new BankAccount("示例银行", "62000000%06d".formatted(n), name)));
            items.add(new Item(null, code, null));
        }
        town.accepted(
                Office.NOTICE,
                new IssueList(LIST, Town.PROGRAMME, Kind.RECOMMENDATION, "示例〔2026〕1号", null, null, items));
        String sm3 =
                town.ledger("lists", "show", LIST, "--json").json().at("/sm3").asString();
        return new CarryOut(LIST, sm3, Act.RESERVE, null, null, null, null, null, null);
    }

    /** Uses a row up in a transaction that stays open: whoever uses the same row waits for its end, in the midst of his own. */
    private static void use(Connection holder, ListRow row) throws SQLException {
        try (PreparedStatement insert = holder.prepareStatement("""
                INSERT INTO ledger.claim (kind, key, n, position, amount, total, upper_limit, breaches)
                VALUES (?, ?, 0, 0, 1, 1, 1, 0)""")) {
            insert.setString(1, Claim.Kind.LIST_ROW.code());
            insert.setString(2, Claim.listRowKey("enterprise.reserved", row));
            insert.executeUpdate();
        }
    }

    private Process carryingOut(Path file) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ledger.class.getName(),
                        "do",
                        file.toString(),
                        "--home",
                        temp.resolve("home").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Whether somebody waits for the end of another's transaction. */
    private static boolean waits(Town town) throws SQLException {
        try (Connection connection = town.store().reader().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    private static int reserved(Town town) {
        int count = 0;
        for (long at = 0; at < town.store().log().size(); at += 500) {
            count += (int) town.store().log().page(at, 500).stream()
                    .filter(entry -> entry.type().equals("enterprise.reserved"))
                    .count();
        }
        return count;
    }
}
