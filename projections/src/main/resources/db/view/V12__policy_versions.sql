-- Later versions of a programme's policy pack, each from its first day on; the first is that of the programme itself.
CREATE TABLE policy_version (
    programme    text COLLATE "C",
    pack_version integer,
    pack_sm3     text COLLATE "C" NOT NULL,
    from_on      date NOT NULL,
    position     bigint NOT NULL,
    PRIMARY KEY (programme, pack_version)
);
