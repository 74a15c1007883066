package org.mingzhang.view.register;

import static org.mingzhang.view.register.Column.code;
import static org.mingzhang.view.register.Column.count;
import static org.mingzhang.view.register.Column.date;
import static org.mingzhang.view.register.Column.link;
import static org.mingzhang.view.register.Column.money;
import static org.mingzhang.view.register.Column.text;

import java.util.List;
import org.mingzhang.view.register.Register.Held;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject.Kind;

/** The registers of imported workbooks: what each brought in under one signature, and whether another person agreed to it. */
final class ImportRegister {
    private ImportRegister() {}

    static Register imports() {
        return new Register(
                "imports",
                "导入批次",
                "imported_workbook w LEFT JOIN statement_person s ON s.person = w.started_by"
                        + " LEFT JOIN statement_person v ON v.person = w.reviewed_by",
                "w.programme",
                Scope.Columns.NONE,
                List.of("w.import", "w.file_name", "s.name", "w.started_by"),
                List.of(new Register.Key("w.position", ColumnKind.COUNT)),
                true,
                Held.NOTHING,
                List.of(
                        link("import", "导入编号", "w.import", Kind.IMPORT).filter(),
                        text("fileName", "工作簿", "w.file_name").filter(),
                        date("startedOn", "导入日期", "w.started_on").filter(),
                        text("startedBy", "签名导入的人", "w.started_by", "coalesce(s.name, w.started_by)")
                                .filter(),
                        code(
                                        "review",
                                        "另一人复核",
                                        "CASE WHEN w.mode = 'HISTORY' THEN coalesce(w.review, 'UNREVIEWED') END",
                                        Vocabulary.IMPORT_REVIEW)
                                .filter(),
                        code("mode", "各行是", "w.mode", Vocabulary.IMPORT_MODE).filter(),
                        count("events", "账目条数", "w.events"),
                        count("breaching", "当时不合规则", "w.breaching"),
                        money(
                                "approvedFen",
                                "核定金额",
                                "(SELECT sum(a.approved_fen)::bigint FROM award a WHERE a.import = w.import)"),
                        money(
                                "paidFen",
                                "已拨付金额",
                                "(SELECT sum(p.amount_fen)::bigint FROM payment p WHERE p.import = w.import"
                                        + " AND p.status = 'CONFIRMED')"),
                        money("vouchersFen", "国库凭证金额", "nullif(w.vouchers_fen, 0)"),
                        money("statementsFen", "银行流水金额", "nullif(w.statements_fen, 0)"),
                        text("reviewedBy", "复核人", "w.reviewed_by", "coalesce(v.name, w.reviewed_by)")
                                .filter(),
                        code("state", "进度", "w.state", Vocabulary.IMPORT_STATE).filter(),
                        text("workbook", "工作簿 SM3", "w.workbook").hidden()));
    }

    /** Each sheet of each import, as far as it is over; what is applied for, granted and paid is never added up with one another. */
    static Register sheets() {
        return new Register(
                "imported-sheets",
                "导入各表",
                "imported_sheet t JOIN imported_workbook w ON w.import = t.import",
                "w.programme",
                Scope.Columns.NONE,
                List.of("t.import", "w.file_name", "t.sheet"),
                List.of(
                        new Register.Key("w.began_at", ColumnKind.COUNT),
                        new Register.Key("-t.position", ColumnKind.COUNT)),
                true,
                Held.NOTHING,
                List.of(
                        link("import", "导入编号", "t.import", Kind.IMPORT).filter(),
                        text("fileName", "工作簿", "w.file_name").filter(),
                        date("startedOn", "导入日期", "w.started_on").filter(),
                        text("sheet", "表", "t.sheet").filter(),
                        count("rows", "入账行数", "t.rows"),
                        money("amountFen", "金额合计", "t.amount_fen").apart()));
    }
}
