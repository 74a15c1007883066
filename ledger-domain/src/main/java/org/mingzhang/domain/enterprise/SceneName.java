package org.mingzhang.domain.enterprise;

import java.text.Normalizer;

/** Names of application scenes (应用场景) as people type them: a scene that is written in two ways counts once. */
public final class SceneName {
    private SceneName() {}

    /** The name by which scenes are told apart, in whatever width and with whatever blanks and marks it was typed. */
    public static String plain(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cc}\\p{Cf}\\p{P}]", "");
        return plain.isEmpty() ? name : plain;
    }
}
