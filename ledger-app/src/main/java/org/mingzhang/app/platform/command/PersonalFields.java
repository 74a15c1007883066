package org.mingzhang.app.platform.command;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.mingzhang.app.platform.command.SignedCommand.Disclosure;
import org.mingzhang.app.platform.eventstore.AppendContext.PayloadSealer;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.seal.DataKey;
import org.mingzhang.domain.seal.PersonalField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the ciphertext of personal fields beside their commitments, under the data key of the stream that they belong to.
 */
public final class PersonalFields {
    private final String ledger;
    private final DataKeys keys;
    private final SecureRandom random = new SecureRandom();

    /** Data keys by subject; wrapped at rest, outside the log. */
    public interface DataKeys {
        /** The subject's key, made at its first use. */
        DataKey keyFor(StreamId subject);
    }

    public PersonalFields(String ledger, DataKeys keys) {
        this.ledger = ledger;
        this.keys = keys;
    }

    /** Seals the payloads of events whose personal values were committed to with these values and salts. */
    public PayloadSealer sealer(Map<String, Disclosure> disclosures) {
        return (stream, eventId, payload) -> {
            seal(payload, "", stream, eventId, disclosures);
            return payload;
        };
    }

    private void seal(
            JsonNode node, String pointer, StreamId stream, String eventId, Map<String, Disclosure> disclosures) {
        if (node instanceof ObjectNode object) {
            JsonNode commit = object.get("commit");
            if (object.size() == 1 && commit != null && commit.isString()) {
                Disclosure disclosure = disclosures.get(commit.stringValue());
                if (disclosure == null) {
                    throw new IllegalStateException("a commitment reached the log without its value: " + pointer);
                }
                byte[] iv = new byte[16];
                random.nextBytes(iv);
                object.put(
                        "enc",
                        PersonalField.seal(
                                        disclosure.value(),
                                        HexFormat.of().parseHex(disclosure.salt()),
                                        keys.keyFor(stream),
                                        new PersonalField.Place(ledger, eventId, "/payload" + pointer),
                                        iv)
                                .enc());
                return;
            }
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(field ->
                            seal(field.getValue(), pointer + "/" + field.getKey(), stream, eventId, disclosures));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                seal(node.get(i), pointer + "/" + i, stream, eventId, disclosures);
            }
        }
    }
}
