package org.mingzhang.tools.repository;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules across the modules: dependencies point one way, and some calls have a better replacement. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.mingzhang");

    private static final String DOMAIN = "org.mingzhang.domain..";
    private static final String VIEW = "org.mingzhang.view..";
    private static final String APP = "org.mingzhang.app..";
    private static final String TOOLS = "org.mingzhang.tools..";

    /** Where a person types a command is where today's date comes in; what is below takes it as an argument. */
    private static final Set<String> COMMAND_LINE = Set.of("org.mingzhang.tools");

    /** Measures the framework's own store beside ours. */
    private static final String BENCH = "org.mingzhang.tools.bench..";

    private static final String CLOCK = "a LedgerClock, or the time as an argument";

    /** Called member → what to use instead. */
    private static final Map<String, String> BANNED = Map.ofEntries(
            Map.entry("java.lang.System.out", "a logger, or the command's Output"),
            Map.entry("java.lang.System.err", "a logger, or the command's Output"),
            Map.entry("java.lang.System.exit", "an exit code returned by the command"),
            Map.entry("java.lang.System.currentTimeMillis", CLOCK),
            Map.entry("java.time.Instant.now", CLOCK),
            Map.entry("java.time.LocalDate.now", CLOCK),
            Map.entry("java.time.LocalDateTime.now", CLOCK),
            Map.entry("java.time.ZonedDateTime.now", CLOCK),
            Map.entry("java.time.OffsetDateTime.now", CLOCK),
            Map.entry("java.util.Date.<init>", "java.time"),
            Map.entry("java.lang.Math.random", "SecureRandom for secrets, a seeded generator for the rest"),
            Map.entry("java.io.ObjectInputStream.<init>", "JSON; Java serialisation runs code of its sender"),
            Map.entry("java.lang.Runtime.exec", "ProcessBuilder with a list of arguments"),
            Map.entry("java.lang.Thread.stop", "an interrupt"));

    /** Who may, since it is their job. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "java.time.Instant.now",
            Set.of(
                    "org.mingzhang.app.platform.command.LedgerClock",
                    "org.mingzhang.app.platform.ledger.LedgerTime",
                    // How long a database server takes to start is the machine's time, not the ledger's.
                    "org.mingzhang.app.platform.embedded.Cluster"),
            "java.lang.System.out",
            Set.of("org.mingzhang.tools.Ledger"),
            "java.lang.System.err",
            Set.of("org.mingzhang.tools.Ledger"),
            "java.lang.System.exit",
            Set.of("org.mingzhang.tools.Ledger"));

    @Test
    void dependenciesPointFromToolsToTheDomain() {
        assertThat(ALL.containPackage("org.mingzhang.domain") && ALL.containPackage("org.mingzhang.tools"))
                .as("classes of all modules are read")
                .isTrue();
        mustNotUse(DOMAIN, VIEW, APP, TOOLS);
        mustNotUse(VIEW, APP, TOOLS);
        mustNotUse(APP, TOOLS);
    }

    @Test
    void verifierAndWitnessStandOnTheDomainAlone() {
        for (String independent : List.of("org.mingzhang.tools.verify..", "org.mingzhang.tools.witness..")) {
            noClasses()
                    .that()
                    .resideInAPackage(independent)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(APP, VIEW, "org.springframework..", "org.axonframework..")
                    .because("who checks the ledger must not run the ledger's code for writing it")
                    .allowEmptyShould(true)
                    .check(ALL);
        }
    }

    @Test
    void axonStaysInTheShell() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN, TOOLS)
                .and()
                .resideOutsideOfPackage(BENCH)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..")
                .because("the framework can be changed without touching a stored byte or the command line")
                .check(ALL);
    }

    @Test
    void someCallsHaveABetterReplacement() {
        List<String> found = ALL.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> BANNED.containsKey(used(access)) && !isAllowed(access))
                .map(access -> access.getDescription() + " — use " + BANNED.get(used(access)))
                .toList();
        assertThat(found).isEmpty();
    }

    private static void mustNotUse(String module, String... others) {
        noClasses()
                .that(resideInAPackage(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("dependencies point tools → ledger-app → projections → ledger-domain")
                .allowEmptyShould(true)
                .check(ALL);
    }

    private static String used(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static boolean isAllowed(JavaAccess<?> access) {
        boolean readsTheClock = CLOCK.equals(BANNED.get(used(access)));
        return ALLOWED.getOrDefault(used(access), Set.of())
                        .contains(access.getOriginOwner().getName())
                || (readsTheClock
                        && COMMAND_LINE.contains(access.getOriginOwner().getPackageName()));
    }
}
