package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one command line came to, run within the test's process. */
record Ran(int code, String out, String err) {
    /** Runs it on the ledger of a home, unless it names another. */
    static Ran of(Path home, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> line = new ArrayList<>(List.of(args));
        if (!line.contains("--home")) {
            line.addAll(List.of("--home", home.toString()));
        }
        int code = Ledger.run(new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    /** The same where it has to end with this code. */
    static Ran ended(int code, Path home, String... args) {
        Ran ran = of(home, args);
        assertThat(ran.code)
                .as("%s%s%s", String.join(" ", args), ran.out, ran.err)
                .isEqualTo(code);
        return ran;
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }
}
