package org.mingzhang.tools;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this checkout begins; tests that read the project itself start from here. */
final class RepositoryRoot {
    static final Path PATH = find();

    private RepositoryRoot() {}

    private static Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("ledger-domain")) && Files.exists(folder.resolve("ledger"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the repository");
    }
}
