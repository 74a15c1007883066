package org.mingzhang.app.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running (or dead) server wrote to {@code postmaster.pid} in its data directory.
 *
 * @param status {@code ready} once it takes connections
 */
record PostmasterFile(long pid, int port, String status) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Empty when there is no file or it is not fully written yet. */
    static Optional<PostmasterFile> in(Path data) {
        try {
            List<String> lines = Files.readAllLines(path(data));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            String status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "starting";
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.getFirst().strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip()),
                    status));
        } catch (NoSuchFileException | NumberFormatException noneOrHalfWritten) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path path(Path data) {
        return data.resolve("postmaster.pid");
    }

    boolean ready() {
        return "ready".equals(status);
    }

    /** Whether the process lives and is a PostgreSQL at all: after a crash its number may have gone to another program. */
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> !buried())
                .map(process -> process.info()
                        .command()
                        .map(c -> c.contains("postgres"))
                        .orElse(true))
                .orElse(false);
    }

    /** Whether some process has that number, so that PostgreSQL itself would believe the file. */
    boolean numberInUse() {
        return ProcessHandle.of(pid).isPresent();
    }

    // In containers nobody may reap orphans: a killed server then stays in the process table for ever.
    private boolean buried() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            int state = stat.lastIndexOf(')') + 2;
            return state < stat.length() && stat.charAt(state) == 'Z';
        } catch (IOException notLinux) {
            return false;
        }
    }
}
