package org.mingzhang.domain.policy.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mingzhang.domain.policy.PolicyPack;

/** The packs that come with the program, each read and compiled once. */
public final class Packs {
    /** Which there are stands in a file beside them, one id a line. */
    private static final List<String> BUILT_IN = new String(
                    resource("/packs/packs.txt"), java.nio.charset.StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();

    private static final Map<String, PolicyPack> READ = new ConcurrentHashMap<>();

    private Packs() {}

    /** The ids of the built-in packs. */
    public static List<String> builtIn() {
        return BUILT_IN;
    }

    /**
     * A built-in pack.
     *
     * @throws IllegalArgumentException when there is none of this id
     */
    public static PolicyPack builtIn(String id) {
        return READ.computeIfAbsent(id, wanted -> PackReader.read(bytes(wanted, "pack.yaml")));
    }

    /** A file of a built-in pack: {@code pack.yaml}, or {@code cases.yaml} with its worked examples. */
    public static byte[] bytes(String id, String file) {
        if (!BUILT_IN.contains(id)) {
            throw new IllegalArgumentException("no built-in pack " + id + "; there are " + BUILT_IN);
        }
        return resource("/packs/" + id + "/" + file);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Packs.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
