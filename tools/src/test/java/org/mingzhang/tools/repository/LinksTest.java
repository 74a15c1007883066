package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every link in a document leads somewhere: to a file of the project, and to a heading or an anchor in it if it names one. */
class LinksTest {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^]\\[]*]\\(([^)\\s]+)\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");

    @Test
    void linksInDocumentsResolve() {
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path file : Repository.files(path -> path.endsWith(".md"))) {
            Matcher link = LINK.matcher(FENCED.matcher(Repository.text(file)).replaceAll(""));
            while (link.find()) {
                links++;
                if (!resolves(file, link.group(1))) {
                    dead.add(file + " → " + link.group(1));
                }
            }
        }
        assertThat(links).isPositive();
        assertThat(dead).isEmpty();
    }

    private static boolean resolves(Path from, String target) {
        if (target.matches("[a-z]+:.*")) {
            return URI.create(target).getScheme() != null;
        }
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? from : from.resolveSibling(path).normalize();
        return !path.startsWith("/")
                && Files.exists(Repository.ROOT.resolve(file))
                && (hash < 0 || places(Repository.text(file)).contains(target.substring(hash + 1)));
    }

    private static Set<String> places(String markdown) {
        Set<String> places = new HashSet<>(headings(markdown));
        ANCHOR.matcher(markdown).results().map(anchor -> anchor.group(1)).forEach(places::add);
        return places;
    }

    /** Anchors as the usual renderers make them: lower case, punctuation dropped, blanks to hyphens. */
    private static List<String> headings(String markdown) {
        return HEADING.matcher(FENCED.matcher(markdown).replaceAll(""))
                .results()
                .map(heading -> Objects.requireNonNull(heading.group(1))
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
