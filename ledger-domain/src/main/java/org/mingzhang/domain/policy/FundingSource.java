package org.mingzhang.domain.policy;

import org.mingzhang.domain.money.Fen;

/** 资金来源: who gives the money, and how much the notice says it is. */
public record FundingSource(String id, String name, Fen amount, String remark, Clause clause) {}
