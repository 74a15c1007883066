package org.mingzhang.view.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/** What rows of a register have to say in one column to be asked for. */
public sealed interface Wanted {
    Column column();

    /** One of these. */
    record OneOf(Column column, List<String> ids) implements Wanted {
        public OneOf {
            ids = List.copyOf(ids);
        }
    }

    /** A day within these, both included; null leaves a side open. */
    record Days(
            Column column,
            @Nullable LocalDate from,
            @Nullable LocalDate to) implements Wanted {}

    /** An amount within these, both included; null leaves a side open. */
    record Amount(
            Column column, @Nullable Fen from, @Nullable Fen to) implements Wanted {}

    /** As a person says it: {@code 支付日期：2026-01-01 至 2026-03-31}. */
    default String inWords(RegisterWords words) {
        return column().title()
                + switch (this) {
                    case OneOf(Column column, List<String> ids) ->
                        "："
                                + String.join(
                                        "、",
                                        ids.stream()
                                                .map(id -> column.vocabulary() == null
                                                        ? id
                                                        : words.word(column.vocabulary(), id)
                                                                .word())
                                                .toList());
                    case Days(Column column, LocalDate from, LocalDate to) -> within(from, to, "");
                    case Amount(Column column, Fen from, Fen to) ->
                        within(from == null ? null : from.toYuan(), to == null ? null : to.toYuan(), " 元");
                };
    }

    private static String within(@Nullable Object from, @Nullable Object to, String unit) {
        if (from == null) {
            return "：至 " + to + unit;
        }
        return to == null ? "：" + from + unit + " 起" : "：" + from + " 至 " + to + unit;
    }
}
