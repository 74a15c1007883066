package org.mingzhang.tools.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;

/** docs/rejections.md is written from the codes: {@code -Drewrite=true} writes it, every other run compares. */
class RejectionsPageTest {
    private static final Path PAGE = Path.of("docs/rejections.md");
    private static final Path SOURCE =
            Path.of("ledger-domain/src/main/java/org/mingzhang/domain/decision/RejectionCode.java");
    private static final Pattern GROUP_OR_CODE = Pattern.compile("(?m)^    (?:// (.+)|([A-Z_]+)\\(\\s*\\d)");

    private static final String HEAD = """
            # Rejections: 《明账记账规则》

            Why the rules say no. A code keeps its meaning for ever and is never used for another one; scripts may rely on it.
            The order is the order of precedence: where several would apply, the first one is reported.

            This page is also the ledger's own rule book. A refusal cites the words that it rests on: those of the notice where
            the notice decides (amounts, shares, quotas, conditions), else the rule of the code on this page, as
            《明账记账规则》第 N 条. A rule keeps its number, and its place under `#rule-N`, for ever; a new one takes the next free
            number, wherever it stands in the order.

            Over HTTP a rejection is `422` with `application/problem+json`: `code`, `detail` (the Chinese text with the facts
            compared), `clause` (document, place, quote; of the notice or of the ledger's own rules) and `facts`. On the command
            line it is exit code 1. Each refusal is recorded in the ledger, as `CommandRefused`.

            Rule 28 keeps its number and code for business that this version does not have yet: no decision of it refers to it.

            Written from `RejectionCode` by `./ledger test -Drewrite=true`; every other test run compares.
            """;

    @Test
    void thePageListsEveryCodeInOrderOfPrecedence() throws Exception {
        StringBuilder page = new StringBuilder(HEAD);
        List<String> seen = new ArrayList<>();
        Matcher line = GROUP_OR_CODE.matcher(Repository.text(SOURCE));
        while (line.find()) {
            if (line.group(1) != null) {
                page.append("\n## ").append(line.group(1)).append("\n\n| 条 | code | 中文 | 规则 |\n|---:|---|---|---|\n");
            } else {
                RejectionCode code = RejectionCode.valueOf(line.group(2));
                seen.add(code.name());
                page.append("| <a id=\"rule-%d\"></a>%d | `%s` | %s | %s |\n"
                        .formatted(
                                code.number(),
                                code.number(),
                                code,
                                code.text(),
                                code.ownRule().quote()));
            }
        }
        assertThat(seen)
                .as("codes found in the source, which has the groups")
                .containsExactlyElementsOf(
                        Arrays.stream(RejectionCode.values()).map(Enum::name).toList());
        if (Repository.rewrites()) {
            Files.writeString(Repository.ROOT.resolve(PAGE), page, UTF_8);
        }
        assertThat(Repository.text(PAGE)).isEqualTo(page.toString());
    }
}
