package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.tools.repository.Repository;
import picocli.CommandLine;

/** What docs/verification.md sends people to is there: commands with their options, addresses, tables. */
class VerificationPageTest {
    private static final String PAGE = Repository.text(Path.of("docs/verification.md"));
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern GET = Pattern.compile("`GET (/[^`]*)`");
    private static final Pattern MAPPING = Pattern.compile("@(?:Get|Request)Mapping\\((?:value = )?\"([^\"]+)\"");
    private static final Pattern TABLE = Pattern.compile("table(?:s)? ((?:`[a-z_]+`(?:, )?)+)");

    private static List<String> code() {
        return CODE.matcher(PAGE)
                .results()
                .map(MatchResult::group)
                .map(span -> span.substring(1, span.length() - 1).replaceFirst("^\\./ledger ", ""))
                .toList();
    }

    @Test
    void everyCommandNamedThereHasTheOptionsNamedWithIt() {
        CommandLine ledger =
                Ledger.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        int named = 0;
        Set<String> unknown = new TreeSet<>();
        for (String span : code()) {
            String[] words = span.split(" ", -1);
            CommandLine command = ledger.getSubcommands().get(words[0]);
            if (command == null) {
                continue;
            }
            named++;
            for (int i = 1; i < words.length; i++) {
                CommandLine deeper = command.getSubcommands().get(words[i]);
                command = deeper == null ? command : deeper;
                if (words[i].startsWith("-") && command.getCommandSpec().findOption(words[i]) == null) {
                    unknown.add(span);
                }
            }
        }
        assertThat(named).isGreaterThan(8);
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyAddressNamedThereIsServed() {
        Set<String> served = Repository.files(path -> path.startsWith("ledger-app/src/main/java/")).stream()
                .flatMap(file -> mappings(Repository.text(file)))
                .map(VerificationPageTest::shape)
                .collect(Collectors.toSet());
        List<String> named = GET.matcher(PAGE)
                .results()
                .map(address -> Objects.requireNonNull(address.group(1)))
                .toList();
        assertThat(named).hasSizeGreaterThan(5);
        assertThat(named).allSatisfy(address -> assertThat(served)
                .as(address)
                .contains(shape("/api/v1" + address.replaceFirst("/tile/.*", "/tile/<path>"))));
    }

    /** The addresses of one controller: those of its methods behind that of its class. */
    private static Stream<String> mappings(String source) {
        List<String> all =
                MAPPING.matcher(source).results().map(found -> found.group(1)).toList();
        boolean onClass = source.contains("@RequestMapping(\"");
        return onClass ? all.stream().skip(1).map(path -> all.getFirst() + path) : all.stream();
    }

    /** Whatever is put in is the same place. */
    private static String shape(String address) {
        return address.replaceAll("\\{[^}]*}|<[^>]*>|(?<=/)\\d+", "?");
    }

    @Test
    void everyTableNamedThereExists() {
        String schema = Repository.text(Path.of("ledger-app/src/main/resources/db/ledger/V1__sealed_log.sql"));
        Matcher tables = TABLE.matcher(PAGE);
        int named = 0;
        while (tables.find()) {
            for (MatchResult table : CODE.matcher(Objects.requireNonNull(tables.group(1)))
                    .results()
                    .toList()) {
                named++;
                assertThat(schema).contains("CREATE TABLE " + table.group(1) + " (");
            }
        }
        assertThat(named).isGreaterThan(4);
    }
}
