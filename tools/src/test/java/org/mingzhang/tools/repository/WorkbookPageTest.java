package org.mingzhang.tools.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.workbook.Column;
import org.mingzhang.app.workbook.ColumnKind;
import org.mingzhang.app.workbook.RowRule;
import org.mingzhang.app.workbook.Sheet;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.app.workbook.WorkbookMap;
import org.mingzhang.domain.policy.reading.Packs;

/** docs/workbook.md tells the sheets as sheets.csv does: {@code -Drewrite=true} writes its tables, every other run compares. */
class WorkbookPageTest {
    private static final Path PAGE = Path.of("docs/workbook.md");
    private static final Pattern TABLES = Pattern.compile("(?s)(<!-- sheets: [^>]*-->\n).*(<!-- end of sheets -->)");

    private static String tables() {
        StringBuilder tables = new StringBuilder();
        for (Sheet sheet : Sheets.all()) {
            tables.append("\n### ")
                    .append(sheet.name())
                    .append("\n\n| | 列 | 必填 | kind | 可取值 | 须已有 | 个人 |\n|---|---|---|---|---|---|---|\n");
            for (Column column : sheet.columns()) {
                if (!Sheets.EVERYWHERE.contains(column)) {
                    row(tables, column);
                }
            }
        }
        tables.append("\n### 每张表都可有\n\n| | 列 | 必填 | kind | 可取值 | 须已有 | 个人 |\n|---|---|---|---|---|---|---|\n");
        Sheets.EVERYWHERE.forEach(column -> row(tables, column));
        return tables.append('\n').toString();
    }

    private static void row(StringBuilder out, Column column) {
        out.append("| %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        column.key() ? "●" : "",
                        column.name(),
                        column.required() ? "必填" : "",
                        column.kind().word(),
                        String.join("、", column.values()),
                        column.refers() == null ? "" : column.refers().chinese(),
                        column.personal() ? "是" : ""));
    }

    @Test
    void thePageHasEverySheetAsItIsRead() throws Exception {
        String page = Repository.text(PAGE);
        Matcher old = TABLES.matcher(page);
        assertThat(old.find()).isTrue();
        String wanted = old.replaceFirst("$1" + Matcher.quoteReplacement(tables()) + "$2");
        if (Boolean.getBoolean("rewrite")) {
            Files.writeString(Repository.ROOT.resolve(PAGE), wanted, UTF_8);
        } else {
            assertThat(page).isEqualTo(wanted);
        }
    }

    @Test
    void thePageNamesEveryKindAndEveryRule() {
        String page = Repository.text(PAGE);
        for (ColumnKind kind : ColumnKind.values()) {
            assertThat(page).containsPattern("(?m)^\\| [a-z, -]*\\b" + kind.word() + "\\b");
        }
        for (RowRule rule : RowRule.values()) {
            assertThat(page).contains("`" + rule.word() + "`");
        }
    }

    @Test
    void theMapOnThePageIsOne() {
        Matcher yaml = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Repository.text(PAGE));
        assertThat(yaml.find()).isTrue();
        assertThat(WorkbookMap.read(yaml.group(1).getBytes(UTF_8), Packs.builtIn("handan-2025"))
                        .sm3())
                .hasSize(64);
    }
}
