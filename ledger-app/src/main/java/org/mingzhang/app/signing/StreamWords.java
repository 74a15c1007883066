package org.mingzhang.app.signing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.view.trail.Subject;
import org.springframework.stereotype.Component;

/** What people call a stream: 奖补 WS-1（示例企业） and not {@code award/WS-1}. */
@Component
class StreamWords {
    /** Of a neighbour's matter on which a decision rests: that it moved, and not whose it is. */
    static final String OTHERS = "与这件事有关、不在您数据范围内的账目";

    private final RecordedState recorded;
    private final ActorDirectory actors;

    StreamWords(RecordedState recorded, LedgerStore store) {
        this.recorded = recorded;
        this.actors = new ActorDirectory(store.log());
    }

    /** Those that may be named, and at the end that there are others. */
    List<String> of(List<StreamId> streams, Set<StreamId> visible) {
        return Stream.concat(
                        streams.stream().filter(visible::contains).map(this::of),
                        visible.containsAll(streams) ? Stream.empty() : Stream.of(OTHERS))
                .collect(Collectors.toList());
    }

    String of(StreamId stream) {
        String name = name(stream);
        return kind(stream) + " " + stream.id() + (name.isEmpty() ? "" : "（" + name + "）");
    }

    private static String kind(StreamId stream) {
        return switch (stream.type()) {
            // A case is one subject, and three things that can move.
            case APPLICATION -> "申报";
            case PROJECT -> "项目";
            case AWARD -> "奖补";
            case EXPERTS -> "专家库";
            case ACCESS -> "查阅记录";
            default -> Subject.of(stream).kind().chinese();
        };
    }

    private String name(StreamId stream) {
        StreamType type = stream.type();
        if (type == StreamType.ACTOR) {
            return actors.find(stream.id()).map(ActorDirectory.Person::name).orElse("");
        } else if (type == StreamType.ENTERPRISE || type == StreamType.PROVIDER) {
            return recorded.enterprise(stream.id()).name();
        } else if (type == StreamType.APPLICATION || type == StreamType.PROJECT || type == StreamType.AWARD) {
            Application application = recorded.application(stream.id());
            return application.exists()
                    ? recorded.enterprise(application.applicant()).name()
                    : "";
        }
        return "";
    }
}
