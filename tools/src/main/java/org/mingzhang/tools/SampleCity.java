package org.mingzhang.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Region;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.StoryReader;

/** The city whose pilot the invented records tell (示例数据): its pack, and what its offices and firms are called. */
public final class SampleCity {
    /** The pack whose formulas, directions and dates the stories follow; which one stands in a file beside the program. */
    public static final String PACK = read();

    private static final Map<String, Story> TOLD = new ConcurrentHashMap<>();

    private SampleCity() {}

    /** Read when it is asked for: reading a pack is what a command that needs none would wait for. */
    public static PolicyPack pack() {
        return Packs.builtIn(PACK);
    }

    /** What the city lends to invented records, read when it is asked for first. */
    public static Story story() {
        return TOLD.computeIfAbsent(PACK, id -> StoryReader.builtIn(Packs.builtIn(id)));
    }

    /** The city's name as firms and banks carry it, without its rank. */
    public static String brand() {
        String name = name();
        return name.substring(0, name.length() - 1);
    }

    /** The city's name, with its rank. */
    public static String name() {
        Region region = pack().region();
        if (region == null) {
            throw new IllegalStateException("the sample pack names no region: " + PACK);
        }
        return region.name();
    }

    private static String read() {
        try (InputStream in = SampleCity.class.getResourceAsStream("/sample-city.txt")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks sample-city.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
