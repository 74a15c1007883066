package org.mingzhang.tools;

import picocli.CommandLine.Command;

/** Listed here for the help; the script runs it, since it needs Maven and not this JVM. */
@Command(name = "test", mixinStandardHelpOptions = true, description = "运行全部测试（mvn verify），与持续集成所运行的相同。")
final class TestSuite implements Runnable {
    @Override
    public void run() {
        throw new EnvironmentLack("测试由脚本运行：./ledger test");
    }
}
