import {
	type Definitions,
	type Finding,
	type Marts,
	reportOf,
	rowsOf,
} from "../marts.ts";
import {
	formatCount,
	formatFraction,
	formatMonthDay,
	formatRate,
} from "../numbers.ts";
import {
	type AdviceTexts,
	fillText,
	type ReportTexts,
} from "../report-texts.ts";
import { tellRest } from "../sentences.ts";
import { type Evidence, viewEvidence } from "../summary/evidence-view.ts";
import { noteEarlier } from "./earlier-notes.ts";
import {
	formatExpected,
	nameEarlier,
	nameScope,
	tellFinding,
} from "./finding-sentences.ts";
import { tellOwners } from "./owners.ts";
import { tellMatter } from "./standing.ts";
import { type Step, toSteps } from "./steps.ts";

/** A finding as the summary tells it, with how many tickets stand behind it. */
export interface FindingView {
	finding_no: number;
	/** What is concluded; empty for a general figure. */
	title: string;
	text: string;
	tickets: number;
	/** Of these, how many no list may show. */
	withheld: number;
	/** Drawn; none for a general figure. */
	evidence: Evidence | undefined;
}

/** What follows from a finding: who does what, by when, and how it will be judged. */
export interface Advice {
	finding_no: number;
	/** The community it is about; empty for all else. */
	scope: string;
	subject: string;
	steps: Step[];
	/** The days of its steps, each once. */
	dues: Due[];
	owner: string;
	/** Who holds the tickets, where it is not the owner alone. */
	holders: string;
	/** Where the pack of the weekly meeting has it; blank where it has not. */
	matter: string;
	/** The same for a narrow column. */
	matterShort: string;
	/** The tickets to start from. */
	tickets: number;
	withheld: number;
}

/** What the leader is asked to settle with one owner. */
export interface Decision {
	owner: string;
	items: Advice[];
}

/** The findings in the order of `mart_findings`, filled up by general figures where there are few. */
export function viewFindings(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): FindingView[] {
	const findings = rowsOf<Finding>(marts, "mart_findings");
	const told = findings.map((finding) => {
		const { title, facts } = tellFinding(finding, marts, definitions, texts);
		return {
			finding_no: finding.finding_no,
			title,
			text: facts,
			tickets: finding.behind_tickets,
			withheld: finding.withheld_tickets,
			evidence: viewEvidence(finding, reportOf(marts), texts),
		};
	});
	const rest = tellRest(marts, texts).map((text, index) => ({
		finding_no: told.length + index + 1,
		title: "",
		text,
		tickets: 0,
		withheld: 0,
		evidence: undefined,
	}));
	return [...told, ...rest];
}

interface Note {
	kind:
		| "one_person"
		| "settled_wave"
		| "low_response"
		| "unlocated"
		| "unread_ratings";
	metric: string;
	dimension: string;
	scope: string;
	scope_label: string;
	numerator: number;
	denominator: number;
	/** What the same caller makes of one of the street's own rates. */
	also_metric: string | null;
	also_numerator: number | null;
	also_denominator: number | null;
	without_numerator: number | null;
	without_denominator: number | null;
	/** Of a wave. */
	first_at: string | null;
	last_at: string | null;
	communities: number | null;
	expected_cases: number | null;
}

/** What has to be said beside the findings: one person's matter, a rate that few stand behind. */
export function viewNotes(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): string[] {
	const { notes } = texts.finding;
	const told = rowsOf<Note>(marts, "mart_finding_notes").map((note) => {
		const values = {
			scope: nameScope(note as unknown as Finding, texts),
			what: nameCases(note.metric, texts),
			count: formatCount(note.numerator),
			most: formatCount(note.numerator),
			cases: formatCount(note.denominator),
			rate: formatRate(note.numerator, note.denominator),
			fraction: formatFraction(note.numerator, note.denominator),
			all: formatRate(note.also_numerator, note.also_denominator),
			all_fraction: formatFraction(note.also_numerator, note.also_denominator),
			also: tellAlso(note, definitions, texts),
			first: note.first_at ? formatMonthDay(note.first_at) : "",
			last: note.last_at ? formatMonthDay(note.last_at) : "",
			communities: formatCount(note.communities),
			expected: formatExpected(note.expected_cases),
		};
		return fillText(notes[note.kind], values);
	});
	return [...told, ...noteEarlier(marts, texts)];
}

// The cases of a rate are those on its bad side.
function nameCases(metric: string, { finding: { notes } }: ReportTexts) {
	return notes.cases[metric] ?? notes.cases.default ?? "";
}

function tellAlso(
	note: Note,
	definitions: Definitions,
	texts: ReportTexts,
): string {
	const { also_metric: metric } = note;
	if (!metric) return "";
	return fillText(texts.finding.notes.also, {
		metric: definitions[metric]?.label ?? metric,
		what: nameCases(metric, texts),
		cases: formatCount(note.also_denominator),
		most: formatCount(note.also_numerator),
		without: formatRate(note.without_numerator, note.without_denominator),
		fraction: formatFraction(note.without_numerator, note.without_denominator),
	});
}

/** What each finding that calls for something asks of whom; a fact to be noted asks for nothing. */
export function viewAdvice(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): Advice[] {
	return rowsOf<Finding>(marts, "mart_findings").flatMap((finding) => {
		const kinds = texts.finding.advice[finding.kind];
		const advice =
			kinds?.[finding.metric] ?? kinds?.[finding.dimension] ?? kinds?.default;
		if (!finding.is_worse || !advice) return [];
		return [toAdvice(finding, advice, marts, definitions, texts)];
	});
}

/** What the finding on care asks of each community that is behind in it, with its own numbers; nothing of one whose numbers are hidden. */
export function viewCareAdvice(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): Advice[] {
	const advice = texts.finding.advice.care?.default;
	const finding = rowsOf<Finding>(marts, "mart_findings").find(
		({ kind }) => kind === "care",
	);
	if (!finding || !advice) return [];
	return rowsOf<CareBehind>(marts, "mart_care_behind").flatMap((row) => {
		const { community, behind, care_households, care_met } = row;
		if (behind === null) return [];
		const own = {
			...finding,
			dimension: "community",
			scope_label: community,
			cases: care_households - care_met,
			excess: behind,
		};
		return [toAdvice(own, advice, marts, definitions, texts)];
	});
}

interface CareBehind {
	community: string;
	care_households: number;
	care_met: number;
	/** Null where the numbers of so few are not told. */
	behind: number | null;
}

/** A day by which something is to be done; of several, with the figure that it is about. */
interface Due {
	day: string;
	label: string;
}

/** The same by who has to act: several findings of one owner are one decision. */
export function groupDecisions(advice: readonly Advice[]): Decision[] {
	const byOwner = new Map<string, Advice[]>();
	for (const each of advice)
		byOwner.set(each.owner, [...(byOwner.get(each.owner) ?? []), each]);
	return [...byOwner].map(([owner, items]) => ({ owner, items }));
}

function toAdvice(
	finding: Finding,
	advice: AdviceTexts,
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): Advice {
	const { holders, ...owners } = tellOwners(finding, marts, texts);
	const also = finding.also_metric ?? "";
	const second = texts.finding.advice[finding.kind]?.[also];
	const metrics =
		second?.subject === advice.subject
			? [finding.metric, also]
			: [finding.metric];
	const values = {
		...owners,
		scope: nameScope(finding, texts),
		metric: metrics
			.map((metric) => definitions[metric]?.label ?? metric)
			.join("、"),
		count: formatCount(finding.cases),
		office: texts.office,
		earlier: nameEarlier(finding, reportOf(marts)),
	};
	const steps = toSteps(finding, advice, marts, definitions, texts);
	return {
		finding_no: finding.finding_no,
		scope: finding.dimension === "community" ? finding.scope_label : "",
		subject: fillText(advice.subject, values),
		steps,
		dues: tellDues(steps, [finding.metric, also], definitions),
		owner: fillText(advice.owner, values),
		holders,
		matter: tellMatter(finding, "matter", marts, texts),
		matterShort: tellMatter(finding, "matter_short", marts, texts),
		tickets: finding.behind_tickets,
		withheld: finding.withheld_tickets,
	};
}

// Each day once; of several, what each is for.
function tellDues(
	steps: readonly Step[],
	metrics: readonly string[],
	definitions: Definitions,
): Due[] {
	const days = [...new Set(steps.map(({ dueDay }) => dueDay))];
	return days.map((day) => {
		const at = steps.findIndex(({ dueDay }) => dueDay === day);
		const label = definitions[metrics[at] ?? ""]?.label ?? "";
		return { day, label: days.length > 1 ? label : "" };
	});
}
