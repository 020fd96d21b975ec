import { readDefaults } from "../defaults.ts";
import { type Definitions, type Marts, rowsOf } from "./marts.ts";
import { formatDate } from "./numbers.ts";

interface TicketRow {
	ticket_id: string;
	state: string | null;
	community: string;
	estate: string;
	unit: string;
	topic: string;
	topic_label: string;
	topic_group: string;
	demand_type: string;
	channel: string;
	accepted_at: string;
	effective_deadline: string | null;
	closed_at: string | null;
}

interface PageTexts {
	most_tickets: number;
	columns: Record<string, string>;
	states: Record<string, string>;
	words: Record<string, string>;
}

/** What the page's script knows: the tickets it may list, and what each is to each figure. */
export interface PageData {
	metrics: Record<string, string>;
	columns: Record<string, string>;
	words: Record<string, string>;
	/** With more tickets than this the page holds none. */
	mostTickets: number;
	tickets: TicketData[];
}

interface TicketData {
	/** As a reader sees them, in the order of `columns`. */
	cells: string[];
	scopes: Record<string, string>;
	/** Metric → true in the numerator, false in the denominator alone. */
	parts: Record<string, boolean>;
	findings: number[];
}

/** The page's data; without tickets where there are more than a page can hold. */
export function toPageData(marts: Marts, definitions: Definitions): PageData {
	const texts = readPageTexts();
	const rows = rowsOf<TicketRow>(marts, "mart_ticket_rows");
	const parts = groupParts(marts);
	const findings = groupFindings(marts);
	const counted = new Set([...parts.values()].flatMap(Object.keys));
	return {
		metrics: Object.fromEntries(
			Object.entries(definitions)
				.filter(([metric]) => counted.has(metric))
				.map(([metric, { label }]) => [metric, label]),
		),
		columns: texts.columns,
		words: texts.words,
		mostTickets: texts.most_tickets,
		tickets:
			rows.length > texts.most_tickets
				? []
				: rows.map((row) => ({
						cells: toCells(row, texts),
						scopes: toScopes(row),
						parts: parts.get(row.ticket_id) ?? {},
						findings: findings.get(row.ticket_id) ?? [],
					})),
	};
}

/** JSON that can stand in a page whatever it holds: no `<` ends the element it stands in. */
export function embedJson(value: unknown): string {
	return JSON.stringify(value)
		.replaceAll("<", "\\u003c")
		.replaceAll("\u2028", "\\u2028")
		.replaceAll("\u2029", "\\u2029");
}

function readPageTexts(): PageTexts {
	return readDefaults("page.yaml");
}

function toCells(row: TicketRow, { states }: PageTexts): string[] {
	return [
		row.ticket_id,
		formatDate(row.accepted_at),
		formatDate(row.effective_deadline),
		formatDate(row.closed_at),
		states[row.state ?? ""] ?? "",
		row.community,
		row.estate,
		row.topic_label,
		row.unit,
	];
}

function toScopes(row: TicketRow): Record<string, string> {
	const { community, unit, topic, topic_group, demand_type, channel } = row;
	return { community, unit, topic, topic_group, demand_type, channel };
}

function groupParts(marts: Marts): Map<string, Record<string, boolean>> {
	const parts = new Map<string, [string, boolean][]>();
	const rows = rowsOf<{
		ticket_id: string;
		numerators: string;
		denominators: string;
	}>(marts, "mart_ticket_metrics");
	for (const { ticket_id, numerators, denominators } of rows) {
		const above = readList(numerators);
		const below = readList(denominators);
		parts.set(ticket_id, [
			...(parts.get(ticket_id) ?? []),
			...above.map((metric): [string, boolean] => [metric, true]),
			...below
				.filter((metric) => !above.includes(metric))
				.map((metric): [string, boolean] => [metric, false]),
		]);
	}
	const inOrder = (own: [string, boolean][]) =>
		own.sort(([a], [b]) => (a < b ? -1 : 1));
	return new Map(
		[...parts].map(([ticket, own]) => [
			ticket,
			Object.fromEntries(inOrder(own)),
		]),
	);
}

// |metric|metric|
function readList(text: string): string[] {
	return text.split("|").filter((metric) => metric !== "");
}

function groupFindings(marts: Marts): Map<string, number[]> {
	const findings = new Map<string, number[]>();
	const rows = rowsOf<{ finding_no: number; ticket_id: string }>(
		marts,
		"mart_finding_tickets",
	);
	for (const { finding_no, ticket_id } of rows)
		findings.set(ticket_id, [...(findings.get(ticket_id) ?? []), finding_no]);
	return findings;
}
