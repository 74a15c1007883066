package org.mingzhang.view;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Read models come from events alone. */
class ArchitectureTest {
    private static final JavaClasses VIEW = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.mingzhang.view");

    @Test
    void readModelsDecideNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.mingzhang.app..", "org.mingzhang.tools..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Command")
                .because("projections take events in and give rows out")
                .check(VIEW);
    }

    @Test
    void projectorsAreNoSpringBeans() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.boot..", "org.springframework.stereotype..")
                .because("the command line calls them without an application context")
                .check(VIEW);
    }

    @Test
    void onlyOnePackageKnowsTheEventFramework() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.mingzhang.view.axon..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..")
                .because("a rebuild needs the log and a database, nothing else")
                .check(VIEW);
    }
}
