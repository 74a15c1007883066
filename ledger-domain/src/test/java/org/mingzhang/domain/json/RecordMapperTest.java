package org.mingzhang.domain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RecordMapperTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Colour {
        RED,
        GREEN
    }

    record Inner(String name, @Nullable Integer count) {}

    record Outer(
            String text,
            Fen amountFen,
            @Nullable Ratio rate,
            int number,
            @Nullable Long big,
            boolean flag,
            LocalDate day,
            @Nullable Instant at,
            Colour colour,
            Inner inner,
            List<Inner> list,
            @Nullable SortedMap<String, String> map) {}

    record Positive(int number) {
        Positive {
            if (number <= 0) {
                throw new IllegalArgumentException("应大于零：" + number);
            }
        }
    }

    private static final String WHOLE = """
            {"text":"文","amountFen":5,"rate":"0.5","number":3,"big":9007199254740991,"flag":true,"day":"2026-03-02",
             "at":"2026-03-02T01:02:03.004Z","colour":"GREEN","inner":{"name":"里","count":1},
             "list":[{"name":"一"},{"name":"二","count":2}],"map":{"k":"v"}}""";

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private static List<Problem> problems(String text, Class<? extends Record> type) {
        return catchThrowableOfType(InvalidDocument.class, () -> RecordMapper.fromJson(json(text), type))
                .problems();
    }

    @Test
    void aRecordComesBackFromItsTree() {
        Outer outer = RecordMapper.fromJson(json(WHOLE), Outer.class);
        assertThat(outer.list()).containsExactly(new Inner("一", null), new Inner("二", 2));
        assertThat(outer.map()).isEqualTo(new TreeMap<>(java.util.Map.of("k", "v")));
        assertThat(RecordMapper.toJson(outer).toString()).isEqualTo(json(WHOLE).toString());
    }

    @Test
    void whatIsAbsentMayBeLeftOutOrNull() {
        Outer outer = RecordMapper.fromJson(json("""
                        {"text":"文","amountFen":5,"rate":null,"number":3,"flag":false,"day":"2026-03-02","colour":"RED",
                         "inner":{"name":"里","count":null},"list":[]}"""), Outer.class);
        assertThat(outer.rate()).isNull();
        assertThat(outer.inner()).isEqualTo(new Inner("里", null));
        assertThat(RecordMapper.toJson(outer).has("rate")).isFalse();
    }

    @Test
    void everyProblemIsReportedAtOnceWithItsPointer() {
        String text = """
                {"text":5,"amountFen":5.5,"rate":"half","number":"3","flag":1,"day":"2026-02-30","at":"gestern",
                 "colour":"BLUE","inner":{"name":null,"size":1},"list":[{"name":"一"},{"count":"x"},null],"more":[]}""";
        assertThat(problems(text, Outer.class))
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder(
                        "/text",
                        "/amountFen",
                        "/rate",
                        "/number",
                        "/flag",
                        "/day",
                        "/at",
                        "/colour",
                        "/inner/name",
                        "/inner/size",
                        "/list/1/name",
                        "/list/1/count",
                        "/list/2",
                        "/more");
    }

    @Test
    void aProblemSaysWhatStandsThereAndWhatShould() {
        Problem unknown = problems(WHOLE.replace("\"text\"", "\"txet\""), Outer.class).stream()
                .filter(problem -> problem.pointer().equals("/txet"))
                .findFirst()
                .orElseThrow();
        assertThat(unknown.value()).contains("文");
        assertThat(unknown.expected()).contains("text").contains("amountFen");
        Problem colour = problems(WHOLE.replace("GREEN", "BLUE"), Outer.class).get(0);
        assertThat(colour.expected()).contains("RED|GREEN");
        assertThat(new InvalidDocument(List.of(unknown, colour))).hasMessageContaining("\n");
    }

    @Test
    void aPointerEscapesWhatPointersMeanOtherwise() {
        assertThat(problems("{\"name\":\"x\",\"a/b~c\":1}", Inner.class))
                .extracting(Problem::pointer)
                .containsExactly("/a~1b~0c");
    }

    @Test
    void amountsAreIntegersThatEveryReaderKeeps() {
        assertThat(problems(WHOLE.replace("\"amountFen\":5", "\"amountFen\":9007199254740992"), Outer.class))
                .extracting(Problem::pointer)
                .containsExactly("/amountFen");
        assertThat(problems(WHOLE.replace("\"amountFen\":5", "\"amountFen\":5.0"), Outer.class))
                .hasSize(1);
        assertThat(problems(WHOLE.replace("\"amountFen\":5", "\"amountFen\":99999999999999999999"), Outer.class))
                .hasSize(1);
        assertThat(problems(WHOLE.replace("\"number\":3", "\"number\":3000000000"), Outer.class))
                .hasSize(1);
    }

    @Test
    void whatARecordItselfRefusesIsAProblemOfItsPlace() {
        assertThat(problems("{\"number\":0}", Positive.class)).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEmpty();
            assertThat(problem.expected()).contains("应大于零");
        });
        assertThat(problems("{\"source\":\"central\",\"amountFen\":0}", Share.class))
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEmpty());
    }

    @Test
    void aDocumentThatIsNoObjectIsOneProblem() {
        assertThat(problems("[]", Inner.class)).extracting(Problem::pointer).containsExactly("");
        assertThat(problems("{\"name\":\"x\",\"count\":{}}", Inner.class))
                .extracting(Problem::pointer)
                .containsExactly("/count");
    }

    @Test
    void longValuesAreShortenedInMessages() {
        assertThat(problems("{\"name\":" + "1".repeat(500) + "}", Inner.class)
                        .get(0)
                        .value())
                .hasSizeLessThan(100);
    }

    @Test
    void instantsAreWrittenInOneForm() {
        assertThat(RecordMapper.text(Instant.parse("2026-03-02T01:02:03Z"))).isEqualTo("2026-03-02T01:02:03.000Z");
        assertThat(RecordMapper.text(Instant.parse("2026-03-02T01:02:03.120Z"))).isEqualTo("2026-03-02T01:02:03.120Z");
        assertThat(RecordMapper.text(Instant.parse("2026-03-02T01:02:03.123456Z")))
                .isEqualTo("2026-03-02T01:02:03.123Z");
    }

    @Test
    void fieldsAreDescribedWithTypeAndWhetherTheyMayBeAbsent() {
        assertThat(RecordMapper.describe(Outer.class))
                .containsEntry("text", "String")
                .containsEntry("rate?", "Ratio")
                .containsEntry("colour", "RED|GREEN")
                .containsEntry("list", "[{name=String, count?=Integer}]");
    }

    @Test
    void whatHasNoJsonFormIsAFault() {
        record Odd(Object anything) {}
        assertThatThrownBy(() -> RecordMapper.toJson(new Odd(new Object()))).isInstanceOf(IllegalStateException.class);
    }
}
