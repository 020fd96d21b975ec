import { parseAst } from "vitest/node";
import { cut, type Mutant, nextNumbers } from "./mutant.ts";

interface Node {
	type: string;
	start: number;
	end: number;
	[key: string]: unknown;
}

const INSTEAD = new Map([
	["<", "<="],
	["<=", "<"],
	[">", ">="],
	[">=", ">"],
	["===", "!=="],
	["!==", "==="],
	["+", "-"],
	["-", "+"],
	["*", "/"],
	["/", "*"],
	["%", "*"],
	["**", "*"],
	["&&", "||"],
	["||", "&&"],
	["+=", "-="],
	["-=", "+="],
	["*=", "/="],
	["some", "every"],
	["every", "some"],
	["min", "max"],
	["max", "min"],
]);

// `{2,4}`, `{3}` and `{2,}` outside of classes and escapes such as \p{L}.
const QUANTIFIERS = /(?<!\\[pPu])\{(\d+)(?:(,)(\d*))?\}/g;
const ANCHORS = /(?<!\\)(?:^\^|\$$)/g;

/** Every text that differs from a file of TypeScript in one comparison, boundary, operation, literal, condition, or call left out. */
export function mutateCode(code: string): Mutant[] {
	return walk(parseAst(code, { lang: "ts" }) as unknown as Node).flatMap(
		(node) => mutateNode(code, node),
	);
}

// What only the compiler reads, and how far a loop goes, is left as it is: a loop without an end notices nothing.
function walk(node: Node): Node[] {
	if (/^TS(?!As|NonNull|Satisfies)|^Import/.test(node.type)) return [];
	return [
		node,
		...Object.entries(node)
			.filter(([key]) => node.type !== "ForStatement" || key !== "update")
			.flatMap(([, value]) => value)
			.filter(isNode)
			.flatMap((child) =>
				isSign(node, child) ? [child].filter(isTurned) : walk(child),
			),
	];
}

// `a < b ? -1 : 1`: of how a sort compares only the sign counts.
function isSign(node: Node, child: Node): boolean {
	if (node.type !== "ConditionalExpression" || child === node.test)
		return false;
	return [child, child.argument].some(
		(each) => isNode(each) && [0, 1].includes(each.value as number),
	);
}

const isTurned = ({ type }: Node) => type === "UnaryExpression";

function isNode(value: unknown): value is Node {
	return typeof value === "object" && value !== null && "type" in value;
}

function mutateNode(code: string, node: Node): Mutant[] {
	switch (node.type) {
		case "BinaryExpression":
		case "LogicalExpression":
			return swapOperator(code, node, node.left as Node, node.right as Node);
		case "AssignmentExpression":
			return swapOperator(code, node, node.left as Node, node.right as Node);
		case "UnaryExpression":
			return ["!", "-"].includes(String(node.operator))
				? [replace(code, node, textOf(code, node.argument as Node))]
				: [];
		case "IfStatement":
		case "ConditionalExpression":
			return ["true", "false"].map((answer) =>
				replace(code, node.test as Node, answer),
			);
		case "MemberExpression":
			return node.computed ? [] : swapName(code, node.property as Node);
		case "ExpressionStatement":
			return leaveOut(code, node);
		case "Literal":
			return mutateLiteral(code, node);
		default:
			return [];
	}
}

function swapOperator(
	code: string,
	node: Node,
	left: Node,
	right: Node,
): Mutant[] {
	const operator = String(node.operator);
	if (operator === "??") return [replace(code, node, textOf(code, left))];
	// Text is joined by it, and cannot be taken away.
	if (operator === "+" && [left, right].some(isText)) return [];
	const from = code.indexOf(operator, left.end);
	const other = INSTEAD.get(operator);
	if (other === undefined) return [];
	return [
		cut(
			code,
			from,
			from + operator.length,
			other,
			`${oneLine(textOf(code, node))}: ${operator} → ${other}`,
		),
	];
}

function isText(node: Node): boolean {
	return (
		node.type === "TemplateLiteral" ||
		(node.type === "Literal" && typeof node.value === "string")
	);
}

function swapName(code: string, name: Node): Mutant[] {
	const other = INSTEAD.get(String(name.name));
	return other === undefined ? [] : [replace(code, name, other)];
}

// What a call does to the world is noticed only where somebody looks.
function leaveOut(code: string, node: Node): Mutant[] {
	const expression = node.expression as Node;
	const isCall = ["CallExpression", "AwaitExpression"].includes(
		expression.type,
	);
	return isCall ? [replace(code, node, ";")] : [];
}

function mutateLiteral(code: string, node: Node): Mutant[] {
	if (typeof node.value === "boolean")
		return [replace(code, node, String(!node.value))];
	// A tolerance: how small it is decides nothing.
	if (String(node.raw).includes("e-")) return [replace(code, node, "0")];
	if (typeof node.value === "number")
		return nextNumbers(String(node.value)).map((other) =>
			replace(code, node, other),
		);
	if (node.regex) return mutatePattern(code, node);
	return [];
}

function mutatePattern(code: string, node: Node): Mutant[] {
	const { pattern } = node.regex as { pattern: string };
	const swap = (at: number, length: number, other: string) =>
		replace(
			code,
			node,
			`/${pattern.slice(0, at)}${other}${pattern.slice(at + length)}/${(node.regex as { flags: string }).flags}`,
		);
	return [
		...[...pattern.matchAll(ANCHORS)].map((anchor) =>
			swap(anchor.index, 1, ""),
		),
		...[...pattern.matchAll(QUANTIFIERS)].flatMap((found) => {
			const [whole, least = "", comma = "", most = ""] = found;
			const bounds = [
				...nextNumbers(least).map((other) => [other, most]),
				...(most === ""
					? []
					: nextNumbers(most).map((other) => [least, other])),
			].filter(([low, high]) => high === "" || Number(low) <= Number(high));
			return bounds.map(([low, high]) =>
				swap(found.index, whole.length, `{${low}${comma}${high}}`),
			);
		}),
	];
}

function replace(code: string, node: Node, other: string): Mutant {
	const change = `${oneLine(textOf(code, node))} → ${oneLine(other)}`;
	return cut(code, node.start, node.end, other, change);
}

function textOf(code: string, node: Node): string {
	return code.slice(node.start, node.end);
}

function oneLine(text: string): string {
	const line = text.replace(/\s+/g, " ");
	return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
