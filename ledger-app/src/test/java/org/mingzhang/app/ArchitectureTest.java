package org.mingzhang.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

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
}
