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
import org.mingzhang.domain.command.Require;
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
                .isEqualTo(new Problem("/amountFen", "0", "各来源金额应大于零"));
    }

    record Ruled(
            Fen amountFen,
            @Nullable Integer percent,
            @Nullable String sm3,
            LocalDate day) {
        Ruled {
            Require.positive(amountFen, "金额");
            Require.within(percent, 0, 100, "进度");
            Require.digest(sm3, "附件");
            if (day.isBefore(LocalDate.EPOCH)) {
                throw new IllegalArgumentException("日期过早：" + day);
            }
        }
    }

    @Test
    void theRulesOfARecordAreAllAskedThoughAFieldCannotBeRead() {
        assertThat(problems("""
                        {"amountFen":-1,"percent":101,"sm3":"x","day":"2026-02-30"}""", Ruled.class))
                .containsExactlyInAnyOrder(
                        new Problem("/amountFen", "-1", "金额应大于零"),
                        new Problem("/percent", "101", "进度应为 0–100"),
                        new Problem("/sm3", "\"x\"", "附件应为 64 位十六进制摘要值"),
                        new Problem("/day", "\"2026-02-30\"", "应为日期（写作 \"2026-03-31\"）"));
        assertThat(problems("{\"amountFen\":1,\"day\":\"1969-12-31\"}", Ruled.class))
                .singleElement()
                .satisfies(problem -> assertThat(problem.expected()).startsWith("日期过早"));
    }

    record Twins(Fen oneFen, Fen otherFen) {
        Twins {
            Require.positive(oneFen, "甲");
            Require.positive(otherFen, "乙");
        }
    }

    @Test
    void equalValuesAreToldApart() {
        assertThat(problems("{\"oneFen\":-5,\"otherFen\":-5}", Twins.class))
                .extracting(Problem::pointer)
                .containsExactly("/oneFen", "/otherFen");
    }

    @Test
    void noRuleNamesAJavaTypeOrRepeatsTheJdk() {
        String text = """
                {"text":5,"amountFen":"5","rate":"half","number":"3","big":true,"flag":1,"day":"2026-02-30","at":"gestern",
                 "colour":"BLUE","inner":7,"list":{},"map":[]}""";
        assertThat(problems(text, Outer.class)).hasSize(12).allSatisfy(problem -> assertThat(problem.expected())
                .startsWith("应为")
                .doesNotContainPattern(
                        "String|Fen|Ratio|int|Integer|Long|boolean|LocalDate|Instant|JsonNode|Exception|parsed"));
        assertThat(problems("{}", Outer.class)).hasSize(8).allSatisfy(problem -> {
            assertThat(problem.value()).isEqualTo("缺失");
            assertThat(problem.expected()).startsWith("必填，应为");
        });
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
                .containsEntry("text", "文字")
                .containsEntry("rate?", "比例（写作 \"0.50\"、\"50%\" 或 \"1/2\"）")
                .containsEntry("colour", "RED|GREEN")
                .containsEntry("list", "[{name=文字, count?=整数}]")
                .containsEntry("map?", "{名称: 文字}");
    }

    @Test
    void whatHasNoJsonFormIsAFault() {
        record Odd(Object anything) {}
        assertThatThrownBy(() -> RecordMapper.toJson(new Odd(new Object()))).isInstanceOf(IllegalStateException.class);
    }
}
