package org.mingzhang.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.access.Attachment;

/** The shell: features beside each other, and a platform that knows none of them. */
class ArchitectureTest {
    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.mingzhang.app");

    @Test
    void thePlatformKnowsNoBusiness() {
        noClasses()
                .that(resideInAPackage("org.mingzhang.app.platform..")
                        .and(not(describe("the one class that says which state a stream has", type -> type.getName()
                                .equals("org.mingzhang.app.platform.command.States")))))
                .should()
                .dependOnClassesThat(resideInAPackage("org.mingzhang..")
                        .and(not(resideInAnyPackage(
                                "org.mingzhang.app.platform..",
                                "org.mingzhang.domain.actor..",
                                "org.mingzhang.domain.command..",
                                "org.mingzhang.domain.decision..",
                                "org.mingzhang.domain.event..",
                                "org.mingzhang.domain.json..",
                                "org.mingzhang.domain.ledger..",
                                "org.mingzhang.domain.policy..",
                                "org.mingzhang.domain.seal.."))))
                .because("command path, store, web and security would be the same for another ledger")
                .check(APP);
    }

    @Test
    void partsOfThePlatformDoNotGoInCircles() {
        slices().matching("org.mingzhang.app.platform.(*)..")
                .should()
                .beFreeOfCycles()
                .check(APP);
    }

    @Test
    void nothingListensInsideACommandsUnitOfWork() {
        noClasses()
                .should()
                .dependOnClassesThat(describe("a subscribing processor", type -> type.getName()
                        .equals("org.axonframework.eventhandling.SubscribingEventProcessor")))
                .because("events are durable at prepare-commit; a handler that then fails could not take them back")
                .check(APP);
    }

    @Test
    void commandsRunInNoSpringTransaction() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.transaction.annotation.Transactional")
                .because("the sequencer owns the one transaction that counts; see docs/adr/0002-own-event-store.md")
                .check(APP);
    }

    /** Whoever hands out a file has to say there whether it is kept who took it. */
    @Test
    void filesAreHandedOutThroughTheOnePlaceThatAsksForTheirRecord() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(ArchitectureTest::writesTheHeader)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("Attachment.java");
        }
        assertThat(Attachment.class.getDeclaredMethods())
                .filteredOn(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
                .extracting(java.lang.reflect.Method::getName)
                .containsExactlyInAnyOrder("recorded", "proof");
    }

    /** Files that are nobody's data, each known by the class that hands it out; one more is to be thought about here. */
    @Test
    void onlyProofsAndPublishedPoliciesGoWithoutARecord() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> text(file).contains("Attachment.proof("))
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "CheckpointPages.java",
                            "ImportPages.java",
                            "PolicyPages.java",
                            "ReadsPages.java",
                            "SignaturePages.java",
                            "TrailPages.java");
        }
    }

    private static boolean writesTheHeader(Path file) {
        String text = text(file).toLowerCase(java.util.Locale.ROOT);
        return text.contains("content_disposition")
                || text.contains("content-disposition")
                || text.contains("contentdisposition");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
