package org.mingzhang.domain.decision;

import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;

/**
 * What people call the values of a refusal: a pack's by the names of that pack, the signer and their organisation by their own, a
 * programme by that under which it was opened. Others are not named: whoever types a code is not told whose it is.
 *
 * @param by who signed
 * @param recorded what stands on record of a stream
 */
public record CalledNames(PackNames pack, ActorRef by, Function<StreamId, StreamState> recorded)
        implements BinaryOperator<String> {
    @Override
    public String apply(String fact, String value) {
        return switch (fact) {
            case "actor" -> value.equals(by.id()) ? or(signer().name(), value) : value;
            case "actorOrg", "org", "ownOrganisation" -> value.equals(by.org()) ? or(signer().orgName(), value) : value;
            case "programme" -> programme(value);
            default -> pack.apply(fact, value);
        };
    }

    private Actor signer() {
        return (Actor) recorded.apply(StreamId.actor(by.id()));
    }

    private String programme(String id) {
        StreamId stream;
        try {
            stream = StreamId.programme(id);
        } catch (RefusedValue noName) {
            return id;
        }
        ProgrammeOpened opened = ((Programme) recorded.apply(stream)).opened();
        return opened == null ? id : or(opened.name(), id);
    }

    private static String or(String name, String value) {
        return name.isEmpty() ? value : name;
    }
}
