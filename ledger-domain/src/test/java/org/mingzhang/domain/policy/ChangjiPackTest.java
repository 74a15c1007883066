package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.Direction.Consortium.Members;
import org.mingzhang.domain.policy.reading.Packs;

class ChangjiPackTest {
    private final PolicyPack pack = Packs.builtIn("changji-benchmarks");
    private final ParameterValues values = ParameterValues.defaults(pack);

    @Test
    void nothingThatTheNoticeDoesNotSayIsFilledIn() {
        assertThat(pack.issuer()).isEqualTo("未载明");
        assertThat(pack.documents()).singleElement().satisfies(notice -> {
            assertThat(notice.number()).isEqualTo("未载明");
            assertThat(notice.issued()).isEqualTo("未载明");
        });
        assertThat(pack.sources()).singleElement().satisfies(source -> assertThat(source.amount())
                .isNull());
    }

    @Test
    void theFiveAmountsAreUndecidedAndNothingElseIs() {
        assertThat(pack.parameters())
                .filteredOn(parameter -> values.find(parameter.id()).isEmpty())
                .extracting(Parameter::id)
                .containsExactly("CJ-1.amount", "CJ-2.amount", "CJ-3.amount", "CJ-4.amount", "CJ-5.amount");
    }

    @Test
    void chainsAndClustersAreAppliedForJointlyWorkshopsAndFactoriesAlone() {
        assertThat(pack.directions())
                .extracting(direction ->
                        Objects.requireNonNull(direction.consortium()).members())
                .containsExactly(Members.NONE, Members.NONE, Members.REQUIRED, Members.REQUIRED, Members.OPTIONAL);
        assertThat(pack.directions())
                .filteredOn(direction -> direction.joint() != null)
                .extracting(Direction::id)
                .containsExactly("CJ-3", "CJ-4", "CJ-5");
    }

    @Test
    void moneyOfChainsAndClustersWaitsForTheirPilotEnterprises() {
        assertThat(pack.directions())
                .filteredOn(direction -> !direction.beforePayment().isEmpty())
                .extracting(Direction::id)
                .containsExactly("CJ-3", "CJ-4");
        assertThat(pack.direction("CJ-3").orElseThrow().beforePayment())
                .first()
                .satisfies(gate -> assertThat(gate.text()).contains("全部试点企业", "二级及以上"));
    }

    @Test
    void anOrganisationLeadsOneBenchmarkAtMostAndTakesPartInAnyNumber() {
        assertThat(pack.exclusions())
                .filteredOn(rule -> !rule.clause().isProposed())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.roles()).containsExactly(Exclusion.CaseRole.LEAD);
                    assertThat(rule.directions()).containsExactly("CJ-3", "CJ-4", "CJ-5");
                    assertThat(rule.at()).isEqualTo(Moment.APPROVAL);
                });
    }

    @Test
    void theCorpsIsNoneOfThePrefecturesCounties() {
        assertThat(pack.counties()).hasSize(7).extracting(County::code).allSatisfy(code -> assertThat(code)
                .startsWith("6523"));
    }

    @Test
    void namesAndTelephonesOfPeopleStayOnThePaper() {
        assertThat(pack.forms()).singleElement().satisfies(form -> assertThat(form.fields())
                .filteredOn(Form.Field::personal)
                .extracting(Form.Field::id)
                .containsExactly(
                        "contact", "phone", "representative", "memberRepresentative", "memberContact", "memberPhone"));
    }

    @Test
    void everyAmbiguityOfTheNoticeIsVisible() {
        List<String> own =
                IntStream.rangeClosed(1, 18).mapToObj(n -> "AMB-CJ-" + n).toList();
        assertThat(pack.ambiguities())
                .extracting(Ambiguity::id)
                .contains(
                        "AMB-12", "AMB-16", "AMB-22", "AMB-25", "AMB-26", "AMB-27", "AMB-28", "AMB-33", "AMB-34",
                        "AMB-35")
                .containsAll(own);
    }

    @Test
    void onlyWhereThePilotIsAConditionIsMoneyHeldBackFromWhoHasLeftIt() {
        assertThat(pack.directions())
                .filteredOn(direction -> !direction
                        .requirementsThatAskFor(FactName.ENTERPRISE_PILOT)
                        .isEmpty())
                .extracting(Direction::id)
                .containsExactly("CJ-1", "CJ-2", "CJ-5");
        assertThat(pack.directions())
                .filteredOn(direction ->
                        direction.requirementOn(FactName.ENTERPRISE_PILOT).isPresent())
                .extracting(Direction::id)
                .containsExactly("CJ-1", "CJ-2", "CJ-3", "CJ-4", "CJ-5");
    }

    /** Whoever was selected by what turns out not to hold pays back by the notice; so nothing is granted before. */
    @Test
    void whatASelectionAsksForIsLookedAtOnceMoreWhenTheMoneyIsGranted() {
        assertThat(pack.directions()).allSatisfy(direction -> assertThat(direction.requirements())
                .filteredOn(requirement -> requirement instanceof Requirement.Computed computed
                        && computed.at().contains(Moment.APPROVAL)
                        && !computed.at().contains(Moment.AWARD))
                .as("the award asks for these in a condition of its own")
                .extracting(Requirement::id)
                .isSubsetOf("accepted", "level"));
    }
}
