package org.mingzhang.app.signing;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.SavedDrafts;
import org.mingzhang.app.access.SavedDrafts.DraftChanged;
import org.mingzhang.app.access.SavedDrafts.Saved;
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

    /** Under which it says when that one was saved, as the form has it. */
    static final String SAVED_AT = "_savedAt";

    private static final Pattern ROW = Pattern.compile("\\[([0-9]{1,3})]");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SavedDrafts drafts;
    private final LedgerClock clock;

    BegunForms(SavedDrafts drafts, LedgerClock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    /** One that waits to be gone on with. */
    public record Begun(String id, String command, String title, String about, Instant savedAt) {}

    /**
     * Keeps what was typed, and answers with the same, which knows now where it is kept.
     *
     * @throws DraftChanged where the same was saved elsewhere since it was opened here
     */
    Typed save(SignedIn me, CommandEntry entry, Typed typed) {
        Saved saved = drafts.save(
                me.actor(),
                typed.given(SAVED),
                opened(typed),
                entry.name(),
                JSON.writeValueAsString(kept(entry, typed)),
                clock.now());
        return known(typed, saved);
    }

    private static Typed known(Typed typed, Saved saved) {
        return typed.with(SAVED, saved.id()).with(SAVED_AT, saved.savedAt().toString());
    }

    /** When it was saved as it was opened; null where a form does not say, or not so that it can be read. */
    private static @Nullable Instant opened(Typed typed) {
        String at = typed.given(SAVED_AT);
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static Map<String, String> kept(CommandEntry entry, Typed typed) {
        Set<String> personal = new HashSet<>();
        collect(entry.fields(), "", personal);
        Map<String, String> kept = new LinkedHashMap<>();
        typed.values().forEach((place, value) -> {
            boolean ofTheForm = (!place.startsWith("_") && !place.contains("._")) || place.equals(SigningDesk.DAY);
            if (ofTheForm && !value.isBlank() && !personal.contains(place.replaceAll("\\[[0-9]+]", ""))) {
                kept.put(place, value);
            }
        });
        return kept;
    }

    /** What was typed here, beside what was saved elsewhere; saved once more, it takes that one's place knowingly. */
    record Elsewhere(Typed here, Instant savedAt, List<Differing> differing) {}

    /** A field that says one thing here and another there; empty where nothing stands. */
    public record Differing(String label, String here, String there) {}

    Elsewhere elsewhere(CommandEntry entry, Typed here, DraftChanged changed) {
        Map<String, String> mine = kept(entry, here);
        Map<String, String> theirs = read(changed.newer()).values();
        List<Differing> differing = new ArrayList<>();
        Set<String> places = new LinkedHashSet<>(mine.keySet());
        places.addAll(theirs.keySet());
        for (String place : places) {
            String one = mine.getOrDefault(place, "");
            String other = theirs.getOrDefault(place, "");
            if (!one.equals(other)) {
                differing.add(differing(entry, place, one, other));
            }
        }
        return new Elsewhere(known(here, changed.newer()), changed.newer().savedAt(), List.copyOf(differing));
    }

    /** By the labels on the way to the place, with the number of its row in each table. */
    private static Differing differing(CommandEntry entry, String place, String here, String there) {
        List<CommandField> fields = entry.fields();
        CommandField last = null;
        StringBuilder label = new StringBuilder();
        for (String step : place.split("\\.", -1)) {
            String name = step.replaceAll("\\[[0-9]+]", "");
            CommandField field = fields.stream()
                    .filter(one -> Typed.input(one).equals(name))
                    .findFirst()
                    .orElse(null);
            if (field == null) {
                break;
            }
            Matcher row = ROW.matcher(step);
            label.append(label.isEmpty() ? "" : "，").append(field.label());
            if (row.find()) {
                label.append("第 ").append(Integer.parseInt(row.group(1)) + 1).append(" 行");
            }
            fields = field.fields();
            last = field;
        }
        if (last == null) {
            return new Differing(place.equals(SigningDesk.DAY) ? "业务日期" : "成表粘贴的内容", here, there);
        }
        return new Differing(
                label.toString(),
                here.isEmpty() ? here : last.chosen(here),
                there.isEmpty() ? there : last.chosen(there));
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
                        .map(saved -> known(read(saved), saved));
    }

    private static Typed read(Saved saved) {
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

    /** It is signed; what was saved elsewhere since stays. */
    void signed(SignedIn me, Typed typed) {
        String saved = typed.given(SAVED);
        if (saved != null) {
            drafts.delete(me.actor(), saved, opened(typed));
        }
    }

    /** It is thrown away. */
    void delete(SignedIn me, String id) {
        drafts.delete(me.actor(), id);
    }
}
