package org.mingzhang.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong somewhere is said by the name of the place, as the form has it, and not by a pointer. */
class PlaceLabelsTest {
    private static CommandEntry entry(String command) {
        return CommandCatalogue.find(command).orElseThrow();
    }

    @Test
    void aFieldIsCalledByItsLabel() {
        assertThat(entry("award.order-payment").label("/amountFen")).contains("金额");
        assertThat(entry("award.order-payment").label("/payee/holder")).contains("收款账户的户名");
    }

    @Test
    void aRowIsCountedFromOne() {
        assertThat(entry("award.order-payment").label("/shares/1/source")).contains("各来源分担第 2 行的资金来源");
    }

    @Test
    void whatNoFormHasHasNoName() {
        assertThat(entry("award.order-payment").label("/nowhere")).isEmpty();
        assertThat(entry("award.order-payment").label("")).isEmpty();
    }

    /** A pointer that a person would read: each field of each command has a label, and none of them is its name. */
    @Test
    void everyFieldHasALabelWithoutItsName() {
        for (CommandEntry entry : CommandCatalogue.all()) {
            for (CommandField field : entry.fields()) {
                assertThat(entry.label("/" + field.name()))
                        .as(entry.name() + " " + field.name())
                        .hasValueSatisfying(
                                label -> assertThat(label).isNotBlank().doesNotMatch(".*[a-z]{3,}.*"));
            }
        }
    }
}
