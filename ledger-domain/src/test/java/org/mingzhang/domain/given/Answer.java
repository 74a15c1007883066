package org.mingzhang.domain.given;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.policy.PackNames;

/** What a command came to. */
public final class Answer {
    private final Decision decision;

    Answer(Decision decision) {
        this.decision = decision;
    }

    /** The rules said yes; these are the events. */
    public List<LedgerEvent> accepted() {
        if (decision instanceof Decision.Rejected(Rejection no)) {
            throw new AssertionError("refused: " + no.code() + " " + no.message(PackNames.NONE));
        }
        return ((Decision.Accepted) decision)
                .events().stream().map(StreamEvent::event).toList();
    }

    /** The rules said yes, with one event of this kind among others. */
    public <E extends LedgerEvent> E accepted(Class<E> kind) {
        return accepted().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " in " + accepted()));
    }

    /** The rules said no, with this code and some clause. */
    public Rejection rejected(RejectionCode code) {
        if (decision instanceof Decision.Accepted(List<StreamEvent> events)) {
            throw new AssertionError("accepted instead of " + code + ": " + events);
        }
        Rejection no = ((Decision.Rejected) decision).rejection();
        assertThat(no.code()).as(no.message(PackNames.NONE)).isEqualTo(code);
        assertThat(no.clause().quote()).isNotBlank();
        PlainWords.require(no);
        return no;
    }

    /** The rules said no, resting on these words of the notice. */
    public Rejection rejected(RejectionCode code, String words) {
        Rejection no = rejected(code);
        assertThat(no.clause().quote()).contains(words);
        return no;
    }

    /** Whether the rules said yes. */
    public boolean isAccepted() {
        return decision instanceof Decision.Accepted;
    }

    public Decision decision() {
        return decision;
    }
}
