package org.mingzhang.app.platform.eventstore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.mingzhang.app.platform.embedded.JdbcTarget;

/**
 * Stands between a client and PostgreSQL, understands just enough of the protocol to see a commit, with COMMIT or as the end
 * of a batch's one statement, and cuts the connection at one: before the server hears of it, or after it has committed and
 * before the client hears of that.
 */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int serverPort;
    private final Random random;
    private final int oneIn;
    private final AtomicInteger cutBefore = new AtomicInteger();
    private final AtomicInteger cutAfter = new AtomicInteger();
    private volatile boolean cutting = true;

    /**
     * A proxy in front of a server.
     *
     * @param oneIn cuts one commit in so many
     */
    CuttingProxy(JdbcTarget server, long seed, int oneIn) throws IOException {
        this.serverPort = Integer.parseInt(server.url().replaceAll(".*:(\\d+)/.*", "$1"));
        this.random = new Random(seed);
        this.oneIn = oneIn;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept, "proxy");
    }

    JdbcTarget through(JdbcTarget target) {
        return new JdbcTarget(
                target.url().replace(":" + serverPort + "/", ":" + listening.getLocalPort() + "/")
                        + "?sslmode=disable&gssEncMode=disable",
                target.user(),
                target.password());
    }

    int cutBefore() {
        return cutBefore.get();
    }

    int cutAfter() {
        return cutAfter.get();
    }

    void stopCutting() {
        cutting = false;
    }

    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                Pair pair = new Pair(client, server);
                start(pair::toServer, "proxy-to-server");
                start(pair::toClient, "proxy-to-client");
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized boolean chosen() {
        return cutting && random.nextInt(oneIn) == 0;
    }

    /** One connection and its two directions. */
    private final class Pair {
        private final Socket client;
        private final Socket server;
        private final Set<String> committing = new HashSet<>();
        private volatile boolean cutNextCommit;

        Pair(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void toServer() {
            try (DataInputStream in = new DataInputStream(client.getInputStream());
                    OutputStream out = server.getOutputStream()) {
                int startup = in.readInt();
                byte[] body = in.readNBytes(startup - Integer.BYTES);
                write(out, new byte[0], startup, body);
                while (true) {
                    int type = in.readUnsignedByte();
                    int length = in.readInt();
                    body = in.readNBytes(length - Integer.BYTES);
                    if (isCommit(type, body) && chosen()) {
                        if (cutBefore.get() <= cutAfter.get()) {
                            cutBefore.incrementAndGet();
                            cut();
                            return;
                        }
                        cutNextCommit = true;
                    }
                    write(out, new byte[] {(byte) type}, length, body);
                }
            } catch (IOException over) {
                cut();
            }
        }

        // Parse names the statement; Bind uses it, from then on without its text.
        private boolean isCommit(int type, byte[] body) {
            String text = new String(body, ISO_8859_1);
            if (type == 'P' && (text.contains("\0COMMIT\0") || text.contains("INSERT INTO ledger.checkpoint"))) {
                committing.add(text.substring(0, text.indexOf('\0')));
                return false;
            }
            return type == 'B' && committing.contains(text.substring(1, text.indexOf('\0', 1)));
        }

        void toClient() {
            try (DataInputStream in = new DataInputStream(server.getInputStream());
                    OutputStream out = client.getOutputStream()) {
                while (true) {
                    int type = in.readUnsignedByte();
                    int length = in.readInt();
                    byte[] body = in.readNBytes(length - Integer.BYTES);
                    // Ready for the next query, and in no transaction: whatever there was is committed.
                    if (cutNextCommit && type == 'Z' && body[0] == 'I') {
                        cutAfter.incrementAndGet();
                        cut();
                        return;
                    }
                    write(out, new byte[] {(byte) type}, length, body);
                }
            } catch (IOException over) {
                cut();
            }
        }

        private void write(OutputStream out, byte[] type, int length, byte[] body) throws IOException {
            byte[] message = new byte[type.length + Integer.BYTES + body.length];
            System.arraycopy(type, 0, message, 0, type.length);
            for (int i = 0; i < Integer.BYTES; i++) {
                message[type.length + i] = (byte) (length >>> (24 - 8 * i));
            }
            System.arraycopy(body, 0, message, type.length + Integer.BYTES, body.length);
            out.write(message);
            out.flush();
        }

        private void cut() {
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
