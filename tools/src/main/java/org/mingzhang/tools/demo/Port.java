package org.mingzhang.tools.demo;

import java.util.List;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Personal;

/**
 * The ledger as the story meets it: signs for the people of the story, takes their commands, keeps the simulated clock.
 * Called from several threads when the story is told by several.
 */
public interface Port {
    /** A key that a person signs with. */
    record Key(String keyId, String publicKey) {}

    /** Signs the step's command as its signer and hands it in, with the clock standing at {@link Step#at}. */
    Answer submit(Step step);

    /** The events of an accepted step, in order. */
    List<LedgerEvent> events(Answer.Accepted answer);

    /** The person's key; made when first asked for, the same at every call. */
    Key key(Person person);

    /** A commitment to a personal value, whose value and salt the port hands in beside the command that carries it. */
    Personal personal(String value);
}
