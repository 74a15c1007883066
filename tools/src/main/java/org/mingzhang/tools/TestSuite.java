package org.mingzhang.tools;

import picocli.CommandLine.Command;

/** Listed here for the help; the script runs it, since it needs Maven and not this JVM. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs the whole test suite (mvn verify), the same that CI runs.")
final class TestSuite implements Runnable {
    @Override
    public void run() {
        throw new EnvironmentLack("the test suite is run by the script: ./ledger test");
    }
}
