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

    /** The lists that an application stands on. */
    void of(String number, String creditCode, ReviewPath path) {
        String call = path.wave().name() + (path.sentBackOn() == null ? "" : "-2");
        if (path.withdrawnOn() != null) {
            return;
        }
        if (!path.rejected()) {
            item("推荐", call, path.noticeFrom().minusDays(1), null, null, number, creditCode, null);
            item("公示", call, path.noticeFrom(), path.noticeFrom(), path.noticeTo(), number, creditCode, null);
            // What is decided by a list is decided after it was signed.
            item("认定", call, Diary.plus(path.noticeTo(), 1), null, null, number, creditCode, null);
        }
    }

    /** The plan by which an instalment of an award is paid: one a month for the first, one for those that follow. */
    void paid(String number, String creditCode, LocalDate orderedOn, Fen amount, int instalment) {
        LocalDate first = Diary.onOrAfter(orderedOn.withDayOfMonth(1));
        String month = first.toString().substring(0, 7);
        item("拨付方案", instalment == 1 ? month : month + "-" + instalment, first, null, null, number, creditCode, amount);
    }

    /** Who leaves the pilot. */
    void left(String number, String creditCode, LocalDate on) {
        item(
                "退出",
                on.toString().substring(0, 7),
                Diary.onOrAfter(on.withDayOfMonth(1)),
                null,
                null,
                number,
                creditCode,
                null);
    }

    private void item(
            String kind,
            String call,
            LocalDate on,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String number,
            String creditCode,
            @Nullable Fen amount) {
        LocalDate last = to == null ? Diary.onOrAfter(on) : to;
        if (!out.told(last)) {
            return;
        }
        String list = "MD-" + kind + "-" + call;
        int place = items.merge(list, 1, Integer::sum);
        LocalDate signed = Diary.onOrAfter(on);
        if (place == 1) {
            out.row(
                    "名单",
                    is("名单编号", list),
                    is("类型", kind),
                    is("文号", Funds.document("名", signed)),
                    is("日期", signed.toString()),
                    is("公示开始", from == null ? "" : from.toString()),
                    is("公示结束", to == null ? "" : to.toString()),
                    is("签发单位", Officials.INDUSTRY),
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
