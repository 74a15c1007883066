package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import org.mingzhang.domain.money.Fen;

/** A product of an invented provider, with its list price. */
record Product(String id, String name, Organisation provider, String category, Fen listPrice, LocalDate pricedOn) {}
