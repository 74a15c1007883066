package org.mingzhang.tools;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mingzhang.app.workbook.WorkbookWriter;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.TextRule;
import org.mingzhang.domain.seal.Suite;

/** A city's records under any pack, written row by row: what each direction of it asks for, by what the pack says. */
final class AnyBook {
    private final PolicyPack pack;
    private final String county;
    private final LocalDate begun;
    private final Map<String, List<SortedMap<String, String>>> rows = new LinkedHashMap<>();
    private int numbers;

    AnyBook(PolicyPack pack, String county, LocalDate begun) {
        this.pack = pack;
        this.county = county;
        this.begun = begun;
    }

    /** A row of column and value, in turn; what has no value is left out. */
    AnyBook row(String sheet, String... cells) {
        SortedMap<String, String> row = new TreeMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            if (!cells[i + 1].isEmpty()) {
                row.put(cells[i], cells[i + 1]);
            }
        }
        rows.computeIfAbsent(sheet, none -> new ArrayList<>()).add(row);
        return this;
    }

    private static String yuan(long wan) {
        return wan + "0000";
    }

    AnyBook money(long wan) {
        String source = pack.sources().getFirst().id();
        row("资金", "类型", "下达", "资金来源", source, "金额", yuan(wan), "文号", "下达1号", "日期", day(0));
        return row(
                "资金",
                "类型",
                "分配",
                "资金来源",
                source,
                "预算科目",
                pack.lines().getFirst().id(),
                "金额",
                yuan(wan),
                "文号",
                "分配1号",
                "日期",
                day(0));
    }

    private String day(int after) {
        return begun.plusDays(after).toString();
    }

    String organisation() {
        String first = String.format("91%sMA%07d", county, ++numbers);
        String code = first + CreditCode.checkCharacter(first);
        row(
                "企业",
                "统一社会信用代码",
                code,
                "企业名称",
                name(code),
                "县(市、区)",
                county,
                "细分行业",
                pack.industries().stream().map(it -> it.id()).findFirst().orElse("其他"),
                "规上规下",
                "规上",
                "成立日期",
                "2010-01-01",
                "开户行",
                "示例银行",
                "银行账号",
                account(code),
                "账户户名",
                name(code));
        return code;
    }

    private static String name(String code) {
        return "示例单位" + code.substring(10, 17);
    }

    private static String account(String code) {
        return "6200" + code.substring(10, 17);
    }

    String pilot() {
        String code = organisation();
        row("试点名单", "统一社会信用代码", code, "变动", "入库", "日期", day(0), "文号", "名单1号");
        row("试点名单", "统一社会信用代码", code, "变动", "纳入", "批次", "1", "日期", day(0), "文号", "名单1号");
        return code;
    }

    /** A case that was handed in and passed all its stages, with its documents, texts and form. */
    String approved(String direction, String applicant, List<String> members, Map<String, String> words) {
        Direction it = pack.direction(direction).orElseThrow();
        String number = direction + "-" + ++numbers;
        row(
                "申报",
                "申报编号",
                number,
                "统一社会信用代码",
                applicant,
                "方向",
                direction,
                "批次",
                pack.batches().isEmpty() ? "" : "1",
                "申报日期",
                day(1),
                "改造前等级",
                "二级",
                "案例名称",
                "示例案例",
                "联合体成员",
                String.join("；", members),
                "申报人",
                "示例申报人");
        for (TextRule text : it.texts()) {
            if (text.needed() || words.containsKey(text.id())) {
                row(
                        "申报文字",
                        "申报编号",
                        number,
                        "文字",
                        text.id(),
                        "内容",
                        words.getOrDefault(text.id(), text.name() + "的示例文字"));
            }
        }
        pack.formOf(it).stream()
                .flatMap(form -> form.fields().stream())
                .filter(field -> field.asked() && field.needed())
                .forEach(field -> row("申报栏目", "申报编号", number, "栏目", field.id(), "值", AnyCase.usual(field)));
        for (ChecklistDocument document : it.documents()) {
            if (document.required() && document.by() != null) {
                String sm3 = Suite.SM3
                        .hash((number + document.id()).getBytes(StandardCharsets.UTF_8))
                        .toString();
                row("附件", "申报编号", number, "材料", document.id(), "文件名", "示例.pdf", "摘要值", sm3, "日期", day(1));
            }
        }
        int days = 2;
        for (String id : it.stages()) {
            Stage stage = pack.stage(id).orElseThrow();
            boolean notice = stage.decidedBy() == Stage.By.NOTICE;
            String from = notice ? day(days + 1) : "";
            days += notice ? 16 : 1;
            row(
                    "审核",
                    "申报编号",
                    number,
                    "环节",
                    id,
                    "结论",
                    "通过",
                    "日期",
                    day(days),
                    "审核单位",
                    "示例" + stage.name() + "单位",
                    "审核人",
                    "示例" + stage.name() + "人",
                    "公示开始",
                    from,
                    "公示结束",
                    notice ? day(days - 1) : "");
        }
        return number;
    }

    /** Accepted with twelve scenes, eight of them constrained, by a certificate. */
    AnyBook certified(String number, String level, int invested) {
        row(
                "验收",
                "申报编号",
                number,
                "评测机构",
                "示例评测机构",
                "评测日期",
                day(1),
                "验收等级",
                level,
                "评分",
                "70",
                "应用场景数",
                "12",
                "约束性场景达标数",
                "8",
                "核定投入",
                yuan(invested),
                "生产设备总数",
                "100",
                "数字化设备数",
                "70",
                "联网设备数",
                "50",
                "生产设备数字化率",
                "70%",
                "联网率",
                "71.4%",
                "结论",
                "通过");
        IntStream.range(0, 12)
                .forEach(i -> row(
                        "场景", "申报编号", number, "评测日期", day(1), "场景", "场景" + i, "等级", level, "约束性", i < 8 ? "是" : "否"));
        return this;
    }

    AnyBook awarded(String number, String applicant, long wan) {
        String source = pack.sources().getFirst().id();
        row("奖补", "申报编号", number, "核定金额", yuan(wan), "认定日期", day(40), "认定单位", "示例主管部门", "认定人", "示例核定人", "依据文号", "核定1号");
        return row(
                "拨付",
                "拨付编号",
                "付-" + number,
                "申报编号",
                number,
                "收款户名",
                name(applicant),
                "收款账号",
                account(applicant),
                "金额",
                yuan(wan),
                "中央资金",
                source.equals("central") ? yuan(wan) : "0",
                "地方资金",
                source.equals("local") ? yuan(wan) : "0",
                "其他资金",
                source.equals("central") || source.equals("local") ? "" : source + "=" + yuan(wan),
                "审批人",
                "示例审批人",
                "经办人",
                "示例经办人",
                "审批日期",
                day(50),
                "拨付日期",
                day(51),
                "银行回单号",
                "回单-" + number,
                "状态",
                "已拨付");
    }

    Path written(Path file) throws Exception {
        try (WorkbookWriter writer = new WorkbookWriter(file)) {
            for (var sheet : rows.entrySet()) {
                for (var row : sheet.getValue()) {
                    writer.row(sheet.getKey(), row);
                }
            }
            writer.finish();
        }
        return file;
    }

    int size() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    /** The case that a row of a sheet is of; the header is row 1. */
    String caseOf(String sheet, int row) {
        return rows.getOrDefault(sheet, List.of()).get(row - 2).getOrDefault("申报编号", "");
    }
}
