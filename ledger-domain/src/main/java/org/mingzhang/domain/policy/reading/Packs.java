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
    private static final List<String> BUILT_IN = List.of("handan-2025");
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
        try (InputStream in = Packs.class.getResourceAsStream("/packs/" + id + "/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks packs/" + id + "/" + file);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
