package org.mingzhang.app.trail;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.file.PartyNames;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Subject.Kind;
import org.springframework.web.util.UriUtils;

/** The files (一企一档) of enterprises and providers among some subjects, as far as whoever asks may open them. */
final class PartyFiles {
    private final Map<String, String> enterprises;
    private final Map<String, String> providers;

    private PartyFiles(Map<String, String> enterprises, Map<String, String> providers) {
        this.enterprises = enterprises;
        this.providers = providers;
    }

    /** A file: whose it is, where it is, and what it is called. */
    public record PartyFile(String name, String path, String chinese) {}

    /** @param chosen null while the ledger has no programme, and so no files */
    static PartyFiles of(LedgerViews views, Scope scope, @Nullable Chosen chosen, Collection<Subject> subjects) {
        PartyNames names = views.partyNames();
        return chosen == null
                ? new PartyFiles(Map.of(), Map.of())
                : new PartyFiles(
                        names.enterprises(scope, ids(subjects, Kind.ENTERPRISE)),
                        names.providers(scope, chosen.programme(), ids(subjects, Kind.PROVIDER)));
    }

    private static List<String> ids(Collection<Subject> subjects, Kind kind) {
        return subjects.stream()
                .filter(subject -> subject.kind() == kind)
                .map(Subject::id)
                .toList();
    }

    /** The file of a subject; nothing of what has none. */
    Optional<PartyFile> file(Subject subject) {
        return switch (subject.kind()) {
            case ENTERPRISE -> file(enterprises, Area.ENTERPRISES, subject.id());
            case PROVIDER -> file(providers, Area.PROVIDERS, subject.id());
            default -> Optional.empty();
        };
    }

    private static Optional<PartyFile> file(Map<String, String> names, Area area, String code) {
        return Optional.ofNullable(names.get(code))
                .map(name -> new PartyFile(
                        name,
                        area.path() + "/" + UriUtils.encodePathSegment(code, StandardCharsets.UTF_8),
                        area.chinese()));
    }
}
