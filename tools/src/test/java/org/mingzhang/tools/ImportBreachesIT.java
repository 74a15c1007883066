package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.Row;
import tools.jackson.databind.JsonNode;

/** What happened against the rules enters as it happened, and each row's breaches are named; one import holds all the attacks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportBreachesIT {
    private final Map<String, String> applicantNames = new HashMap<>();
    private final SortedMap<String, TreeSet<String>> breaches = new TreeMap<>();
    private Path book;
    private Office office;

    @BeforeAll
    void recordAttacks(@TempDir Path temp) throws Exception {
        book = Books.simulated(temp.resolve("台账.xlsx"), 7);
        List<String> paid = readNames();
        Path attacked = Books.edited(book, temp.resolve("attacked.xlsx"), (row, cells) -> {
            attack(row, cells, paid);
            return true;
        });
        office = Office.opened(temp.resolve("office"));
        JsonNode told = office.done(office.importing(attacked, "--json")).json();
        told.at("/breaches").forEach(breach -> breaches.computeIfAbsent(
                        breach.at("/sheet").asString() + " " + breach.at("/row").asInt(), none -> new TreeSet<>())
                .add(breach.at("/rule").asString()));
    }

    @AfterAll
    void end() {
        LogFile.close();
    }

    /** Cases of the renovation direction that were paid, in order. */
    private List<String> readNames() throws Exception {
        TreeSet<String> renovations = new TreeSet<>();
        TreeSet<String> paid = new TreeSet<>();
        Map<String, String> names = new HashMap<>();
        try (CheckedWorkbook checked = Books.check(book)) {
            checked.accepted().forEach(id -> {
                Row row = checked.row(id);
                switch (row.sheet().name()) {
                    case "企业" -> names.put(row.required("统一社会信用代码"), row.required("企业名称"));
                    case "申报" -> {
                        if (row.required("方向").equals("HD-01")) {
                            renovations.add(row.required("申报编号"));
                        }
                        applicantNames.put(row.required("申报编号"), row.required("统一社会信用代码"));
                    }
                    case "拨付" -> {
                        if (row.required("状态").equals("已拨付")) {
                            paid.add(row.required("申报编号"));
                        }
                    }
                    default -> {
                        // Not attacked.
                    }
                }
            });
        }
        applicantNames.replaceAll((number, code) -> names.getOrDefault(code, code));
        paid.retainAll(renovations);
        return List.copyOf(paid);
    }

    private void attack(Row row, SortedMap<String, String> cells, List<String> paid) {
        String number = cells.getOrDefault("申报编号", "");
        String sheet = row.sheet().name();
        if (number.equals(paid.get(0))) {
            switch (sheet) {
                // Ordered and paid before it was assessed, and the award written down long after.
                case "拨付" -> {
                    cells.put("审批日期", "2026-02-03");
                    cells.put("拨付日期", "2026-02-04");
                }
                default -> {
                    // As it was.
                }
            }
        } else if (number.equals(paid.get(1)) && sheet.equals("拨付")) {
            cells.put("审批人", Objects.requireNonNull(cells.get("经办人")));
            cells.put("经办单位", "邯郸市财政局");
            cells.remove("审批单位");
        } else if (number.equals(paid.get(2))
                && sheet.equals("审核")
                && cells.getOrDefault("环节", "").contains("市级认定")) {
            cells.put("审核单位", Objects.requireNonNull(applicantNames.get(number)));
        } else if (number.equals(paid.get(3)) && sheet.equals("奖补")) {
            cells.put("核定金额", "150000000");
        }
    }

    private Set<String> of(String sheet, String number) throws Exception {
        TreeSet<String> rules = new TreeSet<>();
        try (CheckedWorkbook checked = Books.check(book)) {
            checked.accepted().stream()
                    .mapToObj(checked::row)
                    .filter(row -> row.sheet().name().equals(sheet) && number.equals(row.text("申报编号")))
                    .forEach(row ->
                            rules.addAll(breaches.getOrDefault(row.tab() + " " + row.number(), new TreeSet<>())));
        }
        return rules;
    }

    @Test
    void aPaymentBeforeTheAcceptanceIsNamedAlthoughItsAwardCameLate() throws Exception {
        assertThat(of("拨付", readNames().get(0))).contains("ACCEPTANCE_MISSING", "BUSINESS_DATE_TOO_EARLY");
    }

    @Test
    void whoApprovesTheOwnOrderIsNamedWhereTheRowNamesOneOfficeOnly() throws Exception {
        assertThat(of("拨付", readNames().get(1))).contains("SAME_PERSON");
    }

    @Test
    void anApplicantWhoReviewsItselfIsNamedAlthoughTheRowCallsItByName() throws Exception {
        assertThat(of("审核", readNames().get(2))).contains("CONFLICT_OF_INTEREST");
    }

    @Test
    void anAwardBeyondWhatPolicyComputesIsNamed() throws Exception {
        assertThat(of("奖补", readNames().get(3))).contains("ABOVE_COMPUTED_AMOUNT", "ALLOCATION_EXCEEDED");
    }

    @Test
    void whatWasNotAttackedBreachesNothing() throws Exception {
        List<String> attacked = readNames().subList(0, 4);
        try (CheckedWorkbook checked = Books.check(book)) {
            checked.accepted().stream().mapToObj(checked::row).forEach(row -> {
                if (row.sheet().name().equals("审核") && !attacked.contains(row.text("申报编号"))) {
                    assertThat(breaches).doesNotContainKey(row.tab() + " " + row.number());
                }
            });
        }
        assertThat(office.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
    }
}
