package org.mingzhang.domain;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The core stays pure: what it answers depends on its arguments alone. */
class ArchitectureTest {
    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.mingzhang.domain");

    private static final Set<String> FLOATING =
            Set.of("float", "double", "java.lang.Float", "java.lang.Double", "java.math.BigDecimal");

    /** Calls that read the world, each with what to do instead. */
    private static final Map<String, String> IMPURE = Map.ofEntries(
            Map.entry("java.lang.System.currentTimeMillis", "time comes in as an argument"),
            Map.entry("java.lang.System.nanoTime", "time comes in as an argument"),
            Map.entry("java.lang.System.getenv", "settings come in as arguments"),
            Map.entry("java.lang.System.getProperty", "settings come in as arguments"),
            Map.entry("java.time.Instant.now", "time comes in as an argument"),
            Map.entry("java.time.LocalDate.now", "the business date comes in as an argument"),
            Map.entry("java.time.LocalDateTime.now", "time comes in as an argument"),
            Map.entry("java.time.OffsetDateTime.now", "time comes in as an argument"),
            Map.entry("java.time.ZonedDateTime.now", "time comes in as an argument"),
            Map.entry("java.time.ZoneId.systemDefault", "the programme has its zone"),
            Map.entry("java.util.Date.<init>", "Date.from an instant that came in, where a library wants a Date"),
            Map.entry("java.util.UUID.randomUUID", "identifiers come in as arguments"),
            Map.entry("java.lang.Math.random", "randomness comes in as an argument"),
            Map.entry("java.lang.Thread.sleep", "the core never waits"),
            Map.entry("java.lang.Thread.start", "the core has no threads"));

    @Test
    void theCoreUsesNoFrameworkNoDatabaseNoFilesNoNetworkAndNoClock() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework..",
                                "org.axonframework..",
                                "org.postgresql..",
                                "java.sql..",
                                "javax.sql..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.net.http..",
                                "org.slf4j..",
                                "java.util.logging..")
                        .or(describe("files, sockets, a clock", type -> Set.of(
                                        "java.io.File",
                                        "java.io.FileInputStream",
                                        "java.io.FileOutputStream",
                                        "java.io.RandomAccessFile",
                                        "java.net.Socket",
                                        "java.net.URL",
                                        "java.net.URLConnection",
                                        "java.time.Clock",
                                        "java.util.Timer",
                                        "java.util.concurrent.Executors")
                                .contains(type.getName()))))
                .because("bytes come in as streams, time as arguments; the shell does the rest")
                .check(DOMAIN);
    }

    @Test
    void theCoreReadsNeitherTheClockNorTheMachine() {
        List<String> found = DOMAIN.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> IMPURE.containsKey(called(access)))
                .map(access -> access.getDescription() + " — " + IMPURE.get(called(access)))
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void onlyCryptoKnowsBouncyCastle() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.mingzhang.domain.seal.crypto..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .because("the library stands behind Signer and SignatureVerifier")
                .check(DOMAIN);
    }

    @Test
    void theSealKnowsNoBusiness() {
        classes()
                .that()
                .resideInAPackage("org.mingzhang.domain.seal..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("org.mingzhang.domain.seal..", "java..", "tools.jackson..", "org.jspecify..")
                                .or(resideInAnyPackage("org.bouncycastle.."))
                                .or(arrays()))
                .because("an auditor reads the seal without reading the policies")
                .allowEmptyShould(true)
                .check(DOMAIN);
    }

    @Test
    void moneyAndRatesAreExact() {
        DescribedPredicate<JavaClass> floating =
                describe("floating point or BigDecimal", type -> FLOATING.contains(type.getName()));
        fields().should().notHaveRawType(floating).because("use Fen or Ratio").check(DOMAIN);
        methods()
                .should()
                .notHaveRawReturnType(floating)
                .because("use Fen or Ratio")
                .check(DOMAIN);
        noClasses()
                .should()
                .dependOnClassesThat(floating.and(describe("no primitive", type -> !type.isPrimitive())))
                .because("use Fen or Ratio")
                .check(DOMAIN);
    }

    private static DescribedPredicate<JavaClass> arrays() {
        return describe("arrays of primitives", type -> type.isArray() || type.isPrimitive());
    }

    private static String called(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }
}
