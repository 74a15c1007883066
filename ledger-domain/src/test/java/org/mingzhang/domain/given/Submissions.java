package org.mingzhang.domain.given;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;

/** Applications that state no more than they must. */
public final class Submissions {
    private Submissions() {}

    /** With nobody else named as a member where there are none. */
    public static SubmitApplication of(String number, String direction, String applicant, String... members) {
        @Nullable List<String> named = members.length == 0 ? null : List.of(members);
        return new SubmitApplication(
                number,
                Given.PROGRAMME,
                direction,
                applicant,
                "示例申报",
                null,
                null,
                1,
                null,
                null,
                null,
                List.of(),
                named,
                null,
                null,
                null);
    }
}
