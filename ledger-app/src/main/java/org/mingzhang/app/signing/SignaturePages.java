package org.mingzhang.app.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.actor.ActorDirectory.HeldKey;
import org.mingzhang.app.actor.DepositedKeys;
import org.mingzhang.app.actor.DepositedKeys.Opening;
import org.mingzhang.app.actor.OpeningWords;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.Preview;
import org.mingzhang.app.platform.files.FileRefused;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.ReceiptDesk;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page that is signed, the signature, and what it came to. What is signed is what is held here, never what a page sends. */
@ConsolePage
class SignaturePages {
    private static final Logger LOG = LoggerFactory.getLogger(SignaturePages.class);

    /** A signature in DER, and in base64, is far shorter. */
    private static final int LONGEST_SIGNATURE = 1_000;

    private final SigningDesk desk;
    private final SignView view;
    private final HeldDrafts<HeldDraft> drafts;
    private final DepositedKeys keys;
    private final BegunForms begun;
    private final PaperDesk papers;
    private final ReceiptDesk receipts;
    private final PublicKeys published;

    SignaturePages(
            SigningDesk desk,
            SignView view,
            HeldDrafts<HeldDraft> drafts,
            DepositedKeys keys,
            BegunForms begun,
            PaperDesk papers,
            LedgerStore store,
            LedgerIdentity identity) {
        this.desk = desk;
        this.view = view;
        this.drafts = drafts;
        this.keys = keys;
        this.begun = begun;
        this.papers = papers;
        this.receipts = new ReceiptDesk(identity.name(), store.log());
        this.published = PublicKeys.in(store.home().keys());
    }

    static NotFound gone() {
        return new NotFound("这里已经没有这份命令：它只留半小时，只有填写的人在同一次登录、同一岗位中能用。"
                + "签过名的不一定没有入账：先在“办理”的“这一步入账了吗”中按命令编号查，没有记下编号的看所办事项的来龙去脉或台账；确实没有签过、或者查明没有入账的，再重新填写");
    }

    /** Their place is no longer held; where the command is known by its id, it can still be told whether it is recorded. */
    private @Nullable String elsewhere(
            String command, String handle, @Nullable String id, SignedIn me, HttpServletRequest request) {
        SigningPages.require(command, me);
        return id == null || drafts.find(Owner.of(me, request), handle).isPresent()
                ? null
                : "redirect:" + OutcomePages.of(id);
    }

    private HeldDraft require(String command, @Nullable String handle, SignedIn me, HttpServletRequest request) {
        SigningPages.require(command, me);
        return drafts.find(Owner.of(me, request), handle)
                .filter(draft -> draft.entry().name().equals(command))
                .orElseThrow(SignaturePages::gone);
    }

    private static String to(String command, String page, String handle) {
        return "redirect:/do/" + command + "/" + page + "?draft=" + handle;
    }

    /** With the command's id, by which the page can be asked for again when nothing of it is kept here. */
    private static String toResult(HeldDraft held, String handle) {
        return to(held.entry().name(), "result", handle) + "&id="
                + held.command().document().commandId();
    }

    /** Exactly what will be recorded and signed; or why it would be refused, and then nothing to sign. */
    @GetMapping("/do/{command}/sign")
    String sign(
            @PathVariable String command,
            @RequestParam String draft,
            SignedIn me,
            HttpServletRequest request,
            Model model) {
        HeldDraft held = require(command, draft, me, request);
        synchronized (held) {
            if (held.outcome() != null || held.preview() instanceof Preview.Answered) {
                return toResult(held, draft);
            }
            papers.show(Owner.of(me, request), held, model);
            return view.sign(held, draft, me, model);
        }
    }

    /** Looks again at what is to be signed, after something has moved. */
    @PostMapping("/do/{command}/again")
    String again(@PathVariable String command, @RequestParam String draft, SignedIn me, HttpServletRequest request) {
        HeldDraft held = require(command, draft, me, request);
        synchronized (held) {
            if (held.outcome() == null) {
                desk.lookAgain(held);
            }
        }
        return to(command, "sign", draft);
    }

    /** Signs with the key that its owner left here. The second press of the button gets the first one's answer. */
    @PostMapping("/do/{command}/sign")
    ModelAndView sign(
            @PathVariable String command,
            @RequestParam String draft,
            @RequestParam String passphrase,
            @RequestParam(required = false) @Nullable String id,
            SignedIn me,
            HttpServletRequest request,
            Model model) {
        String elsewhere = elsewhere(command, draft, id, me, request);
        if (elsewhere != null) {
            return new ModelAndView(elsewhere);
        }
        HeldDraft held = require(command, draft, me, request);
        synchronized (held) {
            if (held.outcome() != null || !(held.preview() instanceof Preview.Acceptable)) {
                return new ModelAndView(to(command, "sign", draft));
            }
            char[] secret = passphrase.toCharArray();
            try {
                Opening opening = keys.open(me.actor(), secret);
                if (!(opening instanceof Opening.Opened(var key))) {
                    return refused(held, draft, OpeningWords.of(opening, "请用自己的密钥在别处签名") + "；所填内容都在，没有签名", me, model);
                }
                String keyId = key.verifyingKey().keyId();
                String meant = held.command().document().actor().keyId();
                return keyId.equals(meant)
                        ? hand(held, draft, CommandSignature.sign(held.command().tree(), key), me, model)
                        : refused(held, draft, "本机存放的是密钥 " + keyId + "，而这份命令由密钥 " + meant + " 签名", me, model);
            } finally {
                Arrays.fill(secret, ' ');
            }
        }
    }

    /** Takes a signature that was made elsewhere, over the bytes that are offered here. */
    @PostMapping("/do/{command}/brought")
    ModelAndView brought(
            @PathVariable String command,
            @RequestParam String draft,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String id,
            SignedIn me,
            HttpServletRequest request,
            Model model) {
        String elsewhere = elsewhere(command, draft, id, me, request);
        if (elsewhere != null) {
            return new ModelAndView(elsewhere);
        }
        HeldDraft held = require(command, draft, me, request);
        synchronized (held) {
            if (held.outcome() != null || !(held.preview() instanceof Preview.Acceptable)) {
                return new ModelAndView(to(command, "sign", draft));
            }
            String base64 = signature.isBlank() && file != null ? base64(file) : signature.replaceAll("\\s", "");
            HeldKey key =
                    me.person().signingKey(held.command().document().actor().keyId());
            // Checked before it is handed in: a wrong one would be recorded as somebody's forgery.
            boolean holds = base64.length() <= LONGEST_SIGNATURE
                    && CommandSignature.verify(held.command().tree(), base64, VerifyingKey.ofBase64(key.publicKey()));
            return holds
                    ? hand(held, draft, base64, me, model)
                    : refused(held, draft, "这不是密钥 " + key.keyId() + " 对这份命令的签名；请对下载的文件原样签名", me, model);
        }
    }

    /** A file holds the signature as OpenSSL writes it, or the same in base64. */
    private static String base64(MultipartFile file) {
        try {
            if (file.getSize() > LONGEST_SIGNATURE) {
                return "";
            }
            byte[] bytes = file.getBytes();
            boolean der = bytes.length > 0 && bytes[0] == 0x30;
            return der ? Base64.getEncoder().encodeToString(bytes) : new String(bytes, UTF_8).replaceAll("\\s", "");
        } catch (IOException cutOff) {
            throw new UncheckedIOException("an upload was cut off", cutOff);
        }
    }

    private ModelAndView hand(HeldDraft held, String handle, String signature, SignedIn me, Model model) {
        try {
            desk.submit(held, held.command().signed(signature));
        } catch (InvalidDocument | FileRefused toldByItself) {
            throw toldByItself;
        } catch (RuntimeException fault) {
            return afterFault(held, handle, fault, me, model);
        }
        if (held.outcome() == null) {
            ModelAndView page = new ModelAndView(view.sign(held, handle, me, model), model.asMap());
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
        if (held.outcome() instanceof Outcome.Accepted) {
            begun.signed(me, held.typed());
        }
        return new ModelAndView(toResult(held, handle));
    }

    /** What the fault left behind is looked up by the command's id: the answer that went astray, or that nothing is recorded. */
    private ModelAndView afterFault(HeldDraft held, String handle, RuntimeException fault, SignedIn me, Model model) {
        String id = held.command().document().commandId();
        LOG.error("Command {} ended in a fault", id, fault);
        try {
            desk.lookAgain(held);
            if (held.outcome() != null) {
                return new ModelAndView(toResult(held, handle));
            }
            ModelAndView page = refused(held, handle, SigningDesk.NOT_RECORDED, me, model);
            page.addObject("faulted", true);
            page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
            return page;
        } catch (RuntimeException unreadable) {
            LOG.error("Whether command {} is recorded could not be read after a fault", id, unreadable);
            return new ModelAndView("redirect:" + OutcomePages.of(id));
        }
    }

    private ModelAndView refused(HeldDraft held, String handle, String problem, SignedIn me, Model model) {
        model.addAttribute("problem", problem);
        ModelAndView page = new ModelAndView(view.sign(held, handle, me, model), model.asMap());
        page.setStatus(HttpStatus.FORBIDDEN);
        return page;
    }

    /** What the signed command came to; the same however often it is asked for. */
    @GetMapping("/do/{command}/result")
    String result(
            @PathVariable String command,
            @RequestParam String draft,
            @RequestParam(required = false) @Nullable String id,
            SignedIn me,
            HttpServletRequest request,
            Model model) {
        String elsewhere = elsewhere(command, draft, id, me, request);
        if (elsewhere != null) {
            return elsewhere;
        }
        HeldDraft held = require(command, draft, me, request);
        synchronized (held) {
            if (held.preview() instanceof Preview.Answered(var outcome)) {
                held.answered(outcome);
            }
            if (held.outcome() == null) {
                return to(command, "sign", draft);
            }
            papers.show(Owner.of(me, request), held, model);
            return view.result(held, draft, me, model);
        }
    }

    /** The very bytes that the signature covers, to be signed elsewhere. */
    @GetMapping("/do/{command}/bytes")
    ResponseEntity<byte[]> bytes(
            @PathVariable String command, @RequestParam String draft, SignedIn me, HttpServletRequest request) {
        HeldDraft held = require(command, draft, me, request);
        return file(
                "command.bin",
                MediaType.APPLICATION_OCTET_STREAM,
                held.command().message());
    }

    /** The receipt of what was recorded. */
    @GetMapping("/do/{command}/receipt")
    ResponseEntity<byte[]> receipt(
            @PathVariable String command, @RequestParam String draft, SignedIn me, HttpServletRequest request) {
        HeldDraft held = require(command, draft, me, request);
        synchronized (held) {
            if (held.outcome() == null) {
                throw new NotFound("这份命令还没有签名，没有回执");
            }
            if (held.outcome() instanceof Outcome.Refused refused && refused.withheld()) {
                throw new NotFound("这次拒绝已记账；所指的对象不在可见范围内，不出回执");
            }
            Receipt receipt = receipts.receipt(held.outcome().commandId())
                    .map(found -> ReceiptDesk.requireSound(found, published))
                    .orElseThrow(() -> new NotFound("回执暂时取不到，请稍后再取"));
            return file("receipt-" + held.outcome().firstPosition() + ".txt", MediaType.TEXT_PLAIN, receipt.bytes());
        }
    }

    /** A proof, as a file: what it proves is the reader's own, and it says nothing that was not signed. */
    static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(Attachment.HEADER, Attachment.proof(name))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(bytes);
    }
}
