package org.mingzhang.domain.policy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A programme's rules as data (政策包), as read from its file. A version, once published to a ledger, never changes: the
 * programme pins the digest of {@link #bytes}.
 *
 * @param id such as {@code mycity-2026}
 * @param version 1, 2 … of the same pack; an amendment is a new version
 * @param region whose programme it is; null where the pack does not say so
 * @param samePilot which other programmes are of the same pilot; null where none is
 * @param regions what the divisions in {@code counties} are called
 * @param zone in which civil dates of the programme are decided
 * @param stages that every application passes, in order
 * @param phaseEnd the text parameter that says whether the month in which a phase ends is part of it; null where it is
 * @param notes what an official should know of the programme as a whole
 * @param amends what a later version says of itself; null for the first
 * @param bytes the file itself, exactly; what is hashed and published
 */
public record PolicyPack(
        String id,
        int version,
        String title,
        String issuer,
        ZoneId zone,
        @Nullable Region region,
        @Nullable SamePilot samePilot,
        List<SourceDocument> documents,
        List<FundingSource> sources,
        List<BudgetLine> lines,
        List<RatioRule> ratioRules,
        List<Batch> batches,
        String regions,
        List<County> counties,
        List<Industry> industries,
        List<Stage> stages,
        List<Honour> honours,
        List<Fund> funds,
        List<Count> counts,
        List<Figure> figures,
        List<Catalogue> catalogues,
        List<Similarity> similarities,
        List<Form> forms,
        List<Direction> directions,
        List<Exclusion> exclusions,
        List<Parameter> parameters,
        List<Ambiguity> ambiguities,
        List<Target> targets,
        List<Phase> phases,
        @Nullable String phaseEnd,
        List<DutyRule> duties,
        List<Note> notes,
        @Nullable Amendment amends,
        PackBytes bytes) {
    private static final Pattern YEARLY = Pattern.compile("figure\\(\"([^\"]+)\", ?(-?\\d{1,4})\\)");

    public PolicyPack {
        documents = List.copyOf(documents);
        sources = List.copyOf(sources);
        lines = List.copyOf(lines);
        ratioRules = List.copyOf(ratioRules);
        batches = List.copyOf(batches);
        counties = List.copyOf(counties);
        industries = List.copyOf(industries);
        stages = List.copyOf(stages);
        honours = List.copyOf(honours);
        funds = List.copyOf(funds);
        counts = List.copyOf(counts);
        figures = List.copyOf(figures);
        catalogues = List.copyOf(catalogues);
        similarities = List.copyOf(similarities);
        forms = List.copyOf(forms);
        exclusions = List.copyOf(exclusions);
        directions = List.copyOf(directions);
        parameters = List.copyOf(parameters);
        ambiguities = List.copyOf(ambiguities);
        targets = List.copyOf(targets);
        phases = List.copyOf(phases);
        duties = List.copyOf(duties);
        notes = List.copyOf(notes);
    }

    public Optional<FundingSource> source(String idOrName) {
        return find(sources, FundingSource::id, FundingSource::name, idOrName);
    }

    public Optional<BudgetLine> line(String idOrName) {
        return find(lines, BudgetLine::id, BudgetLine::name, idOrName);
    }

    public Optional<Direction> direction(String idOrName) {
        return find(directions, Direction::id, Direction::name, idOrName);
    }

    public Optional<Stage> stage(String idOrName) {
        return find(stages, Stage::id, Stage::name, idOrName);
    }

    public Optional<County> county(String codeOrName) {
        return find(counties, County::code, County::name, codeOrName);
    }

    public Optional<Parameter> parameter(String id) {
        return find(parameters, Parameter::id, Parameter::id, id);
    }

    public Optional<Honour> honour(String idOrName) {
        return find(honours, Honour::id, Honour::name, idOrName);
    }

    /** The pack's title that a record means by kind and level (称号类型, 称号级别), as the parameters have it read. */
    public Optional<Honour> honour(String kind, String level, ParameterValues values) {
        return honours.stream()
                .filter(honour -> honour.matches(kind, level, values))
                .findFirst();
    }

    public Optional<Similarity> similarity(String id) {
        return similarities.stream()
                .filter(similarity -> similarity.id().equals(id))
                .findFirst();
    }

    public Optional<Fund> fund(String id) {
        return find(funds, Fund::id, Fund::name, id);
    }

    public Optional<Count> count(String id) {
        return find(counts, Count::id, Count::name, id);
    }

    public Optional<Figure> figure(String idOrName) {
        return find(figures, Figure::id, Figure::name, idOrName);
    }

    public Optional<Catalogue> catalogue(String idOrName) {
        return find(catalogues, Catalogue::id, Catalogue::name, idOrName);
    }

    public Optional<Form> form(String idOrName) {
        return find(forms, Form::id, Form::name, idOrName);
    }

    /** The form that applications for a direction fill in. */
    public Optional<Form> formOf(Direction direction) {
        return Optional.ofNullable(direction.form()).flatMap(this::form);
    }

    /** What a rule of this pack may name by this id, such as {@code acceptance.levelAfter} or {@code count("pilots")}. */
    public Optional<FactId> fact(String id) {
        return FactName.byId(id)
                .map(FactId.class::cast)
                .or(() -> namedFacts()
                        .filter(fact -> fact.id().equals(id) && !isYearly(fact))
                        .findFirst())
                .or(() -> yearly(id));
    }

    private static boolean isYearly(FactId fact) {
        return fact instanceof NamedFact named && named.year() != null;
    }

    private Optional<FactId> yearly(String id) {
        Matcher written = YEARLY.matcher(id);
        return written.matches()
                ? figure(written.group(1)).filter(Figure::isYearly).map(figure -> figure.fact()
                        .in(Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    /** What the pack itself sums, counts, looks up and asks for. */
    public Stream<FactId> namedFacts() {
        return Stream.of(
                        funds.stream().map(Fund::fact),
                        counts.stream().map(Count::fact),
                        figures.stream().map(Figure::fact),
                        catalogues.stream().map(Catalogue::fact),
                        forms.stream().flatMap(form -> form.fields().stream()).map(Form.Field::fact))
                .flatMap(facts -> facts);
    }

    /** The stages that a direction's cases pass, in order. */
    public List<Stage> stagesOf(Direction direction) {
        return direction.stages().stream()
                .map(id -> stage(id).orElseThrow(() -> new IllegalStateException("no stage " + id + " in " + this.id)))
                .toList();
    }

    /** An industry by id, name or another name that records use. */
    public Optional<Industry> industry(String idOrName) {
        return find(industries, Industry::id, Industry::name, idOrName).or(() -> industries.stream()
                .filter(industry -> industry.aliases().contains(idOrName))
                .findFirst());
    }

    public Optional<RatioRule> ratioRule(String id) {
        return find(ratioRules, RatioRule::id, RatioRule::id, id);
    }

    /** A batch by number ({@code 1}) or name ({@code 第一批}). */
    public Optional<Batch> batch(String numberOrName) {
        return find(batches, batch -> Integer.toString(batch.number()), Batch::name, numberOrName);
    }

    /** The document that a clause cites; nothing for a proposal. */
    public @Nullable SourceDocument document(Clause clause) {
        return find(documents, SourceDocument::id, SourceDocument::title, clause.document())
                .orElse(null);
    }

    /**
     * The whole passage in which a clause's words stand, for a refusal that rests on all of it: what the money is, and how
     * it is divided. A proposal stays as it is.
     */
    public Clause passage(Clause clause) {
        SourceDocument document = document(clause);
        return document == null
                ? clause
                : document.passages().stream()
                        .filter(passage -> passage.place().equals(clause.place()))
                        .findFirst()
                        .map(passage -> new Clause(clause.document(), clause.place(), passage.text()))
                        .orElse(clause);
    }

    private static <T> Optional<T> find(
            List<T> items, Function<T, String> id, Function<T, String> name, String wanted) {
        return items.stream()
                .filter(item -> id.apply(item).equals(wanted))
                .findFirst()
                .or(() -> items.stream()
                        .filter(item -> name.apply(item).equals(wanted))
                        .findFirst());
    }
}
