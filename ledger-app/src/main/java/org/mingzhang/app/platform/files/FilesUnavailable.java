package org.mingzhang.app.platform.files;

import java.io.IOException;

/** The folder of files cannot be used now. */
public final class FilesUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FilesUnavailable(String message, IOException cause) {
        super(message + "：请检查文件夹是否挂载、有无写权限、磁盘是否已满", cause);
    }
}
