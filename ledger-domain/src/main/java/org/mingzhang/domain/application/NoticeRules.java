package org.mingzhang.domain.application;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;

/** How long a public notice stands. */
final class NoticeRules {
    private NoticeRules() {}

    /** Refuses fewer working days than the pack asks for, and days of a year whose holidays are not published. */
    static @Nullable Rejection refuseShort(Streams streams, Application application, PostNotice notice) {
        Programme programme = (Programme)
                streams.state(StreamId.programme(application.submitted().programme()));
        WorkingDays calendar = programme.workingDays();
        for (int year = notice.from().getYear(); year <= notice.to().getYear(); year++) {
            if (!calendar.knows(year)) {
                return Rejection.of(RejectionCode.PARAMETER_UNDECIDED, Map.of("year", year, "needs", "国务院办公厅该年度节假日安排"));
            }
        }
        PolicyPack now = streams.pack(programme.packSm3(notice.from()));
        int needed = programme.parameters(now).noticeWorkingDays();
        long given = calendar.count(notice.from(), notice.to());
        return given < needed
                ? Rejection.of(
                        RejectionCode.NOTICE_NOT_FINISHED,
                        now.parameter(CoreParameter.NOTICE_WORKING_DAYS.id())
                                .map(Parameter::clause)
                                .orElse(null),
                        Map.of("from", notice.from(), "to", notice.to(), "workingDays", given, "needs", needed))
                : null;
    }
}
