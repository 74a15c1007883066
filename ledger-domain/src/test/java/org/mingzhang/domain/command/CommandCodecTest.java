package org.mingzhang.domain.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.Samples;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.seal.CanonicalJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CommandCodecTest {
    private static CommandDocument document(String type, ObjectNode payload) {
        return new CommandDocument(
                CommandDocument.SCHEMA,
                "示例账本",
                "command-1",
                Instant.parse("2026-03-02T01:02:03.004Z"),
                Person.BUDGET.ref(),
                null,
                type,
                payload);
    }

    private static List<InvalidDocument.Problem> problems(String type, ObjectNode payload) {
        try {
            CommandCodec.command(document(type, payload));
        } catch (InvalidDocument e) {
            return e.problems();
        }
        throw new AssertionError("read without a problem: " + payload);
    }

    @Test
    void everyCommandComesBackFromItsSignedBytes() {
        CommandCodec.types().forEach((type, shape) -> {
            for (Record sample : List.of(Samples.full(shape), Samples.bare(shape))) {
                LedgerCommand command = (LedgerCommand) sample;
                byte[] bytes = CanonicalJson.write(
                        RecordMapper.toJson(document(CommandCodec.type(command), CommandCodec.payload(command))));
                CommandDocument read = CommandCodec.document(CanonicalJson.read(bytes));
                assertThat(read.type()).isEqualTo(type);
                assertThat(CommandCodec.command(read)).isEqualTo(command);
                assertThat(CanonicalJson.write(RecordMapper.toJson(read))).isEqualTo(bytes);
            }
        });
    }

    @Test
    void everyCommandExplainsItselfInChinese() {
        CommandCodec.types().forEach((type, shape) -> {
            assertThat(CommandCodec.title(type)).matches(".*\\p{IsHan}.*");
            assertThat(RecordMapper.describe(shape)).hasSize(shape.getRecordComponents().length);
            assertThat(type).matches("[a-z]+\\.[a-z-]+");
        });
    }

    @Test
    void anUnknownCommandIsToldWhichThereAre() {
        InvalidDocument.Problem problem = problems("award.grant-all", JsonNodeFactory.instance.objectNode())
                .get(0);
        assertThat(problem.pointer()).isEqualTo("/type");
        assertThat(problem.expected()).contains("award.approve");
    }

    @Test
    void everyProblemIsReportedWithItsPlaceInTheDocument() {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("application", "A-1")
                .put("amountFen", "viel")
                .put("documentNo", " ")
                .put("extra/field", 1);
        assertThat(problems("award.approve", payload))
                .extracting(InvalidDocument.Problem::pointer)
                .containsExactlyInAnyOrder("/payload/amountFen", "/payload/documentNo", "/payload/extra~1field");
    }

    @Test
    void wordsOfBlanksAreNone() {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("application", "A-1").put("reason", "　\t");
        assertThat(problems("award.refuse", payload))
                .extracting(InvalidDocument.Problem::pointer)
                .containsExactly("/payload/reason");
    }

    @Test
    void aSubjectThatCannotNameAStreamIsInvalidInput() {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("application", "../etc");
        assertThat(problems("award.calculate", payload))
                .extracting(InvalidDocument.Problem::pointer)
                .containsExactly("/payload/application");
    }

    @Test
    void aDocumentOfAnotherSchemaOrWithoutAProperIdIsRefused() {
        assertThatThrownBy(() -> new CommandDocument(
                        "other/1",
                        "示例账本",
                        "command-1",
                        Instant.EPOCH,
                        Person.BUDGET.ref(),
                        null,
                        "award.calculate",
                        JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommandDocument(
                        CommandDocument.SCHEMA,
                        "示例账本",
                        "short",
                        Instant.EPOCH,
                        Person.BUDGET.ref(),
                        null,
                        "award.calculate",
                        JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
