package org.mingzhang.app.platform.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.BroughtFile;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.FileType;
import org.mingzhang.domain.event.Picture;

/**
 * A file that has come in whole and was judged, and lies aside. It is gone when this is closed, unless it was kept; a process
 * that dies meanwhile leaves it aside, where nothing cites it.
 */
public final class ReceivedFile implements BroughtFile, AutoCloseable {
    private final StoredFiles store;
    private final Path aside;
    private final CitedFile content;
    private final FileType type;
    private final @Nullable Picture picture;
    private boolean kept;

    ReceivedFile(StoredFiles store, Path aside, CitedFile content, FileContent.Judged judged) {
        this.store = store;
        this.aside = aside;
        this.content = content;
        this.type = judged.type();
        this.picture = judged.picture();
    }

    @Override
    public CitedFile content() {
        return content;
    }

    @Override
    public @Nullable Picture picture() {
        return picture;
    }

    /** What it is, by its content. */
    public FileType type() {
        return type;
    }

    /** A decision that others overtook is made again, and its file is in place by then. */
    @Override
    public void keep() {
        if (!kept) {
            store.keep(aside, content.sm3());
            kept = true;
        }
    }

    @Override
    public void close() {
        store.drop(aside);
    }
}
