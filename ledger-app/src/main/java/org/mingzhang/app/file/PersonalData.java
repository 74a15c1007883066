package org.mingzhang.app.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.StoredDataKeys;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseDetailsChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.seal.DataKey;
import org.mingzhang.domain.seal.PersonalField;
import org.mingzhang.domain.seal.PersonalFieldException;
import org.springframework.stereotype.Component;

/** Personal data of an organisation, opened from the log with its data key; masked, or in clear for who was recorded before. */
@Component
class PersonalData {
    private final LedgerStore store;
    private final StoredDataKeys keys;
    private final LedgerIdentity identity;

    PersonalData(LedgerStore store, StoredDataKeys keys, LedgerIdentity identity) {
        this.store = store;
        this.keys = keys;
        this.identity = identity;
    }

    /**
     * One that is on record.
     *
     * @param shown with most of it left out, but for the organisation's own contact; null where its key was destroyed, or it does not open
     */
    record Masked(PersonalItem item, @Nullable String shown) {}

    /** What is on record of an organisation, masked. */
    List<Masked> masked(String code) {
        return shown(code, PersonalItem::masked);
    }

    /**
     * The same for the organisation itself: by whom it is reached stands there in clear, since it said so itself; other people of it are
     * masked for it as well.
     */
    List<Masked> own(String code) {
        return shown(code, (item, value) -> item.isContact() ? value : item.masked(value));
    }

    private List<Masked> shown(String code, BiFunction<PersonalItem, String, String> words) {
        List<Masked> found = new ArrayList<>();
        newest(code).ifPresent(held -> {
            for (PersonalItem item : PersonalItem.values()) {
                if (item.of(held.details) != null) {
                    found.add(new Masked(
                            item,
                            held.open(item)
                                    .map(value -> words.apply(item, value))
                                    .orElse(null)));
                }
            }
        });
        return found;
    }

    /** Whether it is on record. */
    boolean has(String code, PersonalItem item) {
        return newest(code).filter(held -> item.of(held.details) != null).isPresent();
    }

    /** The value; empty where it does not open any more. Only for who stands in the log for it. */
    Optional<String> inClear(String code, PersonalItem item) {
        return newest(code).flatMap(held -> held.open(item));
    }

    /** Details as they stand, with the event that holds their ciphertext. */
    private final class Held {
        private final String eventId;
        private final Details details;

        Held(String eventId, Details details) {
            this.eventId = eventId;
            this.details = details;
        }

        Optional<String> open(PersonalItem item) {
            Personal personal = item.of(details);
            String enc = personal == null ? null : personal.enc();
            if (personal == null || enc == null) {
                return Optional.empty();
            }
            try {
                DataKey key = keys.held(PersonalField.keyId(enc)).orElse(null);
                return key == null
                        ? Optional.empty()
                        : Optional.of(new PersonalField(personal.commit(), enc)
                                .open(
                                        key,
                                        new PersonalField.Place(
                                                identity.name(), eventId, "/payload/details/" + item.field())));
            } catch (PersonalFieldException doesNotOpen) {
                return Optional.empty();
            }
        }
    }

    /** The last that was said of the organisation and was not undone; corrections leave personal fields as they were recorded. */
    private Optional<Held> newest(String code) {
        StreamId stream = StreamId.enterprise(code);
        List<StoredEntry> entries =
                store.log().stream(new StreamRef(stream.type().code(), stream.id()), 0);
        Set<Long> undone = new HashSet<>();
        for (StoredEntry entry : entries.reversed()) {
            Envelope envelope = entry.requireSealed().envelope();
            if (envelope.event() instanceof Corrected corrected && corrected.after() == null) {
                undone.add(corrected.position());
            }
            if (undone.contains(entry.position())) {
                continue;
            }
            if (envelope.event() instanceof EnterpriseRegistered registered) {
                return Optional.of(new Held(envelope.eventId(), registered.details()));
            }
            if (envelope.event() instanceof EnterpriseDetailsChanged changed) {
                return Optional.of(new Held(envelope.eventId(), changed.details()));
            }
        }
        return Optional.empty();
    }
}
