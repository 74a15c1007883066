package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rows, problems and keys that lie on disk or in few bytes are those that were put there. */
class RowSpoolTest {
    private static Row row(int number, String remark) {
        TreeMap<String, String> cells = new TreeMap<>(Map.of("申报编号", "S" + number, "日期", "2025-01-01"));
        if (!remark.isEmpty()) {
            cells.put("备注", remark);
        }
        return new Row(Sheets.sheet("审核"), "审核表" + number % 3, number, cells);
    }

    @Test
    void rowsAreReadBackInAnyOrder() throws IOException {
        try (RowSpool spool = RowSpool.create()) {
            List<Long> ids = new ArrayList<>();
            List<Row> rows = new ArrayList<>();
            Random random = new Random(1);
            for (int i = 0; i < 3000; i++) {
                Row row = row(i, "字".repeat(i % 1000 == 999 ? 100_000 : random.nextInt(40)));
                rows.add(row);
                ids.add(spool.append(row, Map.of("日期", "2025年1月1日", "结论", "同意")));
                int any = random.nextInt(i + 1);
                assertThat(spool.read(ids.get(any))).isEqualTo(rows.get(any));
            }
            List<Long> seen = new ArrayList<>();
            spool.forEachId(seen::add);
            assertThat(seen).isEqualTo(ids);
            assertThat(spool.kept(ids.get(7)).written())
                    .containsEntry("日期", "2025年1月1日")
                    .containsEntry("结论", "同意")
                    .containsEntry("申报编号", "S7");
        }
    }

    @Test
    void keysAreFoundAndOthersAreNot() {
        KeyIndex index = new KeyIndex();
        for (int i = 0; i < 20_000; i++) {
            assertThat(index.put("key" + i, i)).isEqualTo(KeyIndex.NONE);
        }
        assertThat(index.put("key7", 70)).isEqualTo(7);
        assertThat(index.size()).isEqualTo(20_000);
        for (int i = 0; i < 20_000; i++) {
            assertThat(index.get("key" + i)).isEqualTo(i == 7 ? 70 : i);
            assertThat(index.get("other" + i)).isEqualTo(KeyIndex.NONE);
        }
    }

    @Test
    void problemsComeInTheOrderOfTheFileHoweverManyThereAre() {
        try (Problems problems = new Problems()) {
            for (int i = 9_999; i >= 0; i--) {
                problems.add(
                        i % 3,
                        new RowProblem("表" + i % 3, i + 1, i % 2 == 0 ? null : "列", "值" + i, RowRule.TEXT, "说" + i));
            }
            assertThat(problems.size()).isEqualTo(10_000);
            List<RowProblem> all = problems.stream().toList();
            assertThat(all.getFirst()).isEqualTo(new RowProblem("表0", 1, null, "值0", RowRule.TEXT, "说0"));
            assertThat(all)
                    .isSortedAccordingTo((a, b) -> a.sheet().equals(b.sheet())
                            ? Integer.compare(a.row(), b.row())
                            : a.sheet().compareTo(b.sheet()));
            assertThat(problems.get(9_999).sheet()).isEqualTo("表2");
        }
    }

    @Test
    void aRowSaysWhatItsCellsSay() {
        Row row = row(1, "");
        assertThat(row.text("评分")).isNull();
        assertThat(row.requiredDate("日期")).isEqualTo("2025-01-01");
        assertThat(row.registeredAt()).isNull();
        assertThat(row.list("意见")).isEmpty();
        assertThat(row.key()).isEqualTo("审核\u001FS1\u001F\u001F2025-01-01");
        assertThat(row.content())
                .isNotEqualTo(row(2, "").content())
                .isEqualTo(row(1, "").content());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> row.text("没有的列"))
                .isInstanceOf(IllegalArgumentException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> row.required("评分"))
                .isInstanceOf(IllegalStateException.class);
    }
}
