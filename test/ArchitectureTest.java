package dev.meridian;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.meridian.app.lock.Lock;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

class ArchitectureTest {
    private static final JavaClasses MERIDIAN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.meridian");

    @Test
    void environments_are_plain_java() {
        noClasses()
                .that()
                .resideInAPackage("dev.meridian.environments..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software..", "org.cdk8s..", "io.fabric8..", "com.fasterxml..")
                .check(MERIDIAN);
    }

    @Test
    void environments_know_nothing_of_what_is_built_from_them() {
        noClasses()
                .that()
                .resideInAPackage("dev.meridian.environments..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.meridian.constructs..", "dev.meridian.stacks..", "dev.meridian.app..")
                .check(MERIDIAN);
    }

    @Test
    void constructs_are_usable_in_somebody_elses_app() {
        noClasses()
                .that()
                .resideInAPackage("dev.meridian.constructs..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.meridian.environments..", "dev.meridian.stacks..", "dev.meridian.app..")
                .check(MERIDIAN);
    }

    @Test
    void stacks_know_nothing_of_the_programs_around_them() {
        noClasses()
                .that()
                .resideInAPackage("dev.meridian.stacks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.meridian.app..")
                .check(MERIDIAN);
    }

    @Test
    void only_the_synthesis_program_touches_the_cdk_everything_else_in_app_reads_the_assembly() {
        noClasses()
                .that()
                .resideInAPackage("dev.meridian.app..")
                .and()
                .haveSimpleNameNotStartingWith("Synth")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software..", "io.github.cdklabs..", "dev.meridian.stacks..", "dev.meridian.constructs..")
                .check(MERIDIAN);
    }

    @Test
    void packages_of_constructs_form_no_circle() {
        slices().matching("dev.meridian.constructs.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MERIDIAN);
    }

    @Test
    void packages_inside_a_unit_form_no_circle() {
        slices().matching("dev.meridian.constructs.(**)")
                .should()
                .beFreeOfCycles()
                .check(MERIDIAN);
    }

    @Test
    void packages_of_the_review_form_no_circle() {
        slices().matching("dev.meridian.app.review.(**)")
                .should()
                .beFreeOfCycles()
                .check(MERIDIAN);
    }

    /** Any CDK app's assembly may be reviewed, so nothing of ours but what stands in one may decide. */
    @Test
    void the_review_reads_assemblies_alone() {
        noClasses()
                .that()
                .resideInAPackage("dev.meridian.app.review..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.meridian.environments..")
                .check(MERIDIAN);
    }

    @Test
    void what_manifests_hold_is_read_without_knowing_what_is_judged_of_it() {
        noClasses()
                .that()
                .resideInAPackage("dev.meridian.app.review.manifest")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.meridian..")
                        .and(resideOutsideOfPackage("dev.meridian.app.review.manifest")))
                .check(MERIDIAN);
    }

    @Test
    void constructs_are_final_and_so_are_stacks() {
        classes()
                .that()
                .areAssignableTo(Construct.class)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(MERIDIAN);
    }

    @Test
    void stacks_live_in_stacks() {
        classes()
                .that()
                .areAssignableTo(Stack.class)
                .should()
                .resideInAPackage("dev.meridian.stacks..")
                .check(MERIDIAN);
    }

    @Test
    void nobody_reads_the_machine_they_run_on_but_the_program_itself() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.meridian.environments..", "dev.meridian.constructs..", "dev.meridian.stacks..")
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Files.class, Random.class, SecureRandom.class, UUID.class)
                .check(MERIDIAN);
    }

    /** The day on which an approval has to hold is given by whoever asks, so that a test can be of any day. */
    @Test
    void only_programs_ask_what_day_it_is() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.meridian.app.approval..", "dev.meridian.app.lock..")
                .and()
                .doNotHaveFullyQualifiedName(Lock.class.getName())
                .should()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now", ZoneId.class)
                .orShould()
                .callMethod(LocalDate.class, "now", Clock.class)
                .check(MERIDIAN);
    }
}
