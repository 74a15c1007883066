package org.mingzhang.app;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP sockets of this process, as Linux lists them. */
final class Sockets {
    private static final String LISTENING = "0A";
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private Sockets() {}

    static boolean known() {
        return Files.isReadable(Path.of("/proc/self/net/tcp"));
    }

    /** Addresses at the other end of this process's connections; of listening sockets, the address they listen on. */
    static List<InetAddress> ends() throws IOException {
        Set<String> own = inodes();
        List<InetAddress> ends = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            Path path = Path.of("/proc/self/net", table);
            if (!Files.isReadable(path)) {
                continue;
            }
            for (String line : Files.readAllLines(path).stream().skip(1).toList()) {
                String[] fields = line.strip().split("\\s+", -1);
                if (own.contains(fields[INODE])) {
                    ends.add(address(fields[fields[STATE].equals(LISTENING) ? LOCAL : REMOTE]));
                }
            }
        }
        return ends;
    }

    private static Set<String> inodes() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            for (Path file : files.toList()) {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                } catch (IOException closedMeanwhile) {
                    // Gone is gone.
                }
            }
        }
        return inodes;
    }

    // Each group of four bytes is in the machine's order, which is little-endian wherever this runs.
    private static InetAddress address(String field) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(field.substring(0, field.indexOf(':')));
        byte[] ordered = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ordered[i] = bytes[i / 4 * 4 + 3 - i % 4];
        }
        return InetAddress.getByAddress(ordered);
    }
}
