package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Column;
import org.mingzhang.app.workbook.ColumnKind;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.RowProblem;
import org.mingzhang.app.workbook.RowRule;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PackNames;

/**
 * The cell that the refusal of a row is about: the one that holds the value that was refused, else the one that the rule is
 * about. There is always one, since the report names a column: at the last the number of the row.
 *
 * @param problem the refusal at its cell
 * @param mayFollow whether the row may be right and fail only since a row is missing on which it rests
 */
record RefusedAt(RowProblem problem, boolean mayFollow) {
    /** What a row is refused for, too, when one before it is missing. */
    private static final Set<RejectionCode> FOLLOWING = EnumSet.of(
            RejectionCode.NOT_FOUND,
            RejectionCode.WRONG_STATE,
            RejectionCode.STAGE_OUT_OF_ORDER,
            RejectionCode.NOT_ELIGIBLE,
            RejectionCode.FACT_MISSING,
            RejectionCode.ABOVE_COMPUTED_AMOUNT,
            RejectionCode.DOCUMENT_MISSING,
            RejectionCode.NOTICE_NOT_FINISHED,
            RejectionCode.OBJECTION_OPEN,
            RejectionCode.ACCEPTANCE_MISSING,
            RejectionCode.LIST_MISMATCH,
            RejectionCode.LIST_NOT_NOTICED,
            RejectionCode.RATIO_BREACHED,
            RejectionCode.APPROPRIATION_EXCEEDED,
            RejectionCode.ALLOCATION_EXCEEDED,
            RejectionCode.COMMITMENT_EXCEEDED,
            RejectionCode.PAYMENT_EXCEEDED,
            RejectionCode.PAYEE_MISMATCH);

    /** What a rule is about, in the order in which a row's columns are looked through. */
    private static final Map<RejectionCode, List<String>> ABOUT = Map.ofEntries(
            Map.entry(RejectionCode.SAME_PERSON, List.of("审核人", "审批人", "认定人", "经办人", "检查人", "评测人", "申报人", "专家", "登记人")),
            Map.entry(RejectionCode.CONFLICT_OF_INTEREST, List.of("审核单位", "认定单位", "评测机构", "检查单位", "专家单位", "专家")),
            Map.entry(RejectionCode.STAGE_OUT_OF_ORDER, List.of("环节")),
            Map.entry(RejectionCode.REASON_REQUIRED, List.of("理由", "原因")),
            Map.entry(RejectionCode.NOTICE_NOT_FINISHED, List.of("公示结束", "日期")),
            Map.entry(RejectionCode.DOCUMENT_NOT_LISTED, List.of("材料")),
            Map.entry(RejectionCode.DOCUMENT_MISSING, List.of("环节", "申报编号")),
            Map.entry(RejectionCode.FILE_MISMATCH, List.of("摘要值")),
            Map.entry(RejectionCode.LIST_MISMATCH, List.of("名单编号", "申报编号", "统一社会信用代码")),
            Map.entry(RejectionCode.SOURCE_NOT_ALLOWED, List.of("资金来源", "其他资金", "中央资金")),
            Map.entry(RejectionCode.TRANSFER_NOT_ALLOWED, List.of("转入科目")),
            Map.entry(RejectionCode.PAYEE_MISMATCH, List.of("收款账号", "收款户名", "银行账号")),
            Map.entry(RejectionCode.INVOICE_USED_TWICE, List.of("发票号码")),
            Map.entry(RejectionCode.RECEIPT_USED_TWICE, List.of("银行回单号", "流水号", "支付凭证号")),
            Map.entry(RejectionCode.CONTRACT_USED_TWICE, List.of("合同编号")),
            Map.entry(RejectionCode.ON_HOLD, List.of("拨付编号")));

    private static final Set<RejectionCode> ABOUT_DAYS = EnumSet.of(
            RejectionCode.BUSINESS_DATE_IN_FUTURE, RejectionCode.BUSINESS_DATE_TOO_EARLY, RejectionCode.PERIOD_CLOSED);

    private static final Set<RejectionCode> ABOUT_AMOUNTS = EnumSet.of(
            RejectionCode.ABOVE_COMPUTED_AMOUNT,
            RejectionCode.BELOW_MINIMUM_AMOUNT,
            RejectionCode.CUMULATIVE_CAP_EXCEEDED,
            RejectionCode.SPLIT_MISMATCH,
            RejectionCode.RATIO_BREACHED,
            RejectionCode.APPROPRIATION_EXCEEDED,
            RejectionCode.ALLOCATION_EXCEEDED,
            RejectionCode.COMMITMENT_EXCEEDED,
            RejectionCode.PAYMENT_EXCEEDED,
            RejectionCode.AMOUNT_TOO_LARGE,
            RejectionCode.RECOVERY_NOT_REUSABLE);

    /** The amounts that a rule compares, where a row has several. */
    private static final List<String> AMOUNTS = List.of("申报金额", "核定金额", "合同金额", "变更金额", "核定投入", "完成投资额", "金额", "价税合计");

    /**
     * The refusal of a step at its cell.
     *
     * @param written how a column's cell is written in the file
     */
    static RefusedAt of(StepDesk.Impossible why, UnaryOperator<String> written, PackNames names) {
        Step step = why.step();
        Row row = step.row();
        RefusedValue refused = why.refused();
        Rejection rejection = why.rejection();
        String column;
        String message;
        if (refused != null) {
            column = column(row, refused);
            boolean there = canonical(refused.value()).equals(row.cells().get(column));
            message = refused.rule()
                    + (there ? "" : "：" + RefusedValue.shown(refused.value()))
                    + (refused.rule().contains("请") ? "" : "；请核对");
        } else if (rejection != null) {
            column = column(step, rejection);
            message = rejection.message(names);
        } else {
            throw new IllegalStateException(why);
        }
        return new RefusedAt(
                new RowProblem(row.tab(), row.number(), column, written.apply(column), RowRule.NOT_RECORDABLE, message),
                rejection != null && FOLLOWING.contains(rejection.code()));
    }

    private static String column(Row row, RefusedValue refused) {
        String value = canonical(refused.value());
        return longest(row, column -> holds(row, column, refused.value(), value) && isNamed(column, refused))
                .or(() -> columns(row, column -> holds(row, column, refused.value(), value))
                        .findFirst())
                .or(() -> longest(row, column -> isNamed(column, refused)))
                .map(Column::name)
                .orElseGet(() -> number(row));
    }

    private static boolean isNamed(Column column, RefusedValue refused) {
        return refused.rule().contains(column.name());
    }

    private static java.util.Optional<Column> longest(Row row, Predicate<Column> wanted) {
        return columns(row, wanted)
                .max(Comparator.comparingInt(column -> column.name().length()));
    }

    /** An amount of 0 stands in a column of money, not where somebody is the 0th. */
    private static boolean holds(Row row, Column column, Object value, String canonical) {
        return canonical.equals(row.cells().get(column.name()))
                && (!(value instanceof Fen) || column.kind().isMoney());
    }

    private static String canonical(Object value) {
        return value instanceof Fen fen ? Long.toString(fen.value()) : String.valueOf(value);
    }

    private static Stream<Column> columns(Row row, Predicate<Column> wanted) {
        return row.sheet().columns().stream().filter(wanted);
    }

    private static String column(Step step, Rejection rejection) {
        Row row = step.row();
        RejectionCode code = rejection.code();
        String found = null;
        if (ABOUT_DAYS.contains(code)) {
            found = day(row, rejection, step.date());
        } else if (ABOUT_AMOUNTS.contains(code)) {
            found = AMOUNTS.stream()
                    .filter(name -> row.cells().containsKey(name))
                    .findFirst()
                    .orElse(null);
        } else if (ABOUT.containsKey(code)) {
            found = about(row, ABOUT.getOrDefault(code, List.of()));
        }
        if (found == null) {
            found = said(row, rejection);
        }
        return found == null ? number(row) : found;
    }

    /** The first of them that is filled in; else the first that the sheet has. */
    private static @Nullable String about(Row row, List<String> wanted) {
        return wanted.stream()
                .filter(name -> row.cells().containsKey(name))
                .findFirst()
                .or(() -> wanted.stream()
                        .filter(name -> row.sheet().column(name).isPresent())
                        .findFirst())
                .orElse(null);
    }

    /** The column of the day that was compared: one of the facts, or the step's own. */
    private static @Nullable String day(Row row, Rejection rejection, @Nullable LocalDate own) {
        Map<String, Scalar> facts = rejection.facts();
        return Stream.concat(
                        facts.entrySet().stream()
                                .filter(fact -> !fact.getKey().equals("today")
                                        && !fact.getKey().equals("notBefore"))
                                .map(fact -> fact.getValue().text()),
                        Stream.of(String.valueOf(own)))
                .flatMap(text -> columns(
                                row,
                                column -> column.kind() == ColumnKind.DATE
                                        && text.equals(row.cells().get(column.name())))
                        .map(Column::name))
                .findFirst()
                .orElse(null);
    }

    /** The column whose cell says what was compared. */
    private static @Nullable String said(Row row, Rejection rejection) {
        Map<String, Scalar> facts = rejection.facts();
        for (Map.Entry<String, Scalar> fact : facts.entrySet()) {
            String text = fact.getValue().text();
            for (Column column : row.sheet().columns()) {
                if (column.kind() != ColumnKind.YES_NO
                        && text.equals(row.cells().get(column.name()))) {
                    return column.name();
                }
            }
        }
        return null;
    }

    private static String number(Row row) {
        return row.sheet().keys().getFirst().name();
    }
}
