import { beforeAll, expect, test } from "vitest";
import {
	generateTickets,
	type Ticket,
} from "../../../data/generator/tickets.ts";
import { loadWorld } from "../../../data/generator/world.ts";

const { estates } = loadWorld();
let tickets: Ticket[];

beforeAll(() => {
	tickets = generateTickets();
});

/** The clauses of a text without what differs by place and date. */
function clausesOf(text: string): string[] {
	return text
		.replace(names, "E")
		.replace(/\d+/g, "0")
		.split(/[。！？；，：\n]/)
		.filter((clause) => clause.length >= 5);
}

const names = new RegExp(
	estates
		.flatMap(({ name, aliases }) => [name, ...aliases])
		.sort((a, b) => b.length - a.length)
		.join("|"),
	"g",
);

/** The share of the texts that the best ten clauses, chosen greedily, are found in. */
function coverOfTen(texts: readonly string[]): number {
	let left = texts.map((text) => new Set(clausesOf(text)));
	for (let round = 0; round < 10; round += 1) {
		const counts = new Map<string, number>();
		for (const clause of left.flatMap((clauses) => [...clauses]))
			counts.set(clause, (counts.get(clause) ?? 0) + 1);
		const [best] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
		left = left.filter((clauses) => !clauses.has(best));
	}
	return 1 - left.length / texts.length;
}

test("no two tickets have the same words", () => {
	const contents = new Set(tickets.map(({ content }) => content));
	expect(contents.size / tickets.length).toBeGreaterThan(0.995);
	expect(new Set(tickets.map(({ title }) => title)).size).toBeGreaterThan(5000);
});

test("there are thousands of different clauses", () => {
	const clauses = new Set(tickets.flatMap(({ content }) => clausesOf(content)));
	expect(clauses.size).toBeGreaterThan(8000);
});

test("ten clauses are found in few of the texts", () => {
	expect(coverOfTen(tickets.map(({ content }) => content))).toBeLessThan(0.3);
});

test.each([
	"property_service",
	"committee",
	"illegal_building",
	"street_vending",
	"sewage_blocked",
])("ten clauses do not settle %s", (id) => {
	const texts = tickets
		.filter(({ topic }) => topic.id === id)
		.map(({ content }) => content);
	expect(texts.length).toBeGreaterThan(200);
	expect(coverOfTen(texts)).toBeLessThan(0.85);
});

test("one text in ten or so mentions a second matter", () => {
	const share =
		tickets.filter(({ secondTopic }) => secondTopic !== null).length /
		tickets.length;
	expect(share).toBeGreaterThan(0.08);
	expect(share).toBeLessThan(0.2);
});

test("the title seldom gives the topic's own name away", () => {
	const share =
		tickets.filter(({ title, topic }) => title.includes(topic.name)).length /
		tickets.length;
	expect(share).toBeLessThan(0.25);
});

test.each(["title", "content", "location"] as const)(
	"nothing is left of the templates in a %s",
	(field) => {
		const broken = tickets
			.map((ticket) => ticket[field])
			.filter((text) =>
				/[<>|~]|undefined|[，。；：]{2}|^[，。；：]/.test(text),
			);
		expect(broken).toEqual([]);
	},
);

test("phones, landlines, identity numbers, plates and accounts cannot be anyone's", () => {
	const words = tickets
		.map(({ content, caller }) => `${content} ${caller.phone}`)
		.join("\n")
		.normalize("NFKC");
	const find = (pattern: RegExp) => words.match(pattern) ?? [];
	expect(find(/(?<!\d)1\d{10}(?!\d)/g).length).toBeGreaterThan(10_000);
	expect(find(/(?<!\d)1(?!540)\d{10}(?!\d)/g)).toEqual([]);
	expect(find(/0\d{2,3}-(?!00)\d{7}/g)).toEqual([]);
	expect(find(/(?<!\d)(?!371099)\d{17}[\dX]/g)).toEqual([]);
	expect(find(/鲁[A-Z]·?(?!000)[A-Z\d]{5}/g)).toEqual([]);
	expect(find(/@(?!example\.com)\S+/g)).toEqual([]);
	expect(find(/QQ(?!100000)\d+/g)).toEqual([]);
});

test.each([
	"违章建筑",
	"承重墙",
	"楼上渗漏",
	"污水管道堵塞",
	"占道经营",
	"业委会选举",
])("%s is complained of in every quarter", (name) => {
	const months = new Set(
		tickets
			.filter(({ topic }) => topic.name === name)
			.map(({ month }) => month),
	);
	const quarters = new Set(
		[...months].map(
			(month) => month.slice(0, 5) + Math.ceil(Number(month.slice(5)) / 3),
		),
	);
	expect(quarters.size).toBe(5);
});

test("fruit trees by a school are an autumn matter", () => {
	const fruit = tickets.filter(
		({ topic, issue }) => topic.id === "greening" && issue.place === "school",
	);
	expect(fruit.length).toBeGreaterThan(20);
	expect(fruit.every(({ month }) => /-(09|10|11)$/.test(month))).toBe(true);
});
