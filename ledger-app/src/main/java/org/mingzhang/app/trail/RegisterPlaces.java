package org.mingzhang.app.trail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.register.Column;
import org.mingzhang.view.register.QuestionReader;
import org.mingzhang.view.register.Register;
import org.mingzhang.view.register.RegisterQueries;
import org.mingzhang.view.register.RegisterQuestion;
import org.mingzhang.view.register.RegisterWords;
import org.mingzhang.view.register.Registers;
import org.mingzhang.view.register.Vocabulary;
import org.mingzhang.view.scope.Scope;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The registers that have rows of what somebody looks for: a document number, a county, the name of a person or of a unit. */
@Component
final class RegisterPlaces {
    private static final int SHORTEST = 2;
    private static final String KEYWORD = "keyword";
    private static final String COUNTY = "county";

    private final LedgerViews views;
    private final RegisterQueries registers;

    RegisterPlaces(LedgerViews views, RegisterQueries registers) {
        this.views = views;
        this.registers = registers;
    }

    /**
     * Rows of a register.
     *
     * @param conditions by what they are chosen, as people say it
     * @param count how many of them whoever asks may see
     * @param path the register with those conditions
     */
    public record Place(String register, String conditions, long count, String path) {}

    /** All places with a row within the scope; none where the words are too few, or no question to a register. */
    List<Place> find(Scope scope, String programme, String typed) {
        String words = typed.strip();
        PolicyPack pack = views.budget().pack(programme).orElse(null);
        if (pack == null || words.length() < SHORTEST) {
            return List.of();
        }
        RegisterWords names = new RegisterWords(pack, scope);
        List<Place> places = new ArrayList<>();
        for (Register register : Registers.of(pack)) {
            if (register.opensTo(scope)) {
                for (Map<String, String> asked : questions(register, words, names)) {
                    add(places, scope, programme, register, names, asked);
                }
            }
        }
        return places;
    }

    /** Rows with the words in them, and those of the counties that are called so. */
    private static List<Map<String, String>> questions(Register register, String words, RegisterWords names) {
        List<Map<String, String>> questions = new ArrayList<>();
        register
                .column(COUNTY)
                .filter(county -> county.filtered() && county.vocabulary() == Vocabulary.COUNTY)
                .map(names::choices)
                .orElse(List.of())
                .stream()
                .filter(county -> county.word().contains(words))
                .forEach(county -> questions.add(Map.of(COUNTY, county.id())));
        questions.add(Map.of(KEYWORD, words));
        return questions;
    }

    private void add(
            List<Place> places,
            Scope scope,
            String programme,
            Register register,
            RegisterWords names,
            Map<String, String> asked) {
        RegisterQuestion question;
        try {
            question = QuestionReader.read(register, programme, names, parameters(register, asked));
        } catch (InvalidDocument none) {
            return;
        }
        long count = registers.count(scope, question);
        if (count > 0) {
            UriComponentsBuilder path =
                    UriComponentsBuilder.fromPath(Area.REGISTERS.path()).pathSegment(register.name());
            asked.keySet().forEach(name -> path.queryParam(name, "{" + name + "}"));
            places.add(new Place(
                    register.title(),
                    question.inWords(names),
                    count,
                    path.encode().buildAndExpand(asked).toUriString()));
        }
    }

    /** One column is enough to count, and one that is not held against the treasury. */
    private static Map<String, List<String>> parameters(Register register, Map<String, String> asked) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        asked.forEach((name, value) -> parameters.put(name, List.of(value)));
        register.columns().stream()
                .filter(column -> !column.matched() && !column.isMoney())
                .map(Column::key)
                .findFirst()
                .ifPresent(column -> parameters.put("columns", List.of(column)));
        return parameters;
    }
}
