package org.mingzhang.app.platform.eventstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.app.platform.embedded.JdbcTarget;

/** An application that appends on eight threads and says what was acknowledged, until it is killed. */
final class AppendsForEver {
    private AppendsForEver() {}

    public static void main(String[] arguments) throws InterruptedException {
        JdbcTarget writer = new JdbcTarget(arguments[0], arguments[1], arguments[2]);
        SealedLog log = new SealedLog(writer, Entries.NOTES);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            String stream = arguments[3] + "-" + t;
            Thread thread = new Thread(() -> append(log, stream));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void append(SealedLog log, String stream) {
        for (int seq = 0; ; seq++) {
            String commandId = stream + "-" + seq;
            log.append(new Entries.Builder(commandId)
                            .event(stream, 2L * seq)
                            .event(stream, 2L * seq + 1)
                            .build())
                    .join();
            byte[] line = ("ack " + commandId + "\n").getBytes(US_ASCII);
            synchronized (AppendsForEver.class) {
                System.out.write(line, 0, line.length);
                System.out.flush();
            }
        }
    }
}
