-- Who took which data away stands in the log, where nobody can take it out unseen.

DROP TABLE taken;
