package org.mingzhang.app.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.CommandsForMany;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.domain.actor.Role;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Every form of 办理, by every post that does not see the whole city, about their own, a neighbour county's, another enterprise's and what
 * does not exist: the last three are answered alike, and nothing of the neighbour's is told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeighbourMatrixIT {
    private static final String PASSWORD = "Right-horse-42";

    private final Map<String, Browser> browsers = new HashMap<>();
    private Neighbours around;
    private Map<String, Role> posts;
    private TwoCounties ledger;
    private ServedApplication application;
    private NamedCase near;
    private NamedCase far;
    private NamedCase other;
    private NamedCase none;

    @BeforeAll
    void serve(@TempDir Path home) {
        around = new Neighbours(home);
        posts = around.posts;
        ledger = around.ledger;
        application = around.application;
        near = around.near;
        far = around.far;
        other = around.other;
        none = around.none;
        String address = application.address();
        List<String> all = new ArrayList<>(posts.keySet());
        all.add("far-applicant");
        application.bean(Accounts.class).openForDemo(all, PASSWORD);
        all.forEach(who -> browsers.put(who, Browser.signedIn(address, who, PASSWORD)));
    }

    @AfterAll
    void end() {
        browsers.values().forEach(Browser::close);
        around.close();
    }

    private Browser browser(String who) {
        return Objects.requireNonNull(browsers.get(who));
    }

    /** Whose cases are not to be seen in a post, whatever exists of them. */
    private List<NamedCase> foreign(String who) {
        return posts.get(who) == Role.COUNTY_INDUSTRY || who.startsWith("near-c") || who.startsWith("near-f")
                ? List.of(far)
                : List.of(far, other);
    }

    /** Names, numbers and positions of somebody else's. */
    private List<String> secrets(List<NamedCase> foreign) {
        List<String> words = new ArrayList<>();
        for (NamedCase one : foreign) {
            boolean beyond = one.equals(far);
            String county = beyond ? "FAR" : "OTHER";
            words.addAll(List.of(one.application(), one.payment(), one.party(), "command-" + county, "户名" + county));
            words.add(beyond ? "远县示例厂" : "邻家示例厂");
            for (String at : List.of(county, county + "-score", county + "-payment")) {
                words.add("序号 " + ledger.at.get(at));
                words.add("/entries/" + ledger.at.get(at) + "\"");
            }
        }
        return words;
    }

    /**
     * Where the rules let anybody act on what they know by its number alone. That a number is given out already is told to who would give
     * it out again; an expert declares a conflict with a case that was published, before anybody is drawn.
     */
    private static boolean open(CommandEntry entry, @Nullable String place) {
        return entry.name().equals("application.declare-conflict")
                || (entry.name().equals("application.submit") && (place == null || place.equals("application")));
    }

    private void compare(
            String what,
            boolean alike,
            Page foreign,
            NamedCase of,
            Collection<String> typed,
            Page absent,
            String who,
            Set<String> wrong) {
        String first = of.told(foreign);
        String second = none.told(absent);
        if (alike && !first.equals(second)) {
            wrong.add(what + ": " + NamedCase.difference(first, second));
        }
        // What they typed themselves stands in the page as they typed it.
        String visible = foreign.html();
        for (String word : typed.stream().filter(one -> one.length() > 6).toList()) {
            visible = visible.replace(word, "…");
        }
        for (String word : secrets(foreign(who))) {
            if (visible.contains(word)) {
                wrong.add(what + " tells " + word);
            }
        }
        if (foreign.status() >= 500 || absent.status() >= 500) {
            wrong.add(what + " is a fault");
        }
    }

    @Test
    void everyFormAboutTheNeighboursIsAnsweredLikeOneAboutNothing() {
        Set<String> wrong = new TreeSet<>();
        int asked = 0;
        for (Map.Entry<String, Role> who : posts.entrySet()) {
            Browser browser = browser(who.getKey());
            browser.get("/do");
            for (CommandEntry entry : CommandCatalogue.all()) {
                if (!entry.isFor(who.getValue()) || entry.elsewhere() != null) {
                    continue;
                }
                Map<String, CommandField> places = NamedCase.places(entry);
                List<@Nullable String> named = new ArrayList<>(places.keySet().stream()
                        .filter(place -> NamedCase.names(Objects.requireNonNull(places.get(place))))
                        .toList());
                if (named.isEmpty()) {
                    continue;
                }
                named.add(null);
                String address = "/do/" + entry.name();
                Page own = browser.post(address, near.form(entry, near, null));
                if (own.status() >= 500) {
                    wrong.add(who.getKey() + " " + entry.name() + " about one's own is a fault");
                }
                for (String place : named) {
                    Page absent = browser.post(address, none.form(entry, near, place));
                    for (NamedCase foreign : foreign(who.getKey())) {
                        asked++;
                        compare(
                                who.getKey() + " " + entry.name() + " " + place + " " + foreign.application(),
                                !open(entry, place),
                                browser.post(address, foreign.form(entry, near, place)),
                                foreign,
                                foreign.form(entry, near, place).values(),
                                absent,
                                who.getKey(),
                                wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(150);
    }

    /** A form that its address fills in opens for what there is and may be seen; of the rest not even the number is said again. */
    @Test
    void noFormOpensByTheAddressOfANeighboursOrOfNothing() {
        Set<String> wrong = new TreeSet<>();
        int asked = 0;
        int opened = 0;
        for (Map.Entry<String, Role> who : posts.entrySet()) {
            Browser browser = browser(who.getKey());
            for (CommandEntry entry : CommandCatalogue.all()) {
                if (!entry.isFor(who.getValue()) || entry.elsewhere() != null) {
                    continue;
                }
                for (CommandField field : entry.fields()) {
                    if (!NamedCase.isSubject(entry, field) || open(entry, field.name())) {
                        continue;
                    }
                    String address = "/do/" + entry.name() + "?" + field.name() + "=";
                    String what = who.getKey() + " " + address;
                    Page absent = browser.get(address + none.of(field));
                    for (NamedCase foreign : foreign(who.getKey())) {
                        asked++;
                        Page page = browser.get(address + foreign.of(field));
                        compare(what, true, page, foreign, List.of(foreign.of(field)), absent, who.getKey(), wrong);
                        for (Page one : List.of(page, absent)) {
                            // The frame of every page leads back to its own address.
                            String said = one.html().replaceAll("<input[^>]*name=\"back\"[^>]*>", "");
                            if (one.status() != 404
                                    || said.contains(foreign.of(field))
                                    || said.contains(none.of(field))) {
                                wrong.add(what + " opens or echoes: " + one.status());
                            }
                        }
                    }
                    opened += browser.get(address + near.of(field)).status() == 200 ? 1 : 0;
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(60);
        assertThat(opened).as("one's own opens").isGreaterThan(20);
    }

    @Test
    void whatIsPickedOutForManyIsOnesOwn() {
        Set<String> wrong = new TreeSet<>();
        int asked = 0;
        for (Map.Entry<String, Role> who : posts.entrySet()) {
            Browser browser = browser(who.getKey());
            browser.get("/do");
            for (CommandEntry entry : CommandCatalogue.all()) {
                String field = CommandsForMany.field(entry.name()).orElse(null);
                if (field == null || !entry.isFor(who.getValue())) {
                    continue;
                }
                CommandField subject = entry.field(field).orElseThrow();
                for (NamedCase foreign : foreign(who.getKey())) {
                    asked++;
                    String what = who.getKey() + " " + entry.name() + " " + foreign.application();
                    String address = "/do/batch?command=" + entry.name() + "&" + field + "=";
                    Page form = browser.get(address + foreign.of(subject));
                    compare(
                            what,
                            true,
                            form,
                            foreign,
                            List.of(foreign.of(subject)),
                            browser.get(address + none.of(subject)),
                            who.getKey(),
                            wrong);
                    if (form.status() != 404) {
                        wrong.add(what + " opens a form");
                    }
                    compare(
                            what + " filled",
                            true,
                            browser.post("/do/batch", batch(entry, foreign, subject)),
                            foreign,
                            batch(entry, foreign, subject).values(),
                            browser.post("/do/batch", batch(entry, none, subject)),
                            who.getKey(),
                            wrong);
                }
                boolean opens = browser.get("/do/batch?command=" + entry.name() + "&" + field + "=" + near.of(subject))
                                .status()
                        == 200;
                if (opens != sees(who.getValue())) {
                    wrong.add(who.getKey() + " " + entry.name() + " about one's own: " + opens);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(10);
    }

    private static boolean sees(Role role) {
        return role != Role.EXPERT && role != Role.ASSESSOR;
    }

    private Map<String, String> batch(CommandEntry entry, NamedCase about, CommandField subject) {
        Map<String, String> form = about.form(entry, near, null);
        form.remove(Typed.input(subject));
        form.remove("application");
        form.put("_command", entry.name());
        form.put("_subjects", about.of(subject));
        return form;
    }

    /** What is held for one person's signature is nothing to another, by whatever address it is tried. */
    @Test
    void whatOthersHaveBegunIsNotThere() {
        Browser owner = browser("far-applicant");
        owner.get("/do");
        CommandEntry entry = CommandCatalogue.find("project.start").orElseThrow();
        String held =
                owner.post("/do/project.start", far.form(entry, near, null)).handle();
        Map<String, String> begun = far.form(entry, near, null);
        begun.put("_save", "1");
        Matcher saved = Pattern.compile("name=\"_saved\"[^>]*value=\"([0-9a-f]{32})\"")
                .matcher(owner.post("/do/project.start", begun).html());
        assertThat(saved.find()).isTrue();
        String draft = saved.group(1);
        String nothing = "0".repeat(32);
        // The first two are tried above; the last two take a file alone, and no number of anybody's.
        Set<String> covered = new TreeSet<>(Set.of("/do/{command}", "/do/batch", "/do/digest", "/do/{command}/paper"));
        Set<String> wrong = new TreeSet<>();
        Browser curious = browser("near-applicant");
        curious.get("/do");
        for (String end : List.of("again", "sign", "brought", "papers")) {
            covered.add("/do/{command}/" + end);
            alike(
                    curious.post("/do/project.start/" + end, Map.of("draft", held, "passphrase", "x")),
                    curious.post("/do/project.start/" + end, Map.of("draft", nothing, "passphrase", "x")),
                    404,
                    wrong);
        }
        for (String end : List.of("again", "sign")) {
            covered.add("/do/batch/" + end);
            alike(
                    curious.post("/do/batch/" + end, Map.of("batch", held, "passphrase", "x")),
                    curious.post("/do/batch/" + end, Map.of("batch", nothing, "passphrase", "x")),
                    404,
                    wrong);
        }
        for (String end : List.of("sign", "result", "bytes", "receipt")) {
            String address = "/do/project.start/" + end + "?draft=";
            alike(curious.get(address + held), curious.get(address + nothing), 404, wrong);
        }
        for (String name : List.of("draft", "saved")) {
            String address = "/do/project.start?" + name + "=";
            alike(
                    curious.get(address + (name.equals("draft") ? held : draft)),
                    curious.get(address + nothing),
                    404,
                    wrong);
        }
        covered.add("/do/drafts/delete");
        alike(
                curious.post("/do/drafts/delete", Map.of("saved", draft)),
                curious.post("/do/drafts/delete", Map.of("saved", nothing)),
                200,
                wrong);
        assertThat(owner.get("/do/project.start?saved=" + draft).status())
                .as("still there")
                .isEqualTo(200);
        assertThat(wrong).isEmpty();
        assertThat(covered).as("every address that a form of 办理 is sent to").isEqualTo(mapped());
    }

    private Set<String> mapped() {
        return application.addresses().getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/do"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void alike(Page foreign, Page absent, int status, Set<String> wrong) {
        if (foreign.status() != status || !far.told(foreign).equals(none.told(absent))) {
            wrong.add(foreign.address() + " → " + foreign.status() + ", " + absent.status() + " "
                    + NamedCase.difference(far.told(foreign), none.told(absent)));
        }
        if (secrets(List.of(far, other)).stream().anyMatch(foreign.html()::contains)) {
            wrong.add(foreign.address() + " tells");
        }
    }
}
