package org.mingzhang.app.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.CommandField.Choice;
import org.mingzhang.app.catalogue.FieldKind;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.budget.BudgetQueries.Named;
import tools.jackson.databind.node.JsonNodeFactory;

class PackChoicesTest {
    private final PackChoices choices =
            new PackChoices(Packs.builtIn("handan-2025"), List.of(new Named("handan", "示例试点")));

    private static CommandField field(String command, String name) {
        return CommandCatalogue.find(command).orElseThrow().field(name).orElseThrow();
    }

    @Test
    void aStageIsChosenByItsName() {
        CommandField stage = choices.offered(field("application.decide-stage", "stage"), "");
        assertThat(stage.kind()).isEqualTo(FieldKind.CHOICE);
        assertThat(stage.choices()).contains(new Choice("county", "县级审核推荐"), new Choice("notice", "公示"));
        assertThat(stage.required()).isTrue();
    }

    @Test
    void linesAndSourcesOfMoneyAreChosenByTheirNames() {
        assertThat(choices.offered(field("programme.allocate", "line"), "service")
                        .chosen("service"))
                .isEqualTo("数字化服务提升");
        assertThat(choices.offered(field("programme.allocate", "source"), "").choices())
                .contains(new Choice("central", "中央财政奖补资金"));
    }

    @Test
    void whatThePackInForceDoesNotHaveStaysAsItWasTyped() {
        CommandField stage = field("application.decide-stage", "stage");
        assertThat(choices.offered(stage, "of-an-older-version")).isSameAs(stage);
        assertThat(new PackChoices(null, List.of()).offered(stage, "")).isSameAs(stage);
    }

    @Test
    void whatIsNotThePacksIsNoChoice() {
        CommandField source = field("enterprise.record-external-fact", "source");
        assertThat(choices.offered(source, "")).isSameAs(source);
        CommandField opinion = field("application.decide-stage", "opinion");
        assertThat(choices.offered(opinion, "")).isSameAs(opinion);
    }

    @Test
    void whatAChoiceAsksForIsNamedAsTheFormNamesIt() {
        assertThat(field("list.carry-out", "act").chosen("DECIDE_STAGE")).isEqualTo("作出环节审核结论（须写环节编号、意见）");
        assertThat(field("list.carry-out", "act").choices())
                .noneMatch(choice -> choice.label().matches(".*[a-z].*"));
    }

    @Test
    void aProgrammeIsChosenByItsName() {
        CommandField programme = choices.offered(field("application.submit", "programme"), "handan");
        assertThat(programme.chosen("handan")).isEqualTo("示例试点");
    }

    @Test
    void whatIsSignedIsNamedWithItsIdBehindAndNeverByAnotherProgrammesPack() {
        List<CommandField> fields =
                List.of(field("application.submit", "programme"), field("application.submit", "direction"));
        var payload =
                JsonNodeFactory.instance.objectNode().put("programme", "handan").put("direction", "HD-01");
        assertThat(SignedFields.of(fields, payload, choices).lines())
                .extracting(SignedFields.Line::value)
                .containsExactly("示例试点（handan）", "数字化改造（HD-01）");
        assertThat(SignedFields.of(fields, payload, choices.within("handan", "elsewhere"))
                        .lines())
                .extracting(SignedFields.Line::value)
                .containsExactly("示例试点（handan）", "HD-01");
    }

    @Test
    void aWordThatOnlyProgramsKnowIsNotReadByWhoSigns() {
        CommandField source =
                field("award.order-payment", "shares").field("source").orElseThrow();
        var payload = JsonNodeFactory.instance.objectNode().put("source", "central");
        assertThat(SignedFields.of(List.of(source), payload, choices).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.value()).isNotEmpty().doesNotContain("central"));
    }

    @Test
    void countiesAreChosenByTheirNamesWhereverOneIsAskedFor() {
        for (CommandField county : List.of(
                field("actor.grant-role", "county"),
                field("enterprise.register", "details").field("county").orElseThrow(),
                field("actor.register", "posts").field("county").orElseThrow())) {
            assertThat(choices.offered(county, "").choices())
                    .as(county.label())
                    .anyMatch(choice ->
                            choice.value().equals("130402") && !choice.label().equals("130402"));
        }
        assertThat(choices.offered(field("actor.grant-role", "county"), "").explanation())
                .as("of an id that nobody types")
                .doesNotStartWith("代码");
        assertThat(choices.offered(field("programme.decide-parameter", "parameter"), "")
                        .choices())
                .isNotEmpty();
    }

    @Test
    void papersAreSuggestedAsTheDirectionCallsThem() {
        CommandField paper =
                field("application.submit", "documents").field("kind").orElseThrow();
        List<String> all = choices.suggested(paper, "");
        assertThat(all).contains("改造方案", "合同扫描件").doesNotHaveDuplicates();
        assertThat(choices.suggested(paper, "HD-01")).contains("改造方案");
        assertThat(choices.suggested(paper, "HD-06"))
                .as("of which nothing says what papers belong to it")
                .isEmpty();
        assertThat(choices.suggested(field("application.submit", "title"), "HD-01"))
                .isEmpty();
    }
}
