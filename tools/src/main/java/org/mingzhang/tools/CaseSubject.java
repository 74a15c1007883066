package org.mingzhang.tools;

import java.util.List;
import org.mingzhang.domain.event.StreamId;

/** How a case is named on the command line: its number, or that of one of its streams, which have the same. */
final class CaseSubject {
    private static final List<String> STREAMS = List.of("application/", "project/", "award/");

    private CaseSubject() {}

    /**
     * The application's number.
     *
     * @throws WrongUsage when it names anything else
     */
    static String application(String option, String subject) {
        String number = subject;
        for (String stream : STREAMS) {
            if (subject.startsWith(stream)) {
                number = subject.substring(stream.length());
            }
        }
        try {
            return StreamId.application(number).id();
        } catch (IllegalArgumentException noNumber) {
            throw new WrongUsage(option, subject, option + " 应为申报编号，可写作 application/申报编号：" + subject);
        }
    }
}
