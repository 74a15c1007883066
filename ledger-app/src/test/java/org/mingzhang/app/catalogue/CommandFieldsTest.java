package org.mingzhang.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.app.catalogue.CommandFields.Row;
import org.mingzhang.app.platform.command.PersonalValues;
import org.mingzhang.app.platform.command.TextWords;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the catalogue says of every command's fields. */
class CommandFieldsTest {
    static Collection<String> commands() {
        return CommandCodec.types().keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyFieldHasItsMeaningInChineseAndAnExampleOrFurtherFields(String command) {
        List<Row> rows = new CommandFields(command).rows();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.meaning()).as(row.name()).containsPattern("\\p{IsHan}");
            assertThat(row.type()).as(row.name()).containsPattern("\\p{IsHan}|true");
            if (row.example() == null) {
                assertThat(rows).as(row.name()).anyMatch(inner -> inner.name()
                        .matches("\\Q" + row.name() + "\\E(\\[])?\\..+"));
            } else {
                assertThat(row.example().toString()).as(row.name()).isNotBlank();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyChoiceIsExplained(String command) {
        choices(Objects.requireNonNull(CommandCodec.types().get(command)), "", new CommandFields(command).rows());
    }

    private static void choices(Class<?> shape, String within, List<Row> rows) {
        for (RecordComponent component : shape.getRecordComponents()) {
            String place = within + component.getName();
            if (component.getType().isRecord()) {
                choices(component.getType(), place + ".", rows);
            } else if (component.getType().isEnum() && component.getType() != Role.class) {
                Row told = rows.stream()
                        .filter(row -> row.name().equals(place))
                        .findFirst()
                        .orElseThrow();
                for (Object choice : component.getType().getEnumConstants()) {
                    assertThat(told.meaning()).as(place).containsPattern("\\b" + choice + " \\p{IsHan}");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theExampleIsACommandThatCanBeRead(String command) {
        assertThatCode(() -> CommandPosts.command(command, new CommandFields(command).example()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theExampleOfEveryFieldIsTakenInItsPlace(String command) {
        CommandFields fields = new CommandFields(command);
        for (Row row : fields.rows()) {
            if (row.example() != null) {
                Map<String, Object> payload = new LinkedHashMap<>(fields.example());
                put(payload, row.name(), row.example());
                JsonNode written = JsonMapper.shared().valueToTree(payload);
                JsonNode tree =
                        PersonalValues.commit(TextWords.apart(written, new LinkedHashMap<>()), new LinkedHashMap<>());
                List<Problem> problems = new ArrayList<>();
                CommandCodec.read(command, "", tree, "", problems);
                // The words of a text are its digest in what is signed.
                String pointer = "/"
                        + row.name()
                                .replace("].words", "].sm3")
                                .replace("[].", "/0/")
                                .replace('.', '/');
                assertThat(problems).as(row.name()).noneMatch(problem -> problem.pointer()
                        .equals(pointer));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> payload, String place, Object example) {
        int dot = place.indexOf('.');
        if (dot < 0) {
            payload.put(place, example);
            return;
        }
        boolean several = place.startsWith("[]", dot - 2);
        String outer = place.substring(0, several ? dot - 2 : dot);
        Object known = payload.get(outer);
        Object one = several && known != null ? ((List<Object>) known).getFirst() : known;
        Map<String, Object> inner = new LinkedHashMap<>(one == null ? Map.of() : (Map<String, Object>) one);
        put(inner, place.substring(dot + 1), example);
        payload.put(outer, several ? List.of(inner) : inner);
    }

    @Test
    void theTableTellsNothingOfFieldsThatThereAreNot() {
        Set<String> used = new TreeSet<>();
        for (String command : commands()) {
            CommandFields fields = new CommandFields(command);
            fields.rows().forEach(row -> used.add(String.valueOf(fields.key(row.name()))));
        }
        assertThat(CommandFields.told()).hasSizeGreaterThan(100).isSubsetOf(used);
    }

    @Test
    void thePostsAreThoseOfTheRules() {
        assertThat(commands())
                .filteredOn(command -> CommandPosts.of(command).isEmpty())
                .containsExactly("actor.confirm-sign-in", "actor.rotate-key");
        assertThat(CommandPosts.of("programme.allocate")).containsExactly(Role.FINANCE);
        assertThat(CommandPosts.of("enterprise.register")).containsExactly(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY);
    }
}
