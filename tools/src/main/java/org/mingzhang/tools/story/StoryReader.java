package org.mingzhang.tools.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Industry;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.reading.MapReader;
import org.mingzhang.domain.policy.reading.Problems;
import org.mingzhang.tools.story.BudgetStep.Act;
import org.mingzhang.tools.story.Story.Call;
import org.mingzhang.tools.story.Story.Market;
import org.mingzhang.tools.story.Story.Place;
import org.mingzhang.tools.story.Story.Round;
import org.mingzhang.tools.story.Story.Sources;
import org.mingzhang.tools.story.Story.Stages;
import org.mingzhang.tools.story.Story.Trade;
import org.mingzhang.tools.story.Story.Wave;

/** Reads a story and holds it against its pack. */
public final class StoryReader {
    private static final String RENOVATION = "renovation";

    private StoryReader() {}

    /**
     * The story that comes with the program for this pack.
     *
     * @throws InvalidStory when it does not fit the pack
     * @throws IllegalArgumentException when there is none
     */
    public static Story builtIn(PolicyPack pack) {
        try (InputStream in = StoryReader.class.getResourceAsStream("/stories/" + pack.id() + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("no story of " + pack.id());
            }
            return read(in.readAllBytes(), pack);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The story in these bytes.
     *
     * @throws InvalidStory with every mistake when there is any
     */
    public static Story read(byte[] bytes, PolicyPack pack) {
        Problems problems = new Problems();
        Story story = MapReader.of(bytes, problems)
                .map(map -> story(new Part(map, pack, new Terms(pack))))
                .orElse(null);
        if (story == null || problems.any()) {
            throw new InvalidStory(problems.inOrder());
        }
        return story;
    }

    private static Story story(Part root) {
        PolicyPack pack = root.pack();
        root.one("pack", List.of(pack.id()));
        String renovation = root.one(RENOVATION, directions(pack));
        renovated(root, renovation);
        Story story = new Story(
                pack,
                renovation,
                root.read("place", StoryReader::place),
                root.read("sources", StoryReader::sources),
                root.read("stages", StoryReader::stages),
                root.read("market", part -> new Market(part.number("integrators"), part.number("vendors"))),
                root.all("trades", StoryReader::trade),
                root.read("waves", StoryReader::waves),
                root.read("demo", DemoReader::plan),
                root.read("simulation", SimulationReader::plan));
        root.done();
        return story;
    }

    private static List<String> directions(PolicyPack pack) {
        return pack.directions().stream()
                .filter(direction -> direction.kind() == Direction.Kind.RENOVATION && direction.hasMoney())
                .map(Direction::id)
                .toList();
    }

    private static void renovated(Part root, String renovation) {
        PolicyPack pack = root.pack();
        if (pack.direction(renovation).isEmpty()) {
            return;
        }
        if (Story.places(pack, pack.direction(renovation).orElseThrow()) == 0) {
            root.wrong(RENOVATION, "方向 " + renovation + " 没有名额", "应为写有名额（quota）的方向");
        }
        for (int level = 2; level <= 4; level++) {
            root.terms(renovation, Terms.renovated(level, Fen.ofWan(100)));
        }
    }

    private static Place place(Part part) {
        return new Place(
                part.text("offices"),
                part.county("seat"),
                part.text("phone"),
                part.text("invoices"),
                part.number("longitude"),
                part.number("latitude"));
    }

    private static Sources sources(Part part) {
        List<String> ids = part.pack().sources().stream().map(FundingSource::id).toList();
        return new Sources(part.one("upper", ids), part.one("own", ids));
    }

    private static Stages stages(Part part) {
        List<String> ids = part.pack().stages().stream().map(Stage::id).toList();
        return new Stages(
                part.one("papers", ids),
                part.one("visit", ids),
                part.one("experts", ids),
                part.one("notice", ids),
                part.one("decision", ids));
    }

    private static Trade trade(Part part) {
        return new Trade(
                part.one(
                        "industry",
                        part.pack().industries().stream().map(Industry::id).toList()),
                part.text("code"),
                part.text("word"),
                part.county("home"),
                !part.has("only") || part.choice("only", Map.of("demo", false), true));
    }

    private static Map<Round, Wave> waves(Part part) {
        Map<Round, Wave> waves = new EnumMap<>(Round.class);
        for (Round round : Round.values()) {
            waves.put(round, part.read(round.name().toLowerCase(Locale.ROOT), StoryReader::wave));
        }
        return waves;
    }

    private static Wave wave(Part part) {
        String batch = part.one(
                "batch",
                part.pack().batches().stream()
                        .map(Batch::number)
                        .map(String::valueOf)
                        .toList());
        return new Wave(
                batch.isEmpty() ? 1 : Integer.parseInt(batch),
                part.date("admission"),
                part.date("submission"),
                part.span("notice"),
                part.span("laterNotice"),
                part.range("demo"),
                part.range("simulated"),
                part.percent("pace"),
                part.date("ended"),
                part.has("capsDecided") ? part.date("capsDecided") : null);
    }

    static Call call(Part part) {
        return new Call(part.date("submission"), part.span("notice"));
    }

    /** What is done with the money. */
    static BudgetStep step(Part part, Map<String, Act> words) {
        Act act = part.choice("does", words, Act.HAND_BACK);
        boolean money = act != Act.HAND_BACK;
        boolean lined = act == Act.ALLOCATE || act == Act.TRANSFER;
        List<String> lines = part.pack().lines().stream().map(BudgetLine::id).toList();
        return new BudgetStep(
                part.date("on"),
                act,
                money
                        ? part.one(
                                "source",
                                part.pack().sources().stream()
                                        .map(FundingSource::id)
                                        .toList())
                        : "",
                lined ? part.one("line", lines) : "",
                act == Act.TRANSFER ? part.one("to", lines) : "",
                money ? part.amount("amount") : Fen.ZERO,
                money ? part.number("year") : 0,
                part.refused());
    }
}
