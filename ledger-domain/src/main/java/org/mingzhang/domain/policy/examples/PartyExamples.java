package org.mingzhang.domain.policy.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Direction.Applicant;
import org.mingzhang.domain.policy.Direction.Consortium;
import org.mingzhang.domain.policy.Direction.Payee;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Requirement;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.reading.MapReader;

/** The sections {@code parties} and {@code checks}: who applies and is paid, and when which condition is looked at. */
final class PartyExamples {
    private static final String UNSAID = "没有规定";
    private static final UnaryOperator<String> WORDS = UnaryOperator.identity();
    private static final Map<String, Payee> PAYEES =
            Arrays.stream(Payee.values()).collect(Collectors.toMap(Payee::word, Function.identity()));

    private final Given given;
    private final PolicyPack pack;

    PartyExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** Who may apply, whether jointly, for what, and whose account the money goes to. */
    Supplier<Outcome> parties(MapReader one) {
        List<Direction> directions = given.directions(one);
        Set<Applicant> applicants = one.has("applicants")
                ? Set.copyOf(one.choices("applicants", LimitExamples.words(Applicant.values())))
                : null;
        String members = one.has("members")
                ? one.choice("members", LimitExamples.words(Consortium.Members.values()), Consortium.Members.NONE)
                        .chinese()
                : UNSAID;
        boolean joint = one.has("members");
        String payee =
                one.has("payee") ? one.choice("payee", PAYEES, Payee.APPLICANT).chinese() : null;
        String subject = one.has("subject") ? one.text("subject") : null;
        if (applicants == null && !joint && payee == null && subject == null) {
            one.report(one.spot(), "没有写各方", "应至少写明 applicants、members、payee、subject 之一");
        }
        return () -> {
            Outcome outcome = new Outcome(pack);
            for (Direction of : directions) {
                String id = of.id();
                if (applicants != null) {
                    outcome.same(id + " 的申报单位", applicants, of.mayApply(), PartyExamples::names);
                }
                if (joint) {
                    Consortium rule = of.consortium();
                    outcome.same(
                            id + " 联合申报",
                            members,
                            rule == null ? UNSAID : rule.members().chinese(),
                            WORDS);
                }
                if (payee != null) {
                    outcome.same(id + " 付给", payee, of.hasMoney() ? of.payee().chinese() : "没有资金", WORDS);
                }
                if (subject != null) {
                    FactName rewarded = of.subject();
                    outcome.same(id + " 奖励的是", subject, rewarded == null ? UNSAID : rewarded.id(), WORDS);
                }
            }
            return outcome;
        };
    }

    private static String names(Set<Applicant> applicants) {
        return applicants.stream().sorted().map(Applicant::chinese).collect(Collectors.joining("、"));
    }

    /** Which conditions are looked at when, and which people judge at which stage; all of them. */
    Supplier<Outcome> checks(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        List<String> known = direction.stream()
                .flatMap(of -> Stream.of(of.requirements(), inAdvance(of), of.beforePayment()))
                .flatMap(List::stream)
                .map(Requirement::id)
                .distinct()
                .toList();
        Map<String, SortedSet<String>> expected = new TreeMap<>();
        one.mapIfPresent("at").ifPresent(at -> listed(at, moments(), known, expected));
        one.mapIfPresent("judged")
                .ifPresent(judged ->
                        listed(judged, pack.stages().stream().map(Stage::id).toList(), known, expected));
        return () -> {
            Map<String, SortedSet<String>> found = new TreeMap<>();
            Direction of = direction.orElseThrow();
            of.requirements().forEach(requirement -> moments(requirement)
                    .forEach(moment -> found.computeIfAbsent(moment, none -> new TreeSet<>())
                            .add(requirement.id())));
            inAdvance(of).forEach(requirement -> found.computeIfAbsent(word(Moment.ADVANCE), none -> new TreeSet<>())
                    .add(requirement.id()));
            of.beforePayment()
                    .forEach(requirement -> found.computeIfAbsent(word(Moment.PAYMENT), none -> new TreeSet<>())
                            .add(requirement.id()));
            Outcome outcome = new Outcome(pack);
            Stream.concat(expected.keySet().stream(), found.keySet().stream())
                    .distinct()
                    .sorted()
                    .forEach(moment -> outcome.same(
                            place(moment),
                            expected.getOrDefault(moment, new TreeSet<>()),
                            found.getOrDefault(moment, new TreeSet<>()),
                            ids -> ids.isEmpty() ? "不看" : String.join("、", ids)));
            return outcome;
        };
    }

    private static List<Requirement> inAdvance(Direction of) {
        Advance advance = of.advance();
        return advance == null
                ? List.of()
                : advance.instalments().stream()
                        .flatMap(instalment -> instalment.requirements().stream())
                        .toList();
    }

    private static void listed(
            MapReader map, List<String> keys, List<String> known, Map<String, SortedSet<String>> into) {
        for (String key : map.keys()) {
            map.known(new MapReader.Word(key, map.spotOf(key)), keys);
            into.put(key, new TreeSet<>(map.references(key, known)));
        }
    }

    /** When conditions are looked at; people judge at stages, each by its own id. */
    private static List<String> moments() {
        return Arrays.stream(Moment.values())
                .filter(moment -> moment != Moment.STAGE)
                .map(PartyExamples::word)
                .toList();
    }

    private static String word(Moment moment) {
        return moment.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> moments(Requirement requirement) {
        return switch (requirement) {
            case Requirement.Judged judged -> List.of(judged.stage());
            case Requirement.Computed computed ->
                computed.at().stream().map(PartyExamples::word).toList();
        };
    }

    private String place(String moment) {
        return pack.stage(moment).map(Stage::name).map(name -> name + "由人判断").orElseGet(() -> Arrays.stream(
                        Moment.values())
                .filter(each -> word(each).equals(moment))
                .findFirst()
                .map(each -> each.chinese() + "看")
                .orElse(moment));
    }
}
