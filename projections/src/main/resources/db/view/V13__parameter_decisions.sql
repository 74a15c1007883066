-- Every decision of a parameter with its day: what began before it goes by what was in force then.
DROP TABLE decided_parameter;
CREATE TABLE parameter_decision (
    position   bigint PRIMARY KEY,
    programme  text COLLATE "C" NOT NULL,
    parameter  text COLLATE "C" NOT NULL,
    value      text COLLATE "C" NOT NULL,
    decided_on date NOT NULL
);
CREATE INDEX parameter_decision_programme ON parameter_decision (programme, position);
