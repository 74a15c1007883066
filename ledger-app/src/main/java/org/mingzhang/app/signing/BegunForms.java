package org.mingzhang.app.signing;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.SavedDrafts;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.FieldKind;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Forms that were begun and put aside. What is personal is not kept, nor is a file. */
@Component
class BegunForms {
    /** Under which a form says which saved one it is. */
    static final String SAVED = "_saved";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SavedDrafts drafts;
    private final LedgerClock clock;

    BegunForms(SavedDrafts drafts, LedgerClock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    /** One that waits to be gone on with. */
    public record Begun(String id, String command, String title, String about, Instant savedAt) {}

    /** Keeps what was typed, and answers with the same, which knows now where it is kept. */
    Typed save(SignedIn me, CommandEntry entry, Typed typed) {
        Set<String> personal = new HashSet<>();
        collect(entry.fields(), "", personal);
        Map<String, String> kept = new LinkedHashMap<>();
        typed.values().forEach((place, value) -> {
            boolean ofTheForm = (!place.startsWith("_") && !place.contains("._")) || place.equals(SigningDesk.DAY);
            if (ofTheForm && !value.isBlank() && !personal.contains(place.replaceAll("\\[[0-9]+]", ""))) {
                kept.put(place, value);
            }
        });
        String id =
                drafts.save(me.actor(), typed.given(SAVED), entry.name(), JSON.writeValueAsString(kept), clock.now());
        return typed.with(SAVED, id);
    }

    /** The places of personal values, and of tables that have some. */
    private static void collect(List<CommandField> fields, String within, Set<String> personal) {
        for (CommandField field : fields) {
            String place = within + Typed.input(field);
            if (field.kind() == FieldKind.PERSONAL) {
                personal.add(place);
            }
            collect(field.fields(), place + ".", personal);
            if (field.fields().stream().anyMatch(inner -> inner.kind() == FieldKind.PERSONAL)) {
                personal.add(place + PastedRows.SUFFIX);
            }
        }
    }

    /** What was typed into a saved one. */
    Optional<Typed> find(SignedIn me, CommandEntry entry, @Nullable String id) {
        return id == null
                ? Optional.empty()
                : drafts.find(me.actor(), id)
                        .filter(saved -> saved.command().equals(entry.name()))
                        .map(saved -> read(saved).with(SAVED, saved.id()));
    }

    private static Typed read(SavedDrafts.Saved saved) {
        Map<String, String> values = new LinkedHashMap<>();
        JSON.readTree(saved.typed())
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asString("")));
        return new Typed(values);
    }

    /** A person's own ones that their present post may sign, newest first. */
    List<Begun> of(SignedIn me) {
        return drafts.of(me.actor()).stream()
                .flatMap(saved -> CommandCatalogue.find(saved.command())
                        .filter(entry -> entry.isFor(me.role()))
                        .map(entry -> new Begun(
                                saved.id(), entry.name(), entry.title(), about(entry, read(saved)), saved.savedAt()))
                        .stream())
                .toList();
    }

    /** The first things that were typed, by which people tell one from another. */
    private static String about(CommandEntry entry, Typed typed) {
        return entry.fields().stream()
                .filter(field -> field.fields().isEmpty() && typed.given(Typed.input(field)) != null)
                .limit(3)
                .map(field -> field.label() + " " + field.chosen(typed.given(Typed.input(field))))
                .reduce((one, next) -> one + "，" + next)
                .orElse("（尚未填写）");
    }

    /** It is signed, or thrown away. */
    void delete(SignedIn me, String id) {
        drafts.delete(me.actor(), id);
    }
}
