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
    void projectionsKnowNoFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..")
                .because("a rebuild needs the log and a database, nothing else")
                .check(VIEW);
    }
}
