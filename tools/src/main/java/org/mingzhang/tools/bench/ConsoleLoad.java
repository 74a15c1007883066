package org.mingzhang.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.tools.EnvironmentLack;

/**
 * People at the console, all at once: each signs in, reads a page for a while and follows one of its links, as one does who works
 * through cases. Nothing is signed and no file is taken away.
 */
final class ConsoleLoad {
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** What is no page, or would end the visit. */
    private static final Pattern NO_PAGE = Pattern.compile(
            "/(webjars|js|vendor|logout|post)\\b.*|.*\\.(css|js|svg|png)$|.*/(file|receipt|bytes|bundle)\\b.*"
                    + "|.*[?&]form=.*|/verify/checkpoints/.*|/files/.*");

    private final URI console;
    private final String password;
    private final Duration think;
    private final ConcurrentLinkedQueue<Visited> visited = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Visited> signIns = new ConcurrentLinkedQueue<>();

    /**
     * A page that was opened.
     *
     * @param area the first part of its path
     */
    record Visited(String area, String path, int status, long micros, int bytes) {
        boolean isFault() {
            return status >= 500;
        }
    }

    /**
     * @param password everybody's
     * @param think how long somebody reads a page on average before they follow a link
     */
    ConsoleLoad(URI console, String password, Duration think) {
        this.console = console;
        this.password = password;
        this.think = think;
    }

    /**
     * Lets them all work for a while after the last has signed in.
     *
     * @throws EnvironmentLack when the console does not answer; then nothing is measured
     */
    void run(List<String> logins, Duration time) throws InterruptedException {
        CountDownLatch signedIn = new CountDownLatch(logins.size());
        CountDownLatch begin = new CountDownLatch(1);
        AtomicReference<@Nullable EnvironmentLack> unanswered = new AtomicReference<>();
        long[] until = new long[1];
        List<Thread> people = new ArrayList<>();
        for (int i = 0; i < logins.size(); i++) {
            Person person = new Person(logins.get(i), new Random(i));
            people.add(Thread.ofVirtual().start(() -> {
                try {
                    boolean in;
                    try {
                        in = person.signIn();
                    } finally {
                        signedIn.countDown();
                    }
                    begin.await();
                    if (in) {
                        person.work(until[0]);
                    }
                } catch (EnvironmentLack fault) {
                    unanswered.compareAndSet(null, fault);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        signedIn.await();
        // Who was not let in has nothing to wait for.
        until[0] = System.nanoTime() + (unanswered.get() == null ? time.toNanos() : 0);
        begin.countDown();
        for (Thread person : people) {
            person.join();
        }
        EnvironmentLack lack = unanswered.get();
        if (lack != null) {
            throw lack;
        }
    }

    List<Visited> visited() {
        return List.copyOf(visited);
    }

    List<Visited> signIns() {
        return List.copyOf(signIns);
    }

    private final class Person {
        private final String login;
        private final Random random;
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        Person(String login, Random random) {
            this.login = login;
            this.random = random;
        }

        boolean signIn() {
            String form = get("/login").body();
            Matcher token = TOKEN.matcher(form);
            if (!token.find()) {
                return false;
            }
            HttpResponse<String> home = timed(
                    signIns,
                    "/login",
                    HttpRequest.newBuilder(console.resolve("/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("login=" + encoded(login) + "&password=" + encoded(password)
                                    + "&_csrf=" + encoded(token.group(1)))));
            Matcher choice = TOKEN.matcher(home.body());
            if (home.uri().getPath().endsWith("/elsewhere") && choice.find()) {
                // The same person from the run before.
                home = send(HttpRequest.newBuilder(console.resolve("/login/elsewhere"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("_csrf=" + encoded(choice.group(1)))));
            }
            return home.statusCode() == 200 && home.uri().getPath().equals("/");
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, UTF_8);
        }

        void work(long until) throws InterruptedException {
            String path = "/";
            // They have just read their workbench after signing in, and do not all go on in the same moment.
            think(0);
            while (System.nanoTime() < until) {
                HttpResponse<String> page = timed(visited, path, HttpRequest.newBuilder(console.resolve(path)));
                List<String> links = links(page.body());
                // Who got lost goes home, and so does who reads on for ever.
                path = links.isEmpty() || random.nextInt(8) == 0 ? "/" : links.get(random.nextInt(links.size()));
                think(0.5);
            }
        }

        /** As long as people think, at least so much of it and up to as much again. */
        private void think(double atLeast) throws InterruptedException {
            Thread.sleep(Duration.ofMillis((long) (think.toMillis() * (atLeast + random.nextDouble()))));
        }

        private static List<String> links(String page) {
            List<String> links = new ArrayList<>();
            Matcher link = LINK.matcher(page);
            while (link.find()) {
                String path = link.group(1).replace("&amp;", "&");
                if (!NO_PAGE.matcher(path).matches()) {
                    links.add(path);
                }
            }
            return links;
        }

        private HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(console.resolve(path)));
        }

        private HttpResponse<String> timed(
                ConcurrentLinkedQueue<Visited> into, String path, HttpRequest.Builder request) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = send(request);
            long micros = (System.nanoTime() - begin) / 1_000;
            String first = path.replaceFirst("^(/[^/?]*).*", "$1");
            into.add(new Visited(
                    first, path, answer.statusCode(), micros, answer.body().length()));
            return answer;
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return client.send(
                        request.header("Accept", "text/html")
                                .timeout(Duration.ofSeconds(60))
                                .build(),
                        BodyHandlers.ofString(UTF_8));
            } catch (IOException e) {
                throw new EnvironmentLack("控制台 " + console + " 没有应答：请先用 ledger serve 启动，或用 --url 指明它的地址", e);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
