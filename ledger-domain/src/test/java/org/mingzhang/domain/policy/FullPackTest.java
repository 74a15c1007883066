package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Quotes;

/** The pack of an invented city uses most of the language; its worked examples run with those of all packs. */
class FullPackTest {
    private static final Path FOLDER = Path.of("..", "docs", "guide", "full-pack");

    /** What it says, each with the words of the pack that say it. */
    static final List<String> CONSTRUCTS = List.of(
            // Formulas: by dates, by level and batch, components, slabs, steps, growth, caps over funds, rounding.
            "share: \\{on: acceptance.assessedOn, until:",
            "by: \\[acceptance.levelAfter, application.batch\\]",
            "parts:",
            "gives: 'rate\\(\"10%\"\\) \\* min\\(max\\(",
            "amount\\(\"1万元\"\\) \\* count\\(",
            "figure\\(\"revenue\", 2025\\) - figure\\(\"revenue\", 2024\\)",
            "per: calendarYear",
            "per: ever",
            "per: pilot",
            "packs: \\{xinghe-2024: \\[\\]\\}",
            "recorded: \\{names:",
            "rounding: param\\(",
            "rounding: halfUp",
            "roundTo: 100元",
            "pays: upTo",
            "pays: exactly",
            "floor: \\{amount:",
            "less: \\{amount: awards.alreadyGrantedFen, when:",
            "default: undecided",
            "of: items\\(\"investment\"\\)",
            "of: contract.priceFen",
            "advance:",
            "settled: refund",
            "queue:",
            "whenOut: wait",
            // Money: sources without a sum, transfers, ratios, payees.
            "counties: \\{name: 县（区）配套资金, clause",
            "givesTo:",
            "decidedBy: CITY_INDUSTRY",
            "judged: \\{allocated: allocationComplete",
            "payee: applicant\\n",
            "payee: contractor",
            "payee: applicantCounty",
            "payee: county\\n",
            // Who may get it.
            "when: application.batch == 1",
            "at: \\[submission, award\\]",
            "at: \\[submission, approval\\]",
            "refusal: EXCLUDED",
            "refusal: ACCEPTANCE_MISSING",
            "judgedAt: review",
            "beforePayment:",
            "consortium: \\{members: required",
            "consortium: \\{members: none",
            "joint: \\{agreement:",
            "applicants: \\[enterprise, provider, county\\]",
            "once: \\{per: applicant",
            "once: \\{per: application,",
            "once: \\{per: county.id",
            "once: \\{per: honour.id",
            "prior: \\[XH-6\\]",
            "subject: county.id",
            "quota: \\{most: 300, per: programme",
            "most: \\{gives: 'max\\(1, floor\\(rate\\(\"5%\"\\)",
            "per: county\\n",
            "at: approval, rankBy: score",
            "rubric:",
            "weight: param\\(",
            "per: applicant, at: award",
            "role: lead",
            "role: participant",
            "role: applicant",
            "atMost: param\\(",
            "samePilot:",
            "also: \\{when:",
            "priority: true",
            // What is counted, looked up, written and brought.
            "of: participants",
            "of: driven",
            "of: served",
            "of: scenes",
            "of: titles",
            "of: incidents",
            "of: county, type: number",
            "of: enterprise, per: year",
            "yearsAgo\\(3\\)",
            "atMost: \\{实施: 30%\\}",
            "except: \\[电脑, 打印机\\]",
            "personal: true",
            "several: true",
            "from: enterprise.name",
            "images: \\{most: 3",
            "within: case",
            "by: payment",
            "by: acceptance",
            "when: application.consortium",
            "copies: 2, seal: true",
            // Stages, duties, targets, phases, what is open.
            "by: thirdParty",
            "by: experts",
            "by: notice",
            "by: county\\n",
            "channel:",
            "stages: \\[county, notice, decision\\]",
            "flow: \\[project\\]",
            "flow: \\[project, acceptance\\]",
            "kind: special-account",
            "kind: fund-use",
            "kind: progress",
            "kind: document",
            "kind: standing",
            "of: everyone",
            "workingDays: 10",
            "constraints:",
            "deliverables:",
            "atLeast: 95%",
            "aliases:");

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8);
    }

    private static PolicyPack pack(String file) throws IOException {
        return PackReader.read(text(file).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @FieldSource("CONSTRUCTS")
    void everyConstructIsUsed(String construct) throws IOException {
        assertThat(text("pack.yaml")).containsPattern(Pattern.compile(construct));
    }

    @Test
    void noKindOfCountDutyFundOrApplicantIsMissing() throws IOException {
        PolicyPack pack = pack("pack.yaml");
        assertThat(pack.counts()).extracting(Count::of).contains(Count.Of.values());
        assertThat(pack.duties()).extracting(DutyRule::kind).contains(DutyRule.Kind.values());
        assertThat(pack.funds()).extracting(Fund::per).contains(Fund.Per.values());
        assertThat(pack.directions()).flatExtracting(Direction::applicants).contains(Direction.Applicant.values());
    }

    @Test
    void theAmendmentIsTheSamePackWithTheNextVersionAndSaysWhatItChanges() throws IOException {
        PolicyPack first = pack("pack.yaml");
        PolicyPack second = pack("pack-2.yaml");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(Quotes.differing(second, "amendment", text("amendment.md"))).isEmpty();
        assertThat(Quotes.differing(second, "notice", text("notice.md"))).isEmpty();
        assertThat(VersionDifference.between(first, second).toString())
                .contains("25%")
                .contains("XH-2");
    }
}
