package org.mingzhang.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mingzhang.app.platform.embedded.EmbeddedPostgres;

/**
 * What test ledgers stand on: a folder that is made once and copied for each, and a server that runs on between the commands
 * of a test. JUnit finds this extension by itself, and it stops what a test or a class has held before its folders go.
 */
public final class Groundwork implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /** Makes a folder's content. */
    @FunctionalInterface
    interface Making {
        void in(Path folder) throws IOException;
    }

    private static final Deque<EmbeddedPostgres> HELD = new ArrayDeque<>();
    /** How many were held when the running test began. */
    private static int before;

    /** A folder for copies, gone with the process; a server that its making holds is stopped before anybody copies. */
    static Path model(Making making) {
        try {
            Path folder = Files.createTempDirectory("model");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete-model"));
            int held = HELD.size();
            try {
                making.in(folder);
            } finally {
                release(held);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy, with every file's permissions; what is there already stays. */
    static void copy(Path model, Path to) throws IOException {
        Files.walkFileTree(model, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(model.relativize(from).toString());
                if (!Files.isDirectory(target)) {
                    Files.createDirectories(target.resolve("..").normalize());
                    Files.copy(from, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, to.resolve(model.relativize(from).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Keeps the server of a home running until the test, or the class that called before its tests, is over. */
    static void hold(Path home) {
        HELD.push(EmbeddedPostgres.open(home));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        before = HELD.size();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        release(before);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        release(0);
    }

    private static void release(int down) {
        while (HELD.size() > down) {
            HELD.pop().close();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
