package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.imports.Imports;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.WorkbookCheck;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.tools.Town.Office;
import org.mingzhang.tools.simulate.Fraud;
import org.mingzhang.tools.simulate.Simulation;
import org.mingzhang.tools.simulate.SimulationArguments;

/** What the rules of the ledger say to a simulated workbook. */
class SimulatedImportIT {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");
    private static final LocalDate AS_OF = LocalDate.of(2027, 6, 30);

    @TempDir
    private Path folder;

    /** How many breaches there are, by sheet and rule. */
    private SortedMap<String, Long> breaches(int enterprises, SortedMap<Fraud, Integer> frauds) throws IOException {
        Path file = folder.resolve("示例.xlsx");
        new Simulation(new SimulationArguments(PACK, enterprises, 1, AS_OF, frauds)).write(file, done -> {});
        try (Town town = new Town(folder.resolve("home")).later(500)) {
            OpenProgramme open = new OpenProgramme(
                    Town.PROGRAMME,
                    "试点专项",
                    PackShelf.digest(PACK),
                    LocalDate.of(2025, 9, 1),
                    LocalDate.of(2027, 6, 30));
            assertThat(town.node().desk().submit(town.sign(Office.ROSTER.staff(), open), PACK))
                    .isInstanceOf(Outcome.Accepted.class);
            Imports imports = town.node().imports();
            ActorRef signer = new ActorRef("budget", "finance", Role.FINANCE.name(), "");
            try (CheckedWorkbook book = WorkbookCheck.check(file, PACK, null, imports.references(), done -> {})) {
                Imports.Prepared prepared =
                        imports.prepare(book, file, Town.PROGRAMME, Mode.HISTORY, signer, done -> {});
                TreeMap<String, String> problems = new TreeMap<>();
                book.problems()
                        .forEach(problem -> problems.put(
                                problem.sheet() + " " + problem.row(), problem.column() + " " + problem.message()));
                assertThat(problems).isEmpty();
                assertThat(prepared.rows()).isPositive();
                return prepared.breaches().stream()
                        .collect(Collectors.groupingBy(
                                breach -> breach.sheet() + " " + breach.rule(), TreeMap::new, Collectors.counting()));
            }
        }
    }

    @Test
    void cleanRowsBreachNothing() throws IOException {
        assertThat(breaches(120, new TreeMap<>())).isEmpty();
    }

    @Test
    void plantedFraudsBreachTheRulesThatTheLedgerItselfHolds() throws IOException {
        SortedMap<Fraud, Integer> all = new TreeMap<>();
        Arrays.stream(Fraud.values()).forEach(fraud -> all.put(fraud, 2));
        assertThat(breaches(200, all).keySet())
                .contains(
                        "合同 NOT_ELIGIBLE",
                        "合同 WRONG_STATE",
                        "发票 INVOICE_USED_TWICE",
                        "发票 BUSINESS_DATE_TOO_EARLY",
                        "审核 NOTICE_NOT_FINISHED",
                        "验收 WRONG_STATE",
                        "奖补 ABOVE_COMPUTED_AMOUNT",
                        "奖补 ACCEPTANCE_MISSING",
                        "奖补 ALLOCATION_EXCEEDED",
                        "拨付 PAYEE_MISMATCH",
                        "拨付 SAME_PERSON");
    }
}
