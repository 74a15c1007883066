package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.domain.decision.RejectionCode;

/**
 * What the guides for officials and companies put in 「」 stands so in the console: on a page, in the catalogue of commands, among
 * the refusals. A button that is called anew is a guide that is written anew.
 */
class GuidesTest {
    static final List<String> GUIDES = List.of("finance", "county", "enterprise");

    /** More is not read by anybody. */
    private static final int MOST_LINES = 250;

    private static final Pattern QUOTED = Pattern.compile("「([^」]+)」");

    /** Text between tags, values of attributes, literals within expressions. */
    private static final List<Pattern> ON_PAGES =
            List.of(Pattern.compile(">([^<>]+)<"), Pattern.compile("=\"([^\"]+)\""), Pattern.compile("'([^']*)'"));

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void whatIsQuotedStandsOnAPage() {
        Set<String> words = words();
        List<String> astray = new ArrayList<>();
        for (String guide : GUIDES) {
            List<String> quoted = quoted(Repository.text(file(guide)));
            assertThat(quoted).as(guide).hasSizeGreaterThan(20);
            quoted.stream()
                    .filter(word -> !words.contains(word))
                    .map(word -> guide + ".md: 「" + word + "」")
                    .forEach(astray::add);
        }
        assertThat(astray).as("words that are on no page of the console").isEmpty();
    }

    @Test
    void aWordThatIsOnNoPageIsFoundOut() {
        assertThat(words()).contains("看将要签名的内容", "存草稿", "审批拨付", "同一人不得办理互相制约的两步");
        assertThat(words()).doesNotContain("看将要签名", "提交并保存", "审批拨付款");
    }

    @Test
    void guidesAreShortEnoughToBeRead() {
        for (String guide : GUIDES) {
            assertThat(Repository.text(file(guide)).lines().count()).as(guide).isLessThanOrEqualTo(MOST_LINES);
        }
    }

    private static Path file(String guide) {
        return Path.of("docs", "guide", guide + ".md");
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>();
        for (Path file : Repository.files(
                path -> path.startsWith("ledger-app/src/main/resources/templates/") && path.endsWith(".html"))) {
            for (Pattern pattern : ON_PAGES) {
                collect(words, pattern, Repository.text(file));
            }
        }
        for (Path file : Repository.files(path -> path.endsWith(".java")
                && (path.startsWith("ledger-app/src/main/java/")
                        || path.startsWith("projections/src/main/java/org/mingzhang/view/workbench/")
                        || path.startsWith("projections/src/main/java/org/mingzhang/view/register/")))) {
            collect(words, LITERAL, Repository.text(file));
        }
        CommandCatalogue.all().forEach(entry -> {
            words.add(entry.title());
            entry.fields().forEach(field -> words.add(field.label()));
        });
        for (RejectionCode code : RejectionCode.values()) {
            words.add(code.text());
        }
        return words;
    }

    private static void collect(Set<String> words, Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            // A label goes on behind its bracket or colon with what differs from case to case.
            String word = String.valueOf(found.group(1)).strip();
            words.add(word);
            words.add(word.replaceFirst("[（：，].*$", "").strip());
        }
    }
}
