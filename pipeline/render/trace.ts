import type Handlebars from "handlebars";
import { STREET } from "../scope-names.ts";
import { handlebars } from "./compiled/handlebars.ts";
import {
	FEWEST_FOR_PERCENT,
	formatCount,
	formatFraction,
	formatPercent,
	formatRate,
	NOTHING,
} from "./numbers.ts";

const { escapeExpression, SafeString } = handlebars;

const FEW = 30;

/**
 * A figure that leads to its tickets: the page's script lists them, and without a script
 * the link goes to the note that says where they are. Nothing leads nowhere.
 */
export function trace(
	metric: string,
	kind: string,
	scope: string,
	value: number | string | null,
): Handlebars.SafeString {
	const text = typeof value === "string" ? value : formatCount(value);
	if (text === NOTHING || value === 0)
		return new SafeString(escapeExpression(text));
	return link(text, { metric, kind, scope });
}

/** A figure of the whole street. */
export function traceStreet(
	metric: string,
	value: number | string | null,
): Handlebars.SafeString {
	return trace(metric, "street", STREET, value);
}

/** The tickets behind a finding. */
export function traceFinding(
	finding: number,
	tickets: number,
): Handlebars.SafeString {
	return link(`涉及${formatCount(tickets)}件`, { finding: String(finding) });
}

/**
 * A rate, with its interval in small print where one is given; grey where ten to twenty-nine cases carry it,
 * and told as a fraction where fewer do.
 */
export function rateCell(
	metric: string,
	kind: string,
	scope: string,
	numerator: number | null,
	denominator: number | null,
	lower: number | null,
	upper: number | null,
	counts = "",
): Handlebars.SafeString {
	const rate = trace(metric, kind, scope, formatRate(numerator, denominator));
	if (!denominator || denominator < FEWEST_FOR_PERCENT) return rate;
	const interval =
		lower === null || upper === null
			? ""
			: `<small>${formatPercent(lower)}–${formatPercent(upper)}</small>`;
	const cell = `${rate}${counts}${interval}`;
	return new SafeString(
		denominator < FEW ? `<span class="few">${cell}</span>` : cell,
	);
}

/** The same with what it is a rate of beside it. */
export function countedRateCell(
	metric: string,
	kind: string,
	scope: string,
	numerator: number | null,
	denominator: number | null,
	lower: number | null,
	upper: number | null,
): Handlebars.SafeString {
	const counts = tellCounts(numerator, denominator);
	return rateCell(
		metric,
		kind,
		scope,
		numerator,
		denominator,
		lower,
		upper,
		counts && `${counts} `,
	);
}

/** A rate with what it is a rate of beside it. */
export function countedRate(
	numerator: number | null,
	denominator: number | null,
): Handlebars.SafeString {
	const rate = escapeExpression(formatRate(numerator, denominator));
	return new SafeString(`${rate}${tellCounts(numerator, denominator)}`);
}

// What is told as a fraction needs no second one.
function tellCounts(
	numerator: number | null,
	denominator: number | null,
): string {
	if ((denominator ?? 0) < FEWEST_FOR_PERCENT) return "";
	return ` <small class="beside counts">${formatFraction(numerator, denominator)}</small>`;
}

/** In small print, the rate that a scope's mix of demand types would have; nothing where cases are too few to hold against it. */
export function expectedRate(
	expected: number | null,
	denominator: number | null,
): Handlebars.SafeString | string {
	if (expected === null || (denominator ?? 0) < FEWEST_FOR_PERCENT) return "";
	return new SafeString(
		`<small class="beside">（${formatPercent(expected)}）</small>`,
	);
}

function link(
	text: string,
	data: Record<string, string>,
): Handlebars.SafeString {
	const attributes = Object.entries(data).map(
		([name, value]) => ` data-${name}="${escapeExpression(value)}"`,
	);
	return new SafeString(
		`<a class="trace" href="#trace"${attributes.join("")}>${escapeExpression(text)}</a>`,
	);
}
