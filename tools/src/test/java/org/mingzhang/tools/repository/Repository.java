package org.mingzhang.tools.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** This checkout: where it begins, and the files in it that belong to the project. */
public final class Repository {
    public static final Path ROOT = find();

    /** What .gitignore leaves out, and Git's own folder (in a worktree a file). */
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "ledger-data", ".idea", ".vscode");

    private Repository() {}

    /** True when the run is to rewrite the generated files that tests compare; CI never does. */
    public static boolean rewrites() {
        return Boolean.getBoolean("rewrite");
    }

    /** All files, as paths below the root, in order. */
    public static List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return isOurs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (isOurs(file)) {
                        files.add(ROOT.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    public static List<Path> files(Predicate<String> path) {
        return files().stream().filter(file -> path.test(file.toString())).toList();
    }

    public static List<Path> mainJava() {
        return files(path -> path.contains("/src/main/java/") && path.endsWith(".java"));
    }

    public static String text(Path file) {
        try {
            return Files.readString(ROOT.resolve(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path path) {
        return !NOT_OURS.contains(String.valueOf(path.getFileName()));
    }

    private static Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("ledger-domain")) && Files.exists(folder.resolve("ledger"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the repository");
    }
}
