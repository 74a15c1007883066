package org.mingzhang.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.policy.PackNames;

/** What a finance officer reads of a refusal. */
class FactWordsTest {
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../ledger-app/src/main/java"));

    /** What is called with the name of a fact: {@code Map.of} with one before each value, the others with one at a place. */
    private static final Pattern CALL =
            Pattern.compile("\\b(Map\\.of|facts\\.put|compared\\.put|gone|refuseAfter|refuse)\\(");

    /** A helper's parameter stands for the names that its callers write. */
    private static final List<String> GIVEN_ELSEWHERE = List.of("name");

    private static final Pattern LITERAL = Pattern.compile("\"(\\w+)\"");

    @Test
    void moneyIsInYuanAndPostsHaveTheirTitles() {
        assertThat(FactWords.sentence(
                        new TreeMap<>(
                                Map.of("requestedFen", "123456789", "needs", "[FINANCE, CITY_INDUSTRY]", "zzz", "a")),
                        PackNames.NONE))
                .isEqualTo("须为 财政、市工信，本次金额 1,234,567.89 元，zzz a");
    }

    @Test
    void whatWasUsedUpIsCalledByItsName() {
        assertThat(FactWords.sentence(
                        new TreeMap<>(Map.of("claim", "bank-receipt", "key", "示例银行|HD0001", "firstUsedAt", "1514")),
                        PackNames.NONE))
                .isEqualTo("银行回单 示例银行 HD0001，首次使用于账目序号 1514");
    }

    @Test
    void idsGiveWayToTheNamesOfThePack() {
        assertThat(FactWords.sentence(
                        new TreeMap<>(Map.of(
                                "source", "central", "allowed", "central、local", "line", "service", "limit", "0.2")),
                        new PackNames(Given.pack())))
                .isEqualTo("允许 中央财政奖补资金、地方配套资金，限额 20%，资金用途 数字化服务提升，资金来源 中央财政奖补资金");
    }

    @Test
    void aStateIsRecordedByItsWordAndAFactOfThePolicyIsNamed() {
        assertThat(Rejection.of(
                                RejectionCode.WRONG_STATE,
                                Map.of(
                                        "award",
                                        Award.Status.REVIEWED,
                                        "needs",
                                        Worded.list(Award.Status.CALCULATED, Award.Status.APPROVED),
                                        "missing",
                                        "honour.id, product.id",
                                        "enterprise.pilot",
                                        "false"))
                        .message(PackNames.NONE))
                .contains("奖补 已复核，试点企业 否，缺少 称号、产品，须为 已测算、已核定（");
    }

    /** A parameter's value stands under the parameter's own id. */
    @Test
    void parametersHaveTheNamesOfThePack() {
        String id = Given.pack().parameters().getFirst().id();
        String name = Given.pack().parameters().getFirst().name();
        assertThat(FactWords.sentence(new TreeMap<>(Map.of(id, "1", "parameter", id)), new PackNames(Given.pack())))
                .contains(name + " 1", "参数 " + name)
                .doesNotContain(id);
    }

    @Test
    void theFactsOfAPolicyHaveTheNamesThatThePolicyHasForThem() {
        assertThat(FactWords.sentence(new TreeMap<>(Map.of("platform.servedPilotEnterprises", "4")), PackNames.NONE))
                .isEqualTo("服务试点企业数 4");
    }

    @Test
    void theLineHasNoCodeInIt() {
        String line = Rejection.of(RejectionCode.AMOUNT_TOO_LARGE, Map.of("requestedFen", 1))
                .message(PackNames.NONE);
        assertThat(line)
                .startsWith("金额之和超出账本可记的范围：本次金额 0.01 元（依据：")
                .endsWith("）")
                .doesNotContain("AMOUNT_TOO_LARGE");
    }

    @Test
    void everyFactOfARefusalHasAWordAndEveryWordAFact() throws IOException {
        SortedSet<String> given = new TreeSet<>();
        for (Path file : refusing()) {
            given.addAll(factsIn(Files.readString(file)));
        }
        // States that pages put into words are maps as well; no fact is called in capitals.
        given.removeIf(name -> name.matches("[A-Z][A-Z_]*"));
        assertThat(given).hasSizeGreaterThan(80);
        assertThat(FactWords.names()).isEqualTo(given);
    }

    @Test
    void theReadingOfTheSourceFindsEachPlaceOfAName() {
        assertThat(factsIn("""
                        Map.of("a", f("x", y), "b",
                            "c,)(") ; facts.put("d", 1); other.put("e", 2); refuse(parameter, written, "f", "g");
                        refuseAfter("h", at); Map.of(name, date, "i", 1)""")).containsExactly("a", "b", "d", "f", "h", "i");
    }

    private static List<Path> refusing() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path source : SOURCES) {
            try (Stream<Path> all = Files.walk(source)) {
                for (Path file : all.filter(path -> path.toString().endsWith(".java"))
                        // What reads a pack or its examples has no facts: its maps are about their text.
                        .filter(path -> !path.toString().contains("reading")
                                && !path.toString().contains("examples"))
                        .toList()) {
                    if (Files.readString(file).contains("Rejection")) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    private static SortedSet<String> factsIn(String java) {
        SortedSet<String> names = new TreeSet<>();
        Matcher call = CALL.matcher(java);
        while (call.find()) {
            List<String> arguments = arguments(java, call.end());
            int first = call.group(1).equals("refuse") ? 2 : 0;
            int step = call.group(1).equals("Map.of") ? 2 : arguments.size() + 1;
            for (int i = first; i < arguments.size(); i += step) {
                Matcher literal = LITERAL.matcher(arguments.get(i));
                if (literal.matches()) {
                    names.add(literal.group(1));
                } else if (call.group(1).equals("Map.of") && !arguments.get(i).isEmpty()) {
                    assertThat(GIVEN_ELSEWHERE)
                            .as("a fact without a written name")
                            .contains(arguments.get(i));
                }
            }
        }
        return names;
    }

    /** The arguments of the call whose bracket ends before a place. */
    private static List<String> arguments(String java, int from) {
        List<String> out = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = from; depth >= 0; i++) {
            char c = java.charAt(i);
            if (c == '"' && java.charAt(i - 1) != '\\') {
                quoted = !quoted;
            }
            if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            }
            if (depth < 0 || (depth == 0 && !quoted && c == ',')) {
                out.add(argument.toString().strip());
                argument.setLength(0);
            } else {
                argument.append(c);
            }
        }
        return out;
    }
}
