package org.mingzhang.app.platform.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TiledTree;

/** What lies in a folder of checkpoints, read without trust: anybody may have taken files away or exchanged them. */
public final class KeptCheckpoints {
    private static final Pattern PAST = Pattern.compile("([0-9]{12})-[0-9TZ]+[.][a-z0-9]+");

    private KeptCheckpoints() {}

    /** A file of a past hour, whose name begins with the size that its note is of. */
    private record Past(long size, Path file) {}

    /**
     * The files that hold the log to the most: every note of a tree but those of past hours, and of these the largest. One
     * whose content is not of the size that its name tells was exchanged; then the next one counts as well, and so on.
     *
     * @return none when the folder has no note of this tree, or is not there
     * @throws UncheckedIOException when the folder cannot be read
     */
    public static List<Path> newest(Path folder, Suite suite) {
        List<Path> newest = new ArrayList<>();
        List<Past> past = new ArrayList<>();
        for (Path file : notes(folder, suite)) {
            Matcher name = PAST.matcher(String.valueOf(file.getFileName()));
            if (name.matches()) {
                past.add(new Past(Long.parseLong(name.group(1)), file));
            } else {
                newest.add(file);
            }
        }
        past.sort(Comparator.comparingLong(Past::size).reversed());
        for (Past hour : past) {
            newest.add(hour.file);
            if (isOf(hour.size, hour.file)) {
                break;
            }
        }
        return newest;
    }

    /**
     * A file of a folder of checkpoints.
     *
     * @param checkpoint what it says; null where it is no checkpoint. No signature is checked here
     */
    public record Kept(Path file, Suite suite, @Nullable Checkpoint checkpoint) {
        /** The file's name, which says nothing that the file does not. */
        public String name() {
            return String.valueOf(file.getFileName());
        }
    }

    /** All files of a folder, of both trees, by their names. */
    public static List<Kept> all(Path folder) {
        List<Kept> all = new ArrayList<>();
        for (Suite suite : Suite.values()) {
            for (Path file : notes(folder, suite)) {
                all.add(new Kept(file, suite, readable(file)));
            }
        }
        return all;
    }

    private static @Nullable Checkpoint readable(Path file) {
        try {
            return checkpoint(file);
        } catch (BrokenSeal unreadable) {
            return null;
        }
    }

    private static List<Path> notes(Path folder, Suite suite) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isNote(String.valueOf(file.getFileName()), suite) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static boolean isNote(String name, Suite suite) {
        return name.endsWith("." + suite.label()) && !name.startsWith(".");
    }

    private static boolean isOf(long size, Path file) {
        try {
            return checkpoint(file).size() == size;
        } catch (BrokenSeal unreadable) {
            return false;
        }
    }

    private static Checkpoint checkpoint(Path file) {
        try {
            return Checkpoint.parse(SignedNote.parse(Files.readAllBytes(file)).text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (RuntimeException malformed) {
            throw new BrokenSeal("库外的 " + file + " 不是校验点：它被改动过，请移走它，并查明缘由", malformed);
        }
    }

    /**
     * Something in the folder that says of a log with entries: a checkpoint of a size above zero, or a file in its place that
     * can no longer be read as one.
     *
     * @return none when the folder says nothing of the kind
     */
    public static Optional<Path> witness(Path folder) {
        return Stream.of(Suite.values())
                .flatMap(suite -> newest(folder, suite).stream())
                .filter(file -> !isOf(0, file))
                .findFirst();
    }

    /**
     * Fails when the folder says of entries; for whoever finds a log without any.
     *
     * @throws BrokenSeal naming a file that does
     */
    public static void requireNoWitness(Path folder) {
        witness(folder).ifPresent(file -> {
            throw new BrokenSeal("库中没有账目，库外却有这本账的校验点 " + file + "：账目被清空，或数据库被换掉了");
        });
    }

    /**
     * Fails when the log does not continue what the folder remembers, or when the folder remembers nothing of a log that has
     * entries: then the database may have been put back to an older state, and going on would seal that. No signature is
     * checked here.
     *
     * @throws BrokenSeal naming sizes and roots
     * @throws CheckpointsMissing saying what to do
     */
    public static void requireContinued(Path folder, LogReader log) {
        // First what is kept: the log only grows, so that what is written meanwhile takes nothing from it.
        Map<Suite, List<Path>> kept = new EnumMap<>(Suite.class);
        for (Suite suite : Suite.values()) {
            kept.put(suite, newest(folder, suite));
        }
        long size = log.size();
        kept.forEach((suite, files) -> {
            if (files.isEmpty() && size > 0) {
                throw new CheckpointsMissing("账本已有 " + size + " 条账目，而库外的 " + folder + " 中没有 " + suite.label()
                        + " 校验点，整库是否被退回过无从核对，不予记账，也不出具校验点。请取回另处保存的校验点文件，运行"
                        + " ledger verify --live --from-checkpoint 该文件 --keep，核验通过后即可继续");
            }
            for (Path file : files) {
                requireContinued(file, suite, size, log);
            }
        });
    }

    private static void requireContinued(Path file, Suite suite, long size, LogReader log) {
        Checkpoint kept = checkpoint(file);
        if (kept.size() > size) {
            throw new BrokenSeal("库中只有 " + size + " 条账目，库外 " + file + " 是 " + kept.size() + " 条时的校验点：账本被退回到旧状态");
        }
        Hash root = new TiledTree(suite, kept.size(), log.tiles(suite)).root();
        if (!root.equals(kept.root())) {
            throw new BrokenSeal("前 " + kept.size() + " 条账目的 " + suite.label() + " 根为 " + root + "，库外 " + file
                    + " 所存校验点为 " + kept.root() + "：历史账目被改动");
        }
    }
}
