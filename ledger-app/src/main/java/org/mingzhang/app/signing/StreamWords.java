package org.mingzhang.app.signing;

import java.util.List;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.view.trail.Subject;

/** What people call a stream: 奖补 WS-1 and not {@code award/WS-1}. */
final class StreamWords {
    private StreamWords() {}

    static List<String> of(List<StreamId> streams) {
        return streams.stream().map(StreamWords::of).toList();
    }

    static String of(StreamId stream) {
        return switch (stream.type()) {
                    // A case is one subject, and three things that can move.
                    case APPLICATION -> "申报";
                    case PROJECT -> "项目";
                    case AWARD -> "奖补";
                    case EXPERTS -> "专家库";
                    case ACCESS -> "查阅记录";
                    default -> Subject.of(stream).kind().chinese();
                }
                + " " + stream.id();
    }
}
