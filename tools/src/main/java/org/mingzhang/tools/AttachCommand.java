package org.mingzhang.tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.files.FileRefused;
import org.mingzhang.app.platform.files.ReceivedFile;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.event.Picture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A document of a case: the file is kept beside the log, the signed command names it by both digests. */
@Command(
        name = "attach",
        mixinStandardHelpOptions = true,
        description = {
            "把一个文件作为材料存入文件库，并签名记账：申报企业存本企业申报的材料，县、市工信部门存本部门的材料。",
            "类型按内容判断；文件名去掉路径和看不见的字符，会写入账目，不要含个人信息，可用 --name 另起。",
            "材料写政策包清单中的编号或名称；清单见 ledger files show 申报编号。"
        })
final class AttachCommand extends RecordingCommand {
    @Parameters(paramLabel = "FILE", description = "要存入的文件。")
    private Path file = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "SUBJECT", description = "申报编号，或 application/申报编号。")
    private String subject = "";

    @Option(names = "--as", required = true, paramLabel = "DOCUMENT", description = "材料的编号或名称。")
    private String document = "";

    @Option(names = "--name", paramLabel = "NAME", description = "入账的文件名（默认：文件自己的名字）。")
    private @Nullable String name;

    @Option(names = "--contract", paramLabel = "NUMBER", description = "材料所示合同的编号。")
    private @Nullable String contract;

    @Option(names = "--invoice", paramLabel = "NUMBER", description = "材料所示发票的号码。")
    private @Nullable String invoice;

    @Option(names = "--payment", paramLabel = "NUMBER", description = "材料所证明的拨付的编号，如银行回单、国库凭证：由财政或市工信部门存入，不在材料清单之内。")
    private @Nullable String payment;

    @Option(names = "--voucher", paramLabel = "NUMBER", description = "材料所示国库凭证的号码，与 --payment 一起写。")
    private @Nullable String voucher;

    @Option(names = "--text", paramLabel = "TEXT", description = "插图所属的文字：政策包 texts 中的编号或名称；图片的宽和高从文件读出。")
    private @Nullable String text;

    private @Nullable ReceivedFile received;

    @Override
    LedgerCommand command(OpenLedger opened, ActorKey signer) {
        String application = CaseSubject.application("--to", subject);
        ReceivedFile brought = receive(opened);
        CitedFile content = brought.content();
        return new AttachDocument(
                application,
                document,
                FileName.clean(name == null ? String.valueOf(file.getFileName()) : name),
                DigestAlgorithm.SM3,
                content.sm3(),
                null,
                null,
                null,
                null,
                null,
                null,
                contract,
                invoice,
                content.sha256(),
                (int) content.sizeBytes(),
                content.mediaType(),
                picture(brought),
                proves());
    }

    private @Nullable PaymentProof proves() {
        if (payment == null && voucher != null) {
            throw new No("国库凭证要写明所付的拨付，未作任何改动", List.of(Problem.of("--voucher", voucher, "与 --payment 一起写")));
        }
        return payment == null ? null : new PaymentProof(payment, voucher);
    }

    private @Nullable Picture picture(ReceivedFile brought) {
        Picture size = brought.picture();
        if (text == null) {
            return size;
        }
        if (size == null) {
            throw new No("这个文件不是插图，未作任何改动", List.of(Problem.of("--text", text, "只有 PNG、JPEG 图片、且文件写明宽和高的，才作为文字的插图")));
        }
        return new Picture(text, size.widthPx(), size.heightPx());
    }

    private ReceivedFile receive(OpenLedger opened) {
        InputFile input = new InputFile("FILE", file);
        try (InputStream bytes = Files.newInputStream(input.existing())) {
            ReceivedFile whole = opened.store().files().receive(bytes);
            received = whole;
            return whole;
        } catch (FileRefused refused) {
            throw refused(refused);
        } catch (IOException e) {
            throw new EnvironmentLack("读取 " + file + " 失败：请检查磁盘和文件权限", e);
        }
    }

    private No refused(FileRefused refused) {
        String message = String.valueOf(refused.getMessage());
        return new No(
                file + " 不收，未作任何改动",
                List.of(new Problem(
                        file.toString(),
                        refused.reason().text(),
                        refused.reason().allowed(),
                        message,
                        refused.reason().name(),
                        null)));
    }

    @Override
    Outcome handIn(CommandDesk desk, SignedCommand signed) {
        return received == null ? desk.submit(signed) : desk.submit(signed, received);
    }

    @Override
    void end() {
        if (received != null) {
            received.close();
        }
    }
}
