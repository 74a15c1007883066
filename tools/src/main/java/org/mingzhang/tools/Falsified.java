package org.mingzhang.tools;

import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.PackShelf.UnknownPack;

/** Faults that only somebody's hand in the database can cause: they are a no, and neither a lack nor a bug. */
final class Falsified {
    private static final Pattern TABLE = Pattern.compile("\\bledger[.]([a-z_]+)");

    /** SQLSTATEs that tables as the migrations make them do not give to the ledger's roles. */
    private static final Map<String, String> ALTERED = Map.of(
            "42P01", "不见了（被改名或删除）",
            "3F000", "不见了（被改名或删除）",
            "42703", "少了列，或列被改名",
            "42804", "的列被改了类型",
            "42883", "的列被改了类型",
            "42809", "不再是表",
            "42501", "的权限被改过");

    private Falsified() {}

    /** What is wrong, in the terms of the ledger; null when nothing says so. */
    static @Nullable String of(Throwable thrown) {
        Throwable unknownPack = Failure.behind(thrown, UnknownPack.class::isInstance);
        if (unknownPack != null) {
            return "账目所用的政策包在库中不见了（表 blob）";
        }
        Throwable altered = Failure.behind(
                thrown, cause -> cause instanceof SQLException sql && ALTERED.containsKey(sql.getSQLState()));
        if (altered instanceof SQLException sql) {
            return of(sql, thrown);
        }
        return null;
    }

    private static @Nullable String of(SQLException sql, Throwable thrown) {
        Matcher table = TABLE.matcher(String.valueOf(sql.getMessage()));
        String wrong = ALTERED.get(sql.getSQLState());
        if (table.find()) {
            return "库中的表 " + table.group(1) + " " + wrong;
        }
        // Read models have tables of their own, and are rebuilt.
        boolean ofTheLog = Failure.behind(thrown, Falsified::readsTheLog) != null;
        return ofTheLog ? "账本的库表" + wrong : null;
    }

    private static boolean readsTheLog(Throwable cause) {
        return cause.getClass().getPackageName().startsWith("org.mingzhang.app.platform.eventstore");
    }
}
