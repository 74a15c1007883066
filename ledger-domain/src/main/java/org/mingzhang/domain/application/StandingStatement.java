package org.mingzhang.domain.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.policy.Direction;

/** What an application states as it stands: its texts and form after all supplements, with the pictures of each text. */
final class StandingStatement {
    private Statement statement = Statement.NONE;
    private long at;
    /** Pictures of a text since it was last written. */
    private final Map<String, List<Picture>> pictures = new HashMap<>();

    /** A text that is written anew brings its pictures anew. */
    void take(Statement newer, Recorded recorded) {
        if (!newer.equals(Statement.NONE)) {
            statement = statement.changedBy(newer);
            at = recorded.position();
            newer.texts().forEach(text -> pictures.remove(text.text()));
        }
    }

    void take(DocumentAttached e) {
        if (e.picture() != null && e.picture().text() != null) {
            pictures.computeIfAbsent(e.picture().text(), none -> new ArrayList<>())
                    .add(e.picture());
        }
    }

    Statement statement() {
        return statement;
    }

    /** The entry that last stated it. */
    long at() {
        return at;
    }

    /** Whether a text of the direction is stated, by id or name. */
    boolean states(Direction direction, String text) {
        return direction.texts().stream()
                        .filter(rule -> rule.id().equals(text) || rule.name().equals(text))
                        .anyMatch(rule -> statement.text(rule.id()) != null)
                || statement.text(text) != null;
    }

    /** The pictures of a text since it was last written. */
    List<Picture> pictures(String text) {
        return List.copyOf(pictures.getOrDefault(text, List.of()));
    }
}
