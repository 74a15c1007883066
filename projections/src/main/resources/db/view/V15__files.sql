-- What a person had to do with a stage of a case as an expert: drawn by lot, standing by, scored, decided, kept away. A case that
-- comes back changed, or a stage that is opened again, begins a new round.
CREATE TABLE panel_fact (
    position    bigint NOT NULL,
    number      integer NOT NULL,
    application text COLLATE "C" NOT NULL,
    kind        text COLLATE "C" NOT NULL,
    stage       text COLLATE "C",
    person      text COLLATE "C",
    seats       integer,
    PRIMARY KEY (position, number)
);
CREATE INDEX panel_fact_application ON panel_fact (application, position);
CREATE INDEX panel_fact_person ON panel_fact (person, kind);

-- Which person an expert's number in a programme's pool stands for.
CREATE TABLE pool_expert (
    programme text COLLATE "C" NOT NULL,
    expert    text COLLATE "C" NOT NULL,
    position  bigint NOT NULL,
    actor     text COLLATE "C",
    left_at   bigint,
    PRIMARY KEY (programme, expert)
);
CREATE INDEX pool_expert_actor ON pool_expert (actor);

-- Contracts of projects, with what was changed, invoiced and paid under them.
CREATE TABLE contract (
    project      text COLLATE "C" NOT NULL,
    contract     text COLLATE "C" NOT NULL,
    position     bigint NOT NULL,
    buyer        text COLLATE "C",
    seller       text COLLATE "C",
    matter       text,
    ended        text COLLATE "C",
    signed_on    date,
    ended_on     date,
    amount_fen   bigint NOT NULL,
    invoiced_fen bigint NOT NULL,
    paid_fen     bigint NOT NULL,
    PRIMARY KEY (project, contract)
);
CREATE INDEX contract_seller ON contract (seller);

-- Commands that the rules refused.
CREATE TABLE refusal (
    position     bigint PRIMARY KEY,
    recorded_at  timestamptz NOT NULL,
    command_type text COLLATE "C" NOT NULL,
    code         text COLLATE "C" NOT NULL,
    subject_type text COLLATE "C",
    subject      text COLLATE "C",
    actor        text COLLATE "C" NOT NULL
);
CREATE INDEX refusal_time ON refusal (recorded_at);
CREATE INDEX refusal_subject ON refusal (subject);

-- Which entry posted the notice, and which sent the case back last: a notice before that counts no longer.
ALTER TABLE application
    ADD COLUMN notice_at   bigint,
    ADD COLUMN returned_at bigint;

CREATE INDEX application_status ON application (programme, status);
CREATE INDEX award_status ON award (programme, status);
CREATE INDEX payment_open ON payment (status) WHERE status IN ('ORDERED', 'APPROVED');
CREATE INDEX project_status ON project (programme, status);
