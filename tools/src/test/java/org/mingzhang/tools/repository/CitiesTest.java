package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.policy.Ambiguity;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Catalogue;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Count;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Figure;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.Industry;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Region;
import org.mingzhang.domain.policy.Target;
import org.mingzhang.domain.policy.TextCounting;
import org.mingzhang.domain.policy.reading.Packs;

/**
 * A city is data: nothing of one stands in the program. Neither its name, nor the ids of its pack and what they begin with,
 * nor the words by which it calls what it pays for, who gets it and where. What a city lends to invented records stands in a
 * story beside the program.
 */
class CitiesTest {
    private static final List<String> MODULES = List.of("ledger-domain", "projections", "ledger-app", "tools");
    private static final List<PolicyPack> PACKS =
            Packs.builtIn().stream().map(Packs::builtIn).toList();

    /** Where a city may stand: its pack, its story, and which of them is the sample. */
    private static final Pattern OF_CITIES = Pattern.compile("/(packs|stories)/|/sample-city\\.txt$");

    private static final Pattern TEXT = Pattern.compile(".*\\.(txt|yaml|sql|properties|csv|xml)");

    /** A word of any city: what is not put together says nothing of one. */
    private static final Pattern PLAIN = Pattern.compile("[a-z]+|\\d{1,3}");

    @Test
    void noCitysNameStandsInTheProgram() throws IOException {
        Pattern names = any(places(), Pattern.CASE_INSENSITIVE);
        assertThat(places()).as("there are names to look for").hasSizeGreaterThan(4);
        assertThat(lines(names, false)).isEmpty();
    }

    @Test
    void noIdOfAPackStandsInTheProgramNorWhatItBeginsWith() throws IOException {
        assertThat(prefixes()).as("there are prefixes to look for").hasSize(PACKS.size());
        assertThat(ids()).as("there are ids to look for").hasSizeGreaterThan(150);
        assertThat(lines(prefix(), false)).isEmpty();
        assertThat(lines(id(), true)).isEmpty();
    }

    @Test
    void noWordsOfAPackStandInTheProgram() throws IOException {
        assertThat(words()).as("there are words to look for").hasSizeGreaterThan(150);
        assertThat(lines(any(words(), 0), true)).isEmpty();
    }

    /** Alone, or behind the two characters with which a credit code begins (GB 32100-2015). */
    @Test
    void noDivisionCodeOfACityStandsInTheProgram() throws IOException {
        String cities = PACKS.stream()
                .map(PolicyPack::region)
                .filter(Objects::nonNull)
                .map(region -> region.code().substring(0, 4))
                .distinct()
                .collect(Collectors.joining("|"));
        Pattern codes = Pattern.compile("(?<![0-9A-Z])(?:9[0-9A-Z])?(?:" + cities + ")[0-9]{2}(?:MA|[^0-9])");
        assertThat("code(\"91" + cities.substring(0, 4) + "00MA0000001\")").containsPattern(codes);
        assertThat(lines(codes, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return \"HD-01\";",
                "String direction = \"SJZ\" + \"-A1\";",
                "case \"hd-data\" -> \"QD\";",
                "\"SL-HD-%s-%d\".formatted(number, attempt)",
                "// as AMB-SJZ-3 has it",
                "\"CJ-1.once\""
            })
    void aPrefixIsFoundHoweverItIsHidden(String code) {
        assertThat(prefix().matcher(code).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "honour(firm, \"miit-smart-factory\")",
                "values.find(\"ratio.scope\")",
                "organisation(\"130408\")",
                "/** Such as {@code specialised-enterprise}. */"
            })
    void anIdIsFoundHoweverItIsHidden(String code) {
        assertThat(id().matcher(JavaText.commentsAndStrings(code)).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"数字化转型“小灯塔”标杆企业\"", "title(\"标杆县（市、区）\")", "\"共享智造\"", "// 永年区", "\"省级智能工厂\"", "\"紧固件制造\""})
    void aWordIsFoundHoweverItIsHidden(String code) {
        assertThat(any(words(), 0).matcher(JavaText.commentsAndStrings(code)).find())
                .isTrue();
    }

    @Test
    void wordsOfThePackLanguageAreNoCitys() {
        String code = "case \"benchmark\", \"pilot.from\", \"text.counting\" -> \"数字化改造\" + investment.scope() + CMD;";
        assertThat(prefix().matcher(code).find()).isFalse();
        assertThat(id().matcher(JavaText.commentsAndStrings(code)).find()).isFalse();
        assertThat(any(words(), 0).matcher(code).find()).isFalse();
    }

    /** The place of a pack's id, and its region without its rank; a ministry's programme has neither. */
    private static Collection<String> places() {
        return PACKS.stream()
                .flatMap(pack -> {
                    Region region = pack.region();
                    return region == null
                            ? Stream.of()
                            : Stream.concat(
                                    Stream.of(pack.id()
                                            .substring(0, pack.id().indexOf('-'))
                                            .toLowerCase(Locale.ROOT)),
                                    Stream.of(region.name())
                                            .filter(name -> name.length() > 2)
                                            .map(name -> name.substring(0, name.length() > 3 ? 2 : name.length() - 1)));
                })
                .distinct()
                .toList();
    }

    /** The letters with which a pack's own ids begin. */
    private static Collection<String> prefixes() {
        Pattern letters = Pattern.compile("[A-Z]+(?=[-.])");
        return PACKS.stream()
                .flatMap(pack -> pack.directions().stream().map(Direction::id))
                .map(letters::matcher)
                .filter(Matcher::lookingAt)
                .map(Matcher::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Standing alone, whatever stands beside: {@code "HD" + "-01"} is found, a word that has the letters in it is not. */
    private static Pattern prefix() {
        return Pattern.compile(
                "(?<![A-Za-z0-9])(?:" + String.join("|", prefixes()) + ")(?![A-Za-z])", Pattern.CASE_INSENSITIVE);
    }

    /** What a pack calls its own, but for plain words and the parameters that the pack language itself names. */
    private static Collection<String> ids() {
        TreeSet<String> ids = PACKS.stream()
                .flatMap(pack -> Stream.of(
                        of(pack.directions(), Direction::id),
                        of(pack.targets(), Target::id),
                        of(pack.ambiguities(), Ambiguity::id),
                        of(pack.parameters(), Parameter::id),
                        of(pack.funds(), Fund::id),
                        of(pack.counts(), Count::id),
                        of(pack.figures(), Figure::id),
                        of(pack.catalogues(), Catalogue::id),
                        of(pack.forms(), Form::id),
                        of(pack.honours(), Honour::id),
                        of(pack.sources(), FundingSource::id),
                        of(pack.lines(), BudgetLine::id),
                        of(pack.industries(), Industry::id),
                        of(pack.counties(), County::code)))
                .flatMap(some -> some)
                .filter(id -> !PLAIN.matcher(id).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        Arrays.stream(CoreParameter.values()).map(CoreParameter::id).forEach(ids::remove);
        ids.removeAll(List.of(ParameterValues.PAYMENT_LIST_NOTICE, TextCounting.PARAMETER));
        return ids;
    }

    private static <T> Stream<String> of(List<T> items, java.util.function.Function<T, String> name) {
        return items.stream().map(name);
    }

    /** As a whole: no part of a longer id, a path or a number. */
    private static Pattern id() {
        return Pattern.compile("(?<![\\w.-])(?:" + alternatives(ids()) + ")(?![\\w-]|\\.\\w)");
    }

    /** How a pack calls what it pays for, and who gets it and where; not in the words of the pack language itself. */
    private static Collection<String> words() {
        String language = Stream.concat(
                        Arrays.stream(Direction.Kind.values()).map(Direction.Kind::chinese),
                        Arrays.stream(FactName.values()).map(FactName::meaning))
                .collect(Collectors.joining("\n"));
        return PACKS.stream()
                .flatMap(pack -> Stream.of(
                        of(pack.directions(), Direction::name),
                        of(pack.honours(), Honour::name),
                        pack.honours().stream().flatMap(honour -> honour.recorded().kinds().stream()),
                        of(pack.sources(), FundingSource::name),
                        of(pack.lines(), BudgetLine::name),
                        of(pack.industries(), Industry::name),
                        of(pack.counties(), County::name)))
                .flatMap(some -> some)
                .filter(word -> !language.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Pattern any(Collection<String> texts, int flags) {
        return Pattern.compile(alternatives(texts), flags);
    }

    private static String alternatives(Collection<String> texts) {
        return texts.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /**
     * Lines of the program in which something of a city is found.
     *
     * @param toldOnly whether only what is said in comments and strings is looked at, else code, too
     */
    private static List<String> lines(Pattern of, boolean toldOnly) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : program()) {
            String text = Files.readString(file);
            boolean java = file.toString().endsWith(".java");
            int number = 0;
            for (String line : (java && toldOnly ? JavaText.commentsAndStrings(text) : text).split("\n", -1)) {
                number++;
                if (of.matcher(line).find()) {
                    found.add(file + ":" + number + ": " + line.strip());
                }
            }
        }
        return found;
    }

    private static List<Path> program() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> all = Files.walk(Repository.ROOT.resolve(Path.of(module, "src", "main")))) {
                all.filter(path -> path.toString().endsWith(".java")
                                || (TEXT.matcher(path.toString()).matches()
                                        && !OF_CITIES.matcher(path.toString()).find()))
                        .filter(Files::isRegularFile)
                        .forEach(files::add);
            }
        }
        return files;
    }
}
