package org.mingzhang.tools.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a README tells people to type who check with OpenSSL alone. */
public final class OpenSslRecipes {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n((?:(?!```).)*openssl dgst.*?)^```");

    private OpenSslRecipes() {}

    /** For both checkpoints. */
    public static String checkpoints(String readme) {
        return in(readme).getFirst();
    }

    /** For a receipt. */
    public static String receipt(String readme) {
        return in(readme).getLast();
    }

    private static List<String> in(String readme) {
        List<String> found = BLOCK.matcher(Repository.text(Path.of(readme)))
                .results()
                .map(block -> Objects.requireNonNull(block.group(1)))
                .toList();
        if (found.size() != 2) {
            throw new AssertionError(readme + " has " + found.size() + " blocks with OpenSSL");
        }
        return found;
    }

    /** Types it in a folder; what it says stands in the folder's {@code output} afterwards. */
    public static int type(String recipe, Path folder) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", recipe)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start()
                .waitFor();
    }
}
