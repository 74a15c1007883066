package org.mingzhang.app.workbench;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Words;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.view.budget.Execution;
import org.mingzhang.view.workbench.Waiting;
import org.mingzhang.view.workbench.Waiting.Day;
import org.mingzhang.view.workbench.WorkbenchQueries;
import org.springframework.stereotype.Component;

/** How days and shares are put on the workbench: {@code @deskWords} in pages. */
@Component("deskWords")
public final class WorkbenchWords {
    /** How far a day is from today: a term is so many days ahead or over, what waits or happened has so many days behind it. */
    public String distance(@Nullable LocalDate day, LocalDate today, Waiting waiting) {
        if (day == null) {
            return Words.NOTHING;
        }
        long days = ChronoUnit.DAYS.between(today, day);
        if (days == 0) {
            return "今天";
        }
        return waiting.day() == Day.TERM ? (days < 0 ? "逾期 " + -days + " 天" : "还有 " + days + " 天") : -days + " 天";
    }

    /** Since when the oldest of them waits, or by when the first of them is due; nothing where nothing waits. */
    public String since(Waiting waiting, LocalDate today) {
        LocalDate first = waiting.first();
        return switch (waiting.day()) {
            case SINCE -> first == null ? "" : first.isBefore(today) ? "已等 " + distance(first, today, waiting) : "今天起";
            case TERM -> first == null ? "" : distance(first, today, waiting);
            case HAPPENED -> "";
        };
    }

    /** The same with its day. */
    public String sinceDay(Waiting waiting) {
        LocalDate first = waiting.first();
        return first == null
                ? ""
                : switch (waiting.day()) {
                    case SINCE -> "最早 " + first + " 起";
                    case TERM -> "最早的期限 " + first;
                    case HAPPENED -> "最早 " + first;
                };
    }

    /** What the days of a list are from today. */
    public String distanceOf(Waiting waiting) {
        return switch (waiting.day()) {
            case SINCE -> "已等";
            case TERM -> "距期限";
            case HAPPENED -> "距今";
        };
    }

    /** How many there are, and of how many organisations, where that is another number. */
    public String parties(Waiting waiting) {
        return waiting.parties() == 0 || waiting.parties() == waiting.many() ? "" : "涉及 " + waiting.parties() + " 家";
    }

    /** Where the things themselves are found. */
    public String path(Waiting waiting) {
        if (WorkbenchQueries.isDifference(waiting.key())) {
            return "/differences#" + waiting.key();
        }
        return waiting.key().startsWith("imports-") ? "/registers/imports?mode=HISTORY" : "/?list=" + waiting.key();
    }

    /** What falls due, by whose it is: what enterprises have to do, and what the timetable says. */
    public Map<String, List<Waiting>> byWhose(List<Waiting> due) {
        return due.stream()
                .collect(Collectors.groupingBy(
                        one -> isEnterprises(one) ? "企业的到期事项" : "专项的时间节点", LinkedHashMap::new, Collectors.toList()));
    }

    /** Whether an enterprise has to do it, whoever else looks at it. */
    public boolean isEnterprises(Waiting waiting) {
        return waiting.key().startsWith("duty-")
                || waiting.key().equals("due-rectify")
                || waiting.key().equals("due-recovery");
    }

    /** Why a command was refused, in words. */
    public String refusal(@Nullable String code) {
        return code == null ? Words.NOTHING : RejectionCode.textOf(code);
    }

    public String percent(@Nullable Integer tenths) {
        return tenths == null ? Words.NOTHING : Execution.percent(tenths);
    }

    /** What something is to the time that is over. */
    public String against(Execution execution, @Nullable Integer share) {
        return share == null ? Words.NOTHING : execution.against(share);
    }

    /** Whether a share is so far behind the time that somebody should look. */
    public boolean isBehind(Execution execution, @Nullable Integer share) {
        return share != null && share < execution.elapsed();
    }

    /** The length of a bar: never longer than the whole. */
    public int bar(@Nullable Integer share) {
        return share == null ? 0 : Math.clamp(share, 0, 1000);
    }

    public String tone(Waiting waiting) {
        return switch (waiting.tone()) {
            case PLAIN -> "";
            case WARN -> "warn";
            case BAD -> "bad";
        };
    }
}
