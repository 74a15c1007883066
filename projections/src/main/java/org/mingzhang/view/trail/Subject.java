package org.mingzhang.view.trail;

import org.mingzhang.domain.event.StreamId;

/** Something that events are about. */
public record Subject(Kind kind, String id) {
    /** What it is. */
    public enum Kind {
        /** An application with its project and its award: they share a number. */
        CASE("申报"),
        ENTERPRISE("单位"),
        PROVIDER("服务商"),
        PROGRAMME("试点专项"),
        PAYMENT("拨付"),
        RECOVERY("追回"),
        CONTRACT("合同"),
        INVOICE("发票"),
        ACTOR("经办人"),
        LIST("名单"),
        /** What the bank says of one account, or the treasury of one programme. */
        ACCOUNT("对账单"),
        /** A voucher of the treasury, by its number. */
        VOUCHER("国库凭证"),
        /** A line of a bank's statement, by its serial number. */
        BANK_LINE("银行流水"),
        /** A bank's receipt, by its number. */
        RECEIPT("银行回单"),
        /** A file or text, by the SM3 of its bytes. */
        DOCUMENT("材料"),
        IMPORT("导入"),
        CORRECTION("更正"),
        /** A refused command. */
        COMMAND("被拒绝的命令"),
        /** The backups of the whole log. */
        BACKUP("备份"),
        LEDGER("账本");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What a stream is about. */
    public static Subject of(StreamId stream) {
        Kind kind =
                switch (stream.type()) {
                    case LEDGER -> Kind.LEDGER;
                    case REFUSAL -> Kind.COMMAND;
                    case ACTOR, ACCESS -> Kind.ACTOR;
                    case BACKUP -> Kind.BACKUP;
                    case APPLICATION, PROJECT, AWARD -> Kind.CASE;
                    case ENTERPRISE -> Kind.ENTERPRISE;
                    case PROVIDER -> Kind.PROVIDER;
                    case LIST -> Kind.LIST;
                    case BANK -> Kind.ACCOUNT;
                    case IMPORT -> Kind.IMPORT;
                    case CORRECTION -> Kind.CORRECTION;
                    case PROGRAMME, EXPERTS -> Kind.PROGRAMME;
                };
        return new Subject(kind, stream.id());
    }
}
