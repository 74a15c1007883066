package org.mingzhang.tools;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that someone named on the command line. For every command alike: one that is not there or is no file is wrong usage
 * (2), one that is too large or no text is input rejected (1), one that this user may not read is a lack (3).
 *
 * @param place the option or argument that named it
 */
record InputFile(String place, Path path) {
    /** Larger files are none of ours: a receipt of the longest command has 16 MB at most. */
    private static final long MOST_BYTES = 32L << 20;

    /** The file, which is there. */
    Path existing() {
        if (Files.isDirectory(path)) {
            throw new WrongUsage(place, path.toString(), place + " 应是文件，而 " + path + " 是文件夹");
        }
        if (!Files.isRegularFile(path)) {
            throw new WrongUsage(place, path.toString(), place + " 指的文件不存在：" + path);
        }
        if (!Files.isReadable(path)) {
            throw new EnvironmentLack("没有权限读取 " + path + "：请检查文件权限");
        }
        return path;
    }

    /** The file or folder, which is there. */
    Path existingOrFolder() {
        return Files.isDirectory(path) ? existingFolder() : existing();
    }

    /** The folder, which is there. */
    Path existingFolder() {
        if (!Files.isDirectory(path)) {
            throw new WrongUsage(
                    place,
                    path.toString(),
                    place + (Files.exists(path) ? " 应是文件夹，而 " + path + " 不是" : " 指的文件夹不存在：" + path));
        }
        if (!Files.isReadable(path) || !Files.isExecutable(path)) {
            throw new EnvironmentLack("没有权限读取 " + path + "：请检查文件夹权限");
        }
        return path;
    }

    byte[] bytes() {
        try {
            long size = Files.size(existing());
            if (size > MOST_BYTES) {
                throw rejected(size + " 字节", "文件过大，最多 " + MOST_BYTES + " 字节");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new EnvironmentLack("读取 " + path + " 失败：请检查磁盘和文件权限", e);
        }
    }

    String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw rejected("不是 UTF-8 文字", "应为 UTF-8 编码的文本文件");
        }
    }

    /** The no to a file whose content is not what it should be. */
    No rejected(String found, String rule) {
        return rejected(List.of(Problem.of(path.toString(), found, rule)));
    }

    No rejected(List<Problem> problems) {
        return new No(path + " 不合要求，未作任何改动", problems);
    }
}
