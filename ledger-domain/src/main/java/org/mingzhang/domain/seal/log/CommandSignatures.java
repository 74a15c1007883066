package org.mingzhang.domain.seal.log;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** Whether every entry goes back to a command that its actor signed with a key that was valid then. */
final class CommandSignatures {
    private final LogRules rules;
    private final KeyHistory keys;
    private final boolean wanted;
    private final ImportTrail imports;
    private final Workers workers;
    private final Findings findings;

    CommandSignatures(
            LogRules rules, KeyHistory keys, boolean wanted, ImportTrail imports, Workers workers, Findings findings) {
        this.rules = rules;
        this.imports = imports;
        this.keys = keys;
        this.wanted = wanted;
        this.workers = workers;
        this.findings = findings;
    }

    /** Takes an entry that the command trail has just taken. */
    void accept(ScannedEntry entry, EntryHeader header, CommandTrail commands, Gaps gaps) {
        if (!wanted) {
            return;
        }
        long position = entry.position();
        byte[] message = entry.message();
        String objection;
        if (message != null) {
            objection = carried(position, header, message);
        } else if (header.commandRef() != null) {
            boolean follows = commands.carried() && header.commandRef().equals(header.commandId());
            // Where the entry before is missing, the command may have stood there.
            objection = follows || gaps.touch(commands.first() - 1, position) ? null : ofImport(position, header);
        } else {
            objection = mayGoUnsigned(header) ? null : "既不载有命令，也不指向命令";
        }
        if (objection != null) {
            findings.add(position, Kind.COMMAND_SIGNATURE_INVALID, objection);
        }
        imports.accept(entry, header);
    }

    /** What an import records is covered by the signature that began it, as long as that key was not revoked. */
    private @Nullable String ofImport(long position, EntryHeader header) {
        String objection = imports.objection(position, header);
        return objection == null && keys.isWithdrawn(header)
                ? "导入 " + header.commandRef() + " 的签名密钥 " + header.actorKeyId() + " 此前已吊销"
                : objection;
    }

    private boolean mayGoUnsigned(EntryHeader header) {
        try {
            return rules.mayGoUnsigned(header);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private @Nullable String carried(long position, EntryHeader header, byte[] message) {
        String mismatch = header.commandMismatch().orElse(null);
        if (mismatch != null) {
            return mismatch;
        }
        String signature = header.commandSig();
        if (signature == null) {
            return mayGoUnsigned(header) ? null : "载有命令而无签名";
        }
        KeyHistory.Answer answer = answer(header);
        VerifyingKey key = answer.key();
        if (key == null) {
            findings.add(position, Kind.KEY_UNKNOWN, "此前没有账目登记过密钥 " + header.actorKeyId());
            return null;
        }
        workers.add(() -> {
            if (!CommandSignature.verifyMessage(message, signature, key)) {
                findings.add(position, Kind.COMMAND_SIGNATURE_INVALID, "密钥 " + header.actorKeyId() + " 的签名不对");
            }
        });
        return answer.objection();
    }

    private KeyHistory.Answer answer(EntryHeader header) {
        try {
            return keys.keyOf(header);
        } catch (RuntimeException unreadable) {
            return KeyHistory.Answer.unknown();
        }
    }

    void finish() {
        workers.finish();
    }
}
