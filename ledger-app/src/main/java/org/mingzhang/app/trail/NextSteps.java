package org.mingzhang.app.trail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.CommandGroup;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.view.dossier.CaseStanding;
import org.mingzhang.view.dossier.ImportQueries.ImportedWorkbook;
import org.mingzhang.view.officiallist.ListView;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.TrailPage;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody in a post may do about a subject: the forms of the commands that are about it, its numbers filled in, less those
 * that the state of the case rules out. Whether the rules let the others be done now is said by the form's own preview.
 */
@Component
final class NextSteps {
    private static final String APPLICATION = "application";
    private static final String PAYMENT = "payment";
    private static final String LIST = "list";

    private final LedgerViews views;

    NextSteps(LedgerViews views) {
        this.views = views;
    }

    /** The forms of one group of commands. */
    public record Forms(String chinese, List<Form> forms) {
        public Forms {
            forms = List.copyOf(forms);
        }
    }

    /** A form that is to be filled in. */
    public record Form(String path, String chinese) {}

    /** The forms by group; none where the post may do nothing about the subject. */
    List<Forms> about(Role post, TrailPage page) {
        Map<String, String> numbers = numbers(page);
        if (numbers.isEmpty() || !Area.SIGN.opensTo(post)) {
            return List.of();
        }
        CaseStanding standing = Optional.ofNullable(numbers.get(APPLICATION))
                .flatMap(views.cases()::standing)
                .orElse(null);
        Map<CommandGroup, List<Form>> forms = new LinkedHashMap<>();
        for (CommandGroup group : CommandGroup.values()) {
            for (CommandEntry entry : CommandCatalogue.all()) {
                if (entry.group() == group && isAbout(entry, post, numbers) && isOpen(entry, standing, numbers)) {
                    forms.computeIfAbsent(group, one -> new ArrayList<>())
                            .add(new Form(path(entry, numbers), entry.title()));
                }
            }
        }
        return forms.entrySet().stream()
                .map(group -> new Forms(group.getKey().chinese(), group.getValue()))
                .toList();
    }

    /** What the read models do not know is left to the rules. */
    private static boolean isOpen(CommandEntry entry, @Nullable CaseStanding standing, Map<String, String> numbers) {
        return standing == null || StepsByState.isOpen(entry.name(), standing, numbers.get(PAYMENT));
    }

    private static boolean isAbout(CommandEntry entry, Role post, Map<String, String> numbers) {
        return entry.elsewhere() == null
                && entry.posts().contains(post)
                && numbers.keySet().stream().allMatch(number -> entry.field(number)
                        .filter(CommandField::required)
                        .isPresent());
    }

    private static String path(CommandEntry entry, Map<String, String> numbers) {
        UriComponentsBuilder path =
                UriComponentsBuilder.fromPath(Area.SIGN.path()).pathSegment(entry.name());
        numbers.keySet().forEach(number -> path.queryParam(number, "{" + number + "}"));
        return path.encode().buildAndExpand(numbers).toUriString();
    }

    /** The fields of a command that say that it is about the subject. */
    private Map<String, String> numbers(TrailPage page) {
        Subject subject = page.subject();
        return switch (subject.kind()) {
            case CASE -> Map.of(APPLICATION, subject.id());
            case PAYMENT ->
                application(page)
                        .map(application -> Map.of(APPLICATION, application, PAYMENT, subject.id()))
                        .orElse(Map.of());
            case LIST ->
                // Whoever carries a list out signs what it says, and nobody knows that digest by heart.
                views.lists()
                        .list(subject.id())
                        .map(ListView::sm3)
                        .map(sm3 -> Map.of(LIST, subject.id(), "listSm3", sm3))
                        .orElse(Map.of());
            case IMPORT ->
                views.imports()
                        .find(subject.id())
                        .filter(ImportedWorkbook::isReviewable)
                        .map(NextSteps::review)
                        .orElse(Map.of());
            case ENTERPRISE -> Map.of("enterprise", subject.id());
            case PROVIDER -> Map.of("provider", subject.id());
            default -> Map.of();
        };
    }

    /** Whoever reviews an import signs what it came to. */
    private static Map<String, String> review(ImportedWorkbook book) {
        return Map.of(
                "importId",
                book.importId(),
                "workbookSm3",
                book.workbookSm3(),
                "events",
                Long.toString(book.events()),
                "breaching",
                Long.toString(book.breaching()));
    }

    /** A payment is one of an award's, whose stream has the application's number. */
    private static Optional<String> application(TrailPage page) {
        return page.lines().stream()
                .map(told -> told.entry().stream())
                .filter(stream -> stream.startsWith("award/"))
                .map(stream -> stream.substring("award/".length()))
                .findFirst();
    }
}
