package org.mingzhang.app.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.domain.actor.Role;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/** Whoever signs and gets no answer is told whether it is recorded, and loses nothing of what was typed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AfterFaultIT {
    /** Where a command breaks off. */
    private enum Fault {
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT
    }

    /** Lets the next command that is decided break off, as a lost database, a dying sequencer or a mistake of the program would. */
    static class Faults {
        @Bean
        static BeanPostProcessor faultyBus() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof CommandBus bus ? faulty(bus) : bean;
                }
            };
        }

        @SuppressWarnings("unchecked")
        private static CommandBus faulty(CommandBus bus) {
            return (CommandBus) Proxy.newProxyInstance(
                    CommandBus.class.getClassLoader(),
                    new Class<?>[] {CommandBus.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("dispatch")
                                && arguments.length == 2
                                && ((CommandMessage<?>) arguments[0])
                                        .getPayloadType()
                                        .getSimpleName()
                                        .equals("Decide")) {
                            dispatch(
                                    bus,
                                    (CommandMessage<?>) arguments[0],
                                    (CommandCallback<Object, Object>) arguments[1],
                                    NEXT.getAndSet(null));
                            return null;
                        }
                        try {
                            return method.invoke(bus, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }

        @SuppressWarnings("unchecked")
        private static void dispatch(
                CommandBus bus,
                CommandMessage<?> message,
                CommandCallback<Object, Object> answer,
                @Nullable Fault fault) {
            if (fault == null) {
                bus.dispatch((CommandMessage<Object>) message, answer);
                return;
            }
            if (fault == Fault.AFTER_THE_COMMIT) {
                FutureCallback<Object, Object> lost = new FutureCallback<>();
                bus.dispatch((CommandMessage<Object>) message, lost);
                assertThat(lost.getResult().isExceptional()).isFalse();
            }
            answer.onResult(
                    (CommandMessage<Object>) message,
                    GenericCommandResultMessage.asCommandResultMessage(
                            new IllegalStateException("a fault of the test")));
        }
    }

    private static final Pattern ID = Pattern.compile("/do/outcome\\?id=([0-9a-f-]{36})");

    private static final AtomicReference<@Nullable Fault> NEXT = new AtomicReference<>();
    private ServedLedger served;
    private Browser city;
    private int enterprises = 100;

    @BeforeAll
    void begin(@TempDir Path home) {
        served = ServedLedger.begin(home);
        served.arrives("city", "city", Role.CITY_INDUSTRY);
        served.arrives("lost", "city", Role.CITY_INDUSTRY);
        served.arrives("other", "city", Role.CITY_INDUSTRY);
        served.opensProgramme("handan", "handan-2025", "city");
        served.serve(List.of(Faults.class));
        city = Browser.signedIn(served.address(), "city", ServedLedger.PASSWORD);
        city.get("/do");
    }

    @AfterEach
    void noFaultIsLeft() {
        assertThat(NEXT.getAndSet(null)).as("the fault came about").isNull();
    }

    @AfterAll
    void end() {
        city.close();
        served.close();
    }

    private String enterprise() {
        return served.registers("示例企业" + ++enterprises, enterprises, "130402", "city");
    }

    private Page looked(String code) {
        return looked(city, code);
    }

    private static Page looked(Browser who, String code) {
        Page page = who.post(
                "/do/enterprise.reserve",
                Map.of("enterprise", code, "programme", "handan", "documentNo", "名单〔2026〕9号"));
        assertThat(page.address()).as(page.html()).contains("/do/enterprise.reserve/sign?draft=");
        return page;
    }

    private Page sign(Page looked) {
        return sign(city, looked);
    }

    private static Page sign(Browser who, Page looked) {
        return who.post(
                "/do/enterprise.reserve/sign",
                Map.of("draft", looked.handle(), "id", id(looked), "passphrase", ServedLedger.PASSPHRASE));
    }

    private static String id(Page looked) {
        Matcher id = ID.matcher(looked.html());
        assertThat(id.find())
                .as("the form knows its command's id: %s", looked.html())
                .isTrue();
        return id.group(1);
    }

    @Test
    void afterTheCommitTheReceiptIsShown() {
        Page looked = looked(enterprise());
        long before = served.size();
        NEXT.set(Fault.AFTER_THE_COMMIT);
        Page done = sign(looked);
        assertThat(served.size()).as("it was recorded").isGreaterThan(before);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.address()).contains("/do/enterprise.reserve/result?draft=");
        assertThat(done.html()).contains("已记账，序号 " + before, "下载回执").doesNotContain("出了故障");
        String receipt = new String(city.download("/do/enterprise.reserve/receipt?draft=" + looked.handle()), UTF_8);
        assertThat(receipt).contains("entry " + before);
        long after = served.size();
        assertThat(sign(looked).html()).contains("已记账，序号 " + before);
        assertThat(served.size()).as("once").isEqualTo(after);
    }

    @Test
    void beforeTheCommitItIsSaidThatNothingIsRecordedAndTheFormIsKept() {
        String code = enterprise();
        Page looked = looked(code);
        long before = served.size();
        NEXT.set(Fault.BEFORE_THE_COMMIT);
        Page failed = sign(looked);
        assertThat(served.size()).isEqualTo(before);
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.html())
                .contains("未入账，可以重新提交", "名单〔2026〕9号", "签名并记账", "这一步入账了吗")
                .doesNotContain("忘记密钥口令怎么办", "IllegalState", "a fault of the test");
        assertThat(id(failed)).as("the same command").isEqualTo(id(looked));
        Page asked = city.get("/do/outcome?id=" + id(looked));
        assertThat(asked.html()).contains("未入账，可以重新提交", "回到签名页").doesNotContain("已入账");
        Page form = city.get("/do/enterprise.reserve?draft=" + looked.handle());
        assertThat(form.html()).contains("名单〔2026〕9号", code);
        assertThat(sign(looked).html()).contains("已记账，序号 " + before);
    }

    @Test
    void afterwardsItIsToldByTheCommandsIdToWhoSignedItAlone() {
        Browser lost = Browser.signedIn(served.address(), "lost", ServedLedger.PASSWORD);
        lost.get("/do");
        Page looked = looked(lost, enterprise());
        long before = served.size();
        NEXT.set(Fault.AFTER_THE_COMMIT);
        sign(lost, looked);
        String address = "/do/outcome?id=" + id(looked);
        try (lost;
                Browser anew = Browser.signedIn(served.address(), "lost", ServedLedger.PASSWORD);
                Browser other = Browser.signedIn(served.address(), "other", ServedLedger.PASSWORD)) {
            // A browser that lost the answer, and with it the session in which the form lay.
            anew.get("/do");
            Page pressed = sign(anew, looked);
            assertThat(pressed.address()).endsWith(address);
            assertThat(pressed.html()).contains("已入账，序号 " + before, "下载回执", "不用再交");
            assertThat(new String(anew.download("/do/outcome/receipt?id=" + id(looked)), UTF_8))
                    .contains("entry " + before);
            assertThat(other.get(address).html()).contains("未入账").doesNotContain("已入账", "下载回执");
            assertThat(other.get("/do/outcome/receipt?id=" + id(looked)).status())
                    .isEqualTo(404);
            assertThat(other.get("/do/outcome?id=" + "%00%27--").html())
                    .as("what is no id was not looked up, and is no answer")
                    .contains("这不是命令编号，没有查账本")
                    .doesNotContain("就是未入账");
        }
    }

    /** The page of what was recorded, opened anew when nothing of it is kept: it must not read as if it had not happened. */
    @Test
    void theResultIsToldFromTheLogWhenItIsNoLongerKept() {
        Browser lost = Browser.signedIn(served.address(), "lost", ServedLedger.PASSWORD);
        lost.get("/do");
        Page looked = looked(lost, enterprise());
        long before = served.size();
        Page done = sign(lost, looked);
        assertThat(done.html()).contains("已记账，序号 " + before);
        String result = done.address().substring(served.address().length());
        try (lost;
                Browser anew = Browser.signedIn(served.address(), "lost", ServedLedger.PASSWORD)) {
            anew.get("/do");
            assertThat(anew.get(result).html()).contains("已入账，序号 " + before, "下载回执", "不用再交");
            Page bare = anew.get(result.replaceFirst("&id=.*", ""));
            assertThat(bare.status()).isEqualTo(404);
            assertThat(bare.html()).contains("签过名的不一定没有入账", "按命令编号查").doesNotContain("未入账，可以重新提交");
            Page unknown = anew.get("/do/outcome?id=00000000-0000-4000-8000-000000000000");
            assertThat(unknown.html()).contains("账本里没有您签的", "先核对编号", "有就不要再交");
        }
    }

    @Test
    void aBatchThatBreaksOffSaysOfEachWhetherItIsRecorded() {
        List<String> codes = List.of(enterprise(), enterprise());
        Page looked = city.post(
                "/do/batch",
                Map.of(
                        "_command",
                        "enterprise.reserve",
                        "_subjects",
                        String.join("\r\n", codes),
                        "programme",
                        "handan",
                        "documentNo",
                        "名单〔2026〕10号"));
        String handle = looked.address().substring(looked.address().indexOf("batch=") + 6);
        Map<String, String> press = Map.of("batch", handle, "passphrase", ServedLedger.PASSPHRASE);
        NEXT.set(Fault.AFTER_THE_COMMIT);
        Page failed = city.post("/do/batch/sign", press);
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.html()).contains("已按命令编号查过账本", "已记账", "可以办理", "逐件签名并记账（1 件）");
        assertThat(city.post("/do/batch/sign", press).html()).contains("已记账", "2 件");
    }
}
