package org.mingzhang.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Packs that stand beside a pack's file, in its folder or in folders beside that: what the pack names may be one of them. */
final class PackNeighbours {
    private static final Pattern ID = Pattern.compile("(?m)^pack:[ ]*['\"]?([A-Za-z0-9][A-Za-z0-9._-]{0,63})");
    /** A pack says its id at its top. */
    private static final int TOP_BYTES = 4_096;

    private static final int MOST_FILES = 500;

    private PackNeighbours() {}

    /** Their ids. A folder or file that cannot be read has none. */
    static Set<String> of(Path file) {
        Set<String> ids = new LinkedHashSet<>();
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return ids;
        }
        List<Path> files = new ArrayList<>(in(folder, "*.{yaml,yml}"));
        Path above = folder.getParent();
        if (above != null) {
            in(above, "*").stream()
                    .filter(Files::isDirectory)
                    .map(each -> each.resolve("pack.yaml"))
                    .forEach(files::add);
        }
        files.stream().limit(MOST_FILES).forEach(each -> {
            Matcher id = ID.matcher(top(each));
            if (id.find()) {
                ids.add(id.group(1));
            }
        });
        return ids;
    }

    private static List<Path> in(Path folder, String pattern) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            entries.forEach(found::add);
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
        return found;
    }

    private static String top(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(TOP_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
