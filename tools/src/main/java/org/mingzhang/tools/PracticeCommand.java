package org.mingzhang.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.practice.ResetPages.ResetAsked;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.tools.demo.DemoArguments;
import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.Story.Round;
import org.mingzhang.view.projection.Progress;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The practice ledger beside the real one. It takes no {@link LedgerOptions}: it opens no ledger of the home, and writes nothing
 * there but its own folder.
 */
@Command(
        name = "practice",
        mixinStandardHelpOptions = true,
        description = {"演练账套：以虚构企业（示例数据）建一个可以随便办、随时重置的账套，并提供控制台，直到停止（Ctrl-C）。", "它自己住在账本文件夹的 practice 之下，不碰真账套。"})
final class PracticeCommand implements Runnable {
    private static final int DEFAULT_PORT = 8422;
    private static final int ENTERPRISES = 40;
    private static final long COURTESY_MILLIS = 2_000;

    /** Enterprises that did nothing yet: one for each who practises at the same time. */
    private static final int NEWCOMERS = 24;

    /** Another name than the real console's: browsers keep cookies by host, whatever the port. */
    private static final String COOKIE = "MINGZHANG-PRACTICE";

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:LEDGER_HOME}",
            description = "账本文件夹，演练账套在其中的 practice 之下；没有真账套也可以（环境变量 LEDGER_HOME；默认 ./ledger-data）。")
    private @Nullable String home;

    @Option(names = "--port", paramLabel = "N", description = "端口（默认：" + DEFAULT_PORT + "；0 为任一空闲端口）。")
    private int port = DEFAULT_PORT;

    @Option(names = "--enterprises", paramLabel = "N", description = "初建时故事中的试点企业数（默认：" + ENTERPRISES + "）。")
    private int enterprises = ENTERPRISES;

    @Option(names = "--headless", description = "建好即结束，不提供服务。")
    private boolean headless;

    @Override
    public void run() {
        ServeCommand.requirePort(port);
        DemoArguments arguments = arguments();
        Path parent = Path.of(home == null || home.isBlank() ? "ledger-data" : home)
                .toAbsolutePath()
                .normalize();
        try (PracticeFolder folder = PracticeFolder.in(parent)) {
            LogFile.open(folder.logs());
            output.ofSampleData();
            if (!folder.isMade()) {
                make(folder, arguments);
            }
            folder.prepare();
            if (headless) {
                tell(folder, null);
            } else {
                serve(folder);
            }
        }
    }

    /** As far as the last but one wave: its caps are decided, and there is time left to do everything. */
    private DemoArguments arguments() {
        Story story = SampleCity.story();
        try {
            return new DemoArguments(
                    SampleCity.PACK,
                    1,
                    enterprises,
                    story.wave(Round.THIRD).laterNotice().to());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--enterprises", Integer.toString(enterprises), String.valueOf(e.getMessage()));
        }
    }

    private void make(PracticeFolder folder, DemoArguments arguments) {
        output.note("正在建立演练账套（示例数据），约一分钟：" + folder.ledger());
        Instant begun = Instant.now();
        LedgerHome making = new LedgerHome(folder.toBeMade());
        try (LedgerStore store = LedgerStore.create(making, null)) {
            Telling.tell(store, arguments, SampleCity.name() + "中小企业数字化转型城市试点（演练·示例数据）", NEWCOMERS, output);
            LedgerViews.open(store).catchUp(Progress.SILENT);
            LogVerification found = LiveCheck.run(store, output);
            if (!found.holds() || !Files.isDirectory(making.checkpoints())) {
                throw new No(LiveCheck.verdict(found));
            }
        }
        folder.made();
        output.note("建好了，用时 " + Duration.between(begun, Instant.now()).toSeconds() + " 秒");
    }

    /** Serves until the process is told to stop; each time that somebody resets it, from the beginning. */
    private void serve(PracticeFolder folder) {
        boolean again = true;
        boolean first = true;
        while (again) {
            BlockingQueue<Boolean> ends = new ArrayBlockingQueue<>(8);
            ConfigurableApplicationContext context =
                    ServeCommand.start(properties(folder), "--server.servlet.session.cookie.name=" + COOKIE);
            port = ServeCommand.portOf(context);
            context.addApplicationListener(event -> {
                if (event instanceof PayloadApplicationEvent<?> told && told.getPayload() instanceof ResetAsked) {
                    ends.offer(true);
                } else if (event instanceof ContextClosedEvent) {
                    ends.offer(false);
                }
            });
            if (first) {
                tell(folder, "http://127.0.0.1:" + port + "/");
                first = false;
            }
            try {
                again = ends.take();
                if (again) {
                    // The page that waits has a style and a script to fetch.
                    again = !Boolean.FALSE.equals(ends.poll(COURTESY_MILLIS, TimeUnit.MILLISECONDS));
                }
            } catch (InterruptedException e) {
                again = false;
                Thread.currentThread().interrupt();
            }
            // Lets those finish who wait for an answer; the database stops with it.
            context.close();
            if (again) {
                reset(folder);
            }
        }
    }

    private void reset(PracticeFolder folder) {
        try {
            folder.reset();
            output.note("演练账套已重置");
        } catch (No notNow) {
            output.note("没有重置：" + notNow.getMessage());
        }
    }

    private Map<String, Object> properties(PracticeFolder folder) {
        Story story = SampleCity.story();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("ledger.home", folder.ledger().toString());
        properties.put("server.port", port);
        properties.put("ledger.practice", true);
        properties.put("ledger.practice-direction", story.renovation());
        properties.put(
                "ledger.practice-batch",
                Integer.toString(story.wave(Round.SECOND).batch()));
        return properties;
    }

    private void tell(PracticeFolder folder, @Nullable String url) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("home", folder.ledger().toString());
        document.put("url", url);
        document.put("password", DemoPort.PASSPHRASE);
        output.print(document, out -> {
            out.println("演练账套：" + folder.ledger());
            out.println("登录口令和密钥口令都是 " + DemoPort.PASSPHRASE + "，登录页上按一下即可进入");
            if (url != null) {
                out.println("控制台：" + url);
                out.println("让真账套的控制台显示入口：./ledger serve --practice-url " + url);
            }
        });
    }
}
