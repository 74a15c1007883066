package org.mingzhang.app.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.project.Project;

/** The organisations of a case that gain by it: the applicant, its consortium, and who sells to it. */
final class Parties {
    private static final Pattern SPACE = Pattern.compile("\\s");

    private Parties() {}

    /** The credit code of the party that a row calls by its registered name; null where it is none of them. */
    static @Nullable String codeOf(
            String name, Application application, Project project, Function<String, Enterprise> enterprises) {
        List<String> codes = new ArrayList<>();
        codes.add(application.applicant());
        codes.addAll(application.submitted().members());
        codes.addAll(project.sellers());
        String sought = plain(name);
        for (String code : codes) {
            Enterprise party = enterprises.apply(code);
            if (party.exists() && plain(party.name()).equals(sought)) {
                return code;
            }
        }
        return null;
    }

    /** A name the same however it was typed. Asked for every row: most names are plain already. */
    private static String plain(String name) {
        return name.codePoints().allMatch(Parties::isPlain)
                ? name
                : SPACE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                        .replaceAll("");
    }

    /** Han ideographs of everyday use stay as they are under every normalization. */
    private static boolean isPlain(int point) {
        return point >= 0x4E00 && point <= 0x9FFF;
    }
}
