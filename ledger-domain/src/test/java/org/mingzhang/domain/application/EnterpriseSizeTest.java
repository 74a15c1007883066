package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeDetails;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Size;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.given.Submissions;

/** 企业划型 as a condition: recorded with the enterprise, missing where nobody recorded it. */
class EnterpriseSizeTest {
    private static final String SME = "requires: {sme: {text: 中小微企业, holds: 'enterprise.size in [\"medium\", "
            + "\"small\", \"micro\"]', at: submission, clause: notice 一「每个单位限报1项」}}";

    private final Given given =
            Given.programme(SmallPack.empty().direction("A", SME).read());

    private String sized(int n, @Nullable Size size) {
        String code = given.enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, Given.COUNTY);
        change(code, n, size);
        return code;
    }

    private void change(String code, int n, @Nullable Size size) {
        given.after(
                Person.COUNTY,
                new ChangeDetails(
                        code,
                        new Details(
                                "示例企业" + n,
                                Kind.ENTERPRISE,
                                Given.COUNTY,
                                null,
                                null,
                                size,
                                true,
                                null,
                                50,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        "划型核查1号"));
    }

    private Answer submit(int n, String code) {
        return given.when(Person.applicant(code), Submissions.of("A-" + n, "A", code));
    }

    @Test
    void eachSizeIsWhatTheRecordSays() {
        submit(1, sized(1, Size.MEDIUM)).accepted();
        submit(2, sized(2, Size.SMALL)).accepted();
        submit(3, sized(3, Size.MICRO)).accepted();
        submit(9, sized(9, Size.LARGE)).rejected(RejectionCode.NOT_ELIGIBLE, "每个单位限报1项");
    }

    @Test
    void aSizeThatIsNotRecordedIsMissingAndNotLarge() {
        String code = sized(1, null);
        assertThat(submit(1, code).rejected(RejectionCode.FACT_MISSING).facts())
                .hasEntrySatisfying(
                        "missing", missing -> assertThat(missing.text()).contains("enterprise.size"));
        change(code, 1, Size.SMALL);
        submit(1, code).accepted();
    }
}
