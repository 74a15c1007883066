package org.mingzhang.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.catalogue.CommandField.Choice;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandCodec;

/** Every command can be found and filled in by somebody who reads Chinese and no JSON. */
class CommandCatalogueTest {
    private static List<CommandField> all(List<CommandField> fields) {
        List<CommandField> all = new ArrayList<>();
        for (CommandField field : fields) {
            all.add(field);
            all.addAll(all(field.fields()));
        }
        return all;
    }

    /** What is refused whoever signs is not offered: a registration gives no post but an applicant's. */
    @Test
    void onlyPostsThatACommandCanGiveAreOffered() {
        assertThat(posts(field("actor.register", "posts").field("role").orElseThrow()))
                .containsExactly("APPLICANT");
        assertThat(posts(field("actor.grant-role", "role")))
                .hasSize(Role.values().length - 1)
                .doesNotContain("LEDGER");
        assertThat(posts(field("actor.grant-stand-in", "role")))
                .contains("FINANCE")
                .doesNotContain("LEDGER", "EXPERT", "SECURITY_ADMIN");
    }

    private static List<String> posts(CommandField field) {
        return field.choices().stream().map(CommandField.Choice::value).toList();
    }

    private static CommandField field(String command, String name) {
        return CommandCatalogue.find(command).orElseThrow().field(name).orElseThrow();
    }

    @Test
    void everyCommandIsThereOnceWithItsGroupAndPosts() {
        assertThat(CommandCatalogue.all())
                .extracting(CommandEntry::name)
                .containsExactlyElementsOf(CommandCodec.types().keySet());
        assertThat(CommandCodec.types().keySet()).containsAll(CommandGroup.exceptions());
        Set<CommandGroup> used = EnumSet.noneOf(CommandGroup.class);
        CommandCatalogue.all().forEach(entry -> used.add(entry.group()));
        assertThat(used).isEqualTo(EnumSet.allOf(CommandGroup.class));
        assertThat(CommandCatalogue.find("award.aprove")).isEmpty();
        CommandEntry approval = CommandCatalogue.find("award.approve-payment").orElseThrow();
        assertThat(approval.isFor(Role.FINANCE)).isTrue();
        assertThat(approval.isFor(Role.APPLICANT)).isFalse();
        assertThat(CommandCatalogue.find("actor.rotate-key").orElseThrow().isFor(Role.EXPERT))
                .as("whose key it is")
                .isTrue();
    }

    @Test
    void everyFieldHasAShortLabelThatSaysWhatItIs() {
        for (CommandEntry entry : CommandCatalogue.all()) {
            assertThat(entry.fields()).as(entry.name()).isNotEmpty();
            for (CommandField field : all(entry.fields())) {
                assertThat(field.label())
                        .as(entry.name() + " " + field.name())
                        .containsPattern("\\p{IsHan}")
                        .doesNotContain("不写", "|");
                assertThat(field.label().length())
                        .as(entry.name() + " " + field.label())
                        .isLessThanOrEqualTo(16);
            }
        }
    }

    @Test
    void everyChoiceIsToldInChinese() {
        for (CommandEntry entry : CommandCatalogue.all()) {
            for (CommandField field : all(entry.fields())) {
                if (field.kind() == FieldKind.CHOICE) {
                    assertThat(field.choices())
                            .as(entry.name() + " " + field.name())
                            // Of posts, a registration leaves one.
                            .hasSizeGreaterThan(entry.name().equals("actor.register") ? 0 : 1);
                    for (Choice choice : field.choices()) {
                        assertThat(choice.label())
                                .as(entry.name() + " " + choice.value())
                                .containsPattern("^\\p{IsHan}")
                                .doesNotContain("、" + choice.value());
                    }
                } else {
                    assertThat(field.choices()).isEmpty();
                }
            }
        }
        assertThat(field("list.issue", "kind").chosen("PAYMENT_PLAN")).isEqualTo("拨付方案");
        assertThat(field("actor.grant-role", "role").choices())
                .noneMatch(choice -> choice.value().equals("LEDGER"));
    }

    @Test
    void whatAFieldHoldsFollowsFromTheCommandsRecord() {
        assertThat(field("award.approve", "amountFen").kind()).isEqualTo(FieldKind.MONEY);
        assertThat(field("award.approve", "amountFen").required()).isTrue();
        assertThat(field("award.approve", "reason").kind()).isEqualTo(FieldKind.LONG_TEXT);
        assertThat(field("award.approve", "reason").required()).isFalse();
        CommandField shares = field("award.approve", "shares");
        assertThat(shares.kind()).isEqualTo(FieldKind.RECORDS);
        assertThat(shares.field("amountFen").orElseThrow().kind()).isEqualTo(FieldKind.MONEY);
        assertThat(field("enterprise.register", "enterprise").kind()).isEqualTo(FieldKind.CREDIT_CODE);
        CommandField details = field("enterprise.register", "details");
        assertThat(details.kind()).isEqualTo(FieldKind.RECORD);
        assertThat(details.field("contactPhone").orElseThrow().kind()).isEqualTo(FieldKind.PERSONAL);
        assertThat(details.field("aboveScale").orElseThrow().kind()).isEqualTo(FieldKind.YES_NO);
        assertThat(details.field("foundedOn").orElseThrow().kind()).isEqualTo(FieldKind.DATE);
        assertThat(details.field("employees").orElseThrow().kind()).isEqualTo(FieldKind.NUMBER);
        assertThat(field("application.submit", "members").kind()).isEqualTo(FieldKind.LINES);
        assertThat(field("application.submit", "texts")
                        .field("words")
                        .orElseThrow()
                        .kind())
                .isEqualTo(FieldKind.WORDS);
        assertThat(field("correction.propose", "before").kind()).isEqualTo(FieldKind.JSON);
        assertThat(field("list.carry-out", "listSm3").kind()).isEqualTo(FieldKind.DIGEST);
        assertThat(CommandCatalogue.all().stream()
                        .filter(CommandEntry::bringsFile)
                        .map(CommandEntry::name))
                .containsExactly(
                        "application.attach-document",
                        "award.receive-recovery",
                        "enterprise.change-bank-account",
                        "programme.allocate",
                        "programme.appropriate",
                        "programme.carry-over",
                        "programme.receive",
                        "programme.return-to-treasury",
                        "programme.reuse-recovered",
                        "programme.transfer");
    }
}
