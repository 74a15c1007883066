package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.simulate.Out.is;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.demo.Diary;

/** The lists by which officials act; a list is written when the first item of it comes. */
final class Lists {
    private final Out out;
    private final Map<String, Integer> items = new HashMap<>();

    Lists(Out out) {
        this.out = out;
    }

    /** The lists that an application stands on, each once what is done by it has come. */
    void of(String number, Organisation applicant, ReviewPath path) {
        String code = applicant.code();
        String call = path.wave().name() + (path.sentBackOn() == null ? "" : "-2");
        if (path.withdrawnOn() != null) {
            return;
        }
        // What is done by a list is done when it was signed, or after.
        LocalDate recommended = path.countyOn();
        String office = Officials.office(applicant.county());
        item(
                new Head("推荐", applicant.county() + "-" + recommended, recommended, null, null, office),
                recommended,
                number,
                code,
                null);
        if (!path.rejected()) {
            LocalDate from = path.noticeFrom();
            item(
                    new Head("公示", call, from, from, path.noticeTo(), Officials.INDUSTRY),
                    path.noticeOn(),
                    number,
                    code,
                    null);
            item(
                    new Head("认定", call, Diary.plus(path.noticeTo(), 1), null, null, Officials.INDUSTRY),
                    path.decidedOn(),
                    number,
                    code,
                    null);
        }
    }

    /** The plan by which an instalment of an award is paid: one a day. */
    void paid(String number, String creditCode, LocalDate orderedOn, Fen amount) {
        item(
                new Head("拨付方案", orderedOn.toString(), orderedOn, null, null, Officials.FINANCE),
                orderedOn,
                number,
                creditCode,
                amount);
    }

    /** Who leaves the pilot. */
    void left(String number, String creditCode, LocalDate on) {
        item(monthly("退出", on), on, number, creditCode, null);
    }

    /** Which provider is removed from the pool. */
    void removed(String creditCode, LocalDate on) {
        item(monthly("清退", on), on, "", creditCode, null);
    }

    private static Head monthly(String kind, LocalDate on) {
        return new Head(
                kind,
                on.toString().substring(0, 7),
                Diary.onOrAfter(on.withDayOfMonth(1)),
                null,
                null,
                Officials.INDUSTRY);
    }

    /**
     * What a list says above its rows.
     *
     * @param call what tells it from others of its kind
     */
    private record Head(
            String kind,
            String call,
            LocalDate on,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String office) {}

    private void item(Head head, LocalDate actedOn, String number, String creditCode, @Nullable Fen amount) {
        if (!out.told(actedOn)) {
            return;
        }
        String list = "MD-" + head.kind + "-" + head.call;
        int place = items.merge(list, 1, Integer::sum);
        if (place == 1) {
            out.row(
                    "名单",
                    is("名单编号", list),
                    is("类型", head.kind),
                    is("文号", Funds.document("名", head.on)),
                    is("日期", head.on.toString()),
                    is("公示开始", head.from == null ? "" : head.from.toString()),
                    is("公示结束", head.to == null ? "" : head.to.toString()),
                    is("签发单位", head.office),
                    is("签发人", "示例签发01"),
                    is("备注", "示例数据"));
        }
        out.row(
                "名单明细",
                is("名单编号", list),
                is("序号", Integer.toString(place)),
                is("申报编号", number),
                is("统一社会信用代码", creditCode),
                is("金额", amount == null ? "" : Out.yuan(amount)));
    }
}
