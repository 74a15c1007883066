package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.examples.Example;
import org.mingzhang.domain.policy.examples.ExampleRun;
import org.mingzhang.domain.policy.examples.WorkedExamples;
import org.mingzhang.domain.policy.reading.PackChecker;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Quotes;

/**
 * The pack of an invented city uses all of the language: whatever the readers of packs and of worked examples would take, they find
 * in it and its amendments at least once. A key, word, function or kind that is new to them is missing here until it stands there.
 */
class FullPackTest {
    private static final Path FOLDER = Path.of("..", "docs", "guide", "full-pack");
    private static final List<String> VERSIONS = List.of("pack.yaml", "pack-2.yaml", "pack-3.yaml", "pack-4.yaml");

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(file));
    }

    private static PolicyPack pack(String file) throws IOException {
        return PackReader.read(bytes(file));
    }

    private static List<PolicyPack> packs() throws IOException {
        List<PolicyPack> packs = new ArrayList<>();
        for (String version : VERSIONS) {
            packs.add(pack(version));
        }
        return packs;
    }

    @Test
    void everyKeyAndWordThatThePackReaderWouldTakeIsUsed() throws IOException {
        Heard heard = new Heard();
        for (String version : VERSIONS) {
            assertThat(PackChecker.check(bytes(version), heard).problems()).isEmpty();
        }
        assertThat(heard.neverTaken())
                .as("keys that no version has, and words that none says")
                .isEmpty();
    }

    @Test
    void everyKeyAndOutcomeOfWorkedExamplesIsShown() throws IOException {
        Heard heard = new Heard();
        PackChecker.check(bytes("pack.yaml"), heard);
        heard.forgetWhatWasAsked();
        assertThat(WorkedExamples.run(pack("pack.yaml"), bytes("cases.yaml"), heard)
                        .mistakes())
                .isEmpty();
        assertThat(heard.neverTaken())
                .as("keys that no example has, and outcomes that none shows")
                .isEmpty();
    }

    @Test
    void everyFunctionAndOperatorOfExpressionsIsUsed() throws IOException {
        Set<String> offered = new TreeSet<>(ExpressionNames.FUNCTIONS);
        offered.addAll(ExpressionMistakes.TAKES.keySet());
        // What yearsAgo and monthsAgo become; nobody writes them.
        offered.remove(ExpressionLanguage.YEARS_BEFORE);
        offered.remove(ExpressionLanguage.MONTHS_BEFORE);
        Said.of(packs()).expressions().forEach(expression -> offered.removeAll(Calls.in(expression.text())));
        assertThat(offered).as("functions that no rule uses").isEmpty();
    }

    @Test
    void everyKindOfFactIsNamed() throws IOException {
        Set<Object> named = Said.of(packs()).kindsOfFacts();
        Stream<Object> kinds = Stream.of(ValueType.values(), NamedFact.Family.values(), ThingFact.Kind.values())
                .flatMap(Arrays::stream);
        assertThat(kinds.filter(kind -> !named.contains(kind)))
                .as("kinds of facts that no rule names")
                .isEmpty();
        assertThat(named)
                .as("a figure of a year, and of one told from the decision's")
                .contains("year", "years ago");
    }

    @Test
    void everyPartOfARuleIsThereOnce() throws IOException {
        assertThat(Said.of(packs()).neverThere())
                .as("what is null, false or empty in every rule, and forms that no rule has")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pack.yaml,   pack-2.yaml, amendment-2, XH-1, 25%",
        "pack-2.yaml, pack-3.yaml, amendment-3, XH-2, 2万元",
        "pack-3.yaml, pack-4.yaml, amendment-4, XH-3, 25万元"
    })
    void anAmendmentIsTheSamePackWithTheNextVersionAndSaysWhatItChanges(
            String earlier, String later, String document, String direction, String value) throws IOException {
        PolicyPack first = pack(earlier);
        PolicyPack second = pack(later);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(Quotes.differing(second, document, text(document + ".md"))).isEmpty();
        assertThat(Quotes.differing(second, "notice", text("notice.md"))).isEmpty();
        assertThat(VersionDifference.between(first, second).toString())
                .contains(value)
                .contains(direction);
    }

    /** What an amendment leaves alone comes out as before; what it changes, as it says. */
    @ParameterizedTest
    @CsvSource({"2, 2", "3, 5", "4, 6"})
    void theExamplesComeOutUnderAnAmendmentAsItSays(int version, int changed) throws IOException {
        ExampleRun run = WorkedExamples.run(pack("pack-" + version + ".yaml"), bytes("cases.yaml"));
        assertThat(run.mistakes()).isEmpty();
        List<String> expected = new ArrayList<>(List.of("10月1日验收，按30%：125,000.00元", "同一企业第2张服务券：QUOTA_EXCEEDED"));
        if (version > 2) {
            expected.addAll(List.of("合同价5万元的服务券：2万元", "服务券不足1元的舍去：2万元", "服务券最高3万元：2万元"));
        }
        if (version > 3) {
            expected.add("增长3000万元，最高20万元：25万元");
        }
        assertThat(run.failing().stream().map(FullPackTest::outcome))
                .hasSize(changed)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String outcome(Example example) {
        String found = example.differences().getFirst().found();
        return example.name() + "："
                + (found.startsWith(RejectionCode.QUOTA_EXCEEDED.text()) ? "QUOTA_EXCEEDED" : found);
    }
}
