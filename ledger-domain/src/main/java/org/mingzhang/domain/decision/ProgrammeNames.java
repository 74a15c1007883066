package org.mingzhang.domain.decision;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.correction.Correction;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionProposed;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.officiallist.OfficialList;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.programme.Programme;

/** Finds what the pack of the programme that a command is about calls things. */
public final class ProgrammeNames {
    private static final Set<StreamType> CASE =
            EnumSet.of(StreamType.APPLICATION, StreamType.PROJECT, StreamType.AWARD);

    private ProgrammeNames() {}

    /**
     * The names for what a command is about; a proposal to correct is about the entry's stream.
     *
     * @param named the programme that it names; null where it names none
     */
    public static PackNames of(Streams streams, LedgerCommand command, @Nullable String named) {
        return of(
                streams, command instanceof ProposeCorrection proposal ? proposal.target() : command.subject(), named);
    }

    /**
     * The names; of none where no known programme is concerned.
     *
     * @param subject what the command is about
     * @param named the programme that it names; null where it names none
     */
    private static PackNames of(Streams streams, StreamId subject, @Nullable String named) {
        if (subject.type() == StreamType.CORRECTION) {
            CorrectionProposed proposed = ((Correction) streams.state(subject)).proposed();
            return proposed == null ? PackNames.NONE : of(streams, StreamId.parse(proposed.stream()), named);
        }
        String programme = named == null && subject.type() == StreamType.PROGRAMME ? subject.id() : named;
        if (programme == null && CASE.contains(subject.type())) {
            Application application = (Application) streams.state(StreamId.application(subject.id()));
            programme = application.exists() ? application.submitted().programme() : null;
        }
        if (programme == null && subject.type() == StreamType.LIST) {
            OfficialList list = (OfficialList) streams.state(subject);
            programme = list.issued() == null ? null : list.issued().programme();
        }
        if (programme == null) {
            return PackNames.NONE;
        }
        Programme found = (Programme) streams.state(StreamId.programme(programme));
        return found.exists()
                ? new PackNames(streams.pack(found.versions().latest().packSm3()))
                : PackNames.NONE;
    }
}
