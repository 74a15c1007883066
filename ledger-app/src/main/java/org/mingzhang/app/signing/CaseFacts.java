package org.mingzhang.app.signing;

import java.util.Optional;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.springframework.stereotype.Component;

/**
 * Whose case a command is about, and which project: a number alone is easily mistaken for its neighbour. It is read from the sealed
 * entries, as all that stands beside a signature.
 */
@Component
class CaseFacts {
    private final RecordedState recorded;

    CaseFacts(RecordedState recorded) {
        this.recorded = recorded;
    }

    /**
     * A case as it was applied for.
     *
     * @param enterprise by name and code; the code alone where nobody of that name is registered
     * @param direction id
     */
    public record OfCase(String application, String enterprise, String title, String direction) {}

    /** Nothing where the command is about no case, or there is none of that number. */
    Optional<OfCase> of(LedgerCommand command) {
        StreamId subject = command.subject();
        if (command instanceof SubmitApplication submit) {
            return Optional.of(new OfCase(
                    submit.application(), enterprise(submit.applicant()), submit.title(), submit.direction()));
        }
        if (!isOfACase(subject)) {
            return Optional.empty();
        }
        Application application = recorded.application(subject.id());
        return application.exists()
                ? Optional.of(new OfCase(
                        subject.id(),
                        enterprise(application.applicant()),
                        application.submitted().title(),
                        application.submitted().direction()))
                : Optional.empty();
    }

    /** Whether a stream is one of the three that a case has. */
    static boolean isOfACase(StreamId stream) {
        return stream.type() == StreamType.APPLICATION
                || stream.type() == StreamType.PROJECT
                || stream.type() == StreamType.AWARD;
    }

    private String enterprise(String code) {
        String name = recorded.enterprise(code).name();
        return name.isEmpty() ? code : name + "（" + code + "）";
    }
}
