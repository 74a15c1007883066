package org.mingzhang.domain.simulation;

import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.given.Person;

/** Who would do what. */
record Act(Person person, LedgerCommand command) {}
