import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createRandom } from "../../pipeline/topic-model/random.ts";
import { inFolder } from "../fuzz/outcome.ts";
import { makeOutputs } from "../make-outputs.ts";

// Of a sensitive topic some communities have few tickets, and nothing tells how many: what is
// hidden is sought from the sums, the lists and the page, and from a month beside its weeks.

const RUNS = process.env.ATTACK_FULL === undefined ? 1 : 12;
const COMMUNITIES = ["甲社区", "乙社区", "丙社区", "丁社区"];
const SENSITIVE = { 医疗: "med", 家暴: "family", 低保: "relief" };
// Whose pages are looked at; of the others the tables tell as much.
const PAGED = "2023-03";
const PERIODS = [PAGED, "2023-W10", "2023-W11", "2023-02"];
const FEWEST = 5;

interface Ticket {
	id: string;
	day: string;
	community: string;
	topic: string;
	isSecret: boolean;
}

const TOPICS = `topics:
${Object.entries(SENSITIVE)
	.map(
		([word, id]) =>
			`  - {id: ${id}, name: ${word}类, sensitive: true, terms: [${word}^5]}`,
	)
	.join("\n")}
  - {id: noise, name: 噪声类, terms: [噪声^5]}
`;

function drawTickets(seed: string): Ticket[] {
	const random = createRandom(seed);
	const tickets: Ticket[] = [];
	const add = (community: string, topic: string, count: number) => {
		for (let each = 0; each < count; each += 1) {
			const day = 1 + random.below(28);
			const month = random.below(4) === 0 ? "02" : "03";
			tickets.push({
				id: `T${String(tickets.length).padStart(5, "0")}`,
				day: `2023-${month}-${String(day).padStart(2, "0")}`,
				community,
				topic,
				isSecret: random.below(12) === 0,
			});
		}
	};
	for (const community of COMMUNITIES) {
		add(community, "噪声", 12 + random.below(12));
		add(community, "其它", 8 + random.below(8));
		for (const topic of Object.keys(SENSITIVE))
			add(community, topic, random.below(random.below(3) === 0 ? 14 : 7));
	}
	return tickets;
}

function writeWorkspace(folder: string, tickets: readonly Ticket[]): void {
	for (const name of ["exports", "reference"]) mkdirSync(join(folder, name));
	writeFileSync(join(folder, "reference", "topics.yaml"), TOPICS);
	const rows = tickets.map(
		({ id, day, community, topic, isSecret }, index) =>
			`${id},${day} 09:00:00,${day} 18:00:00,${index % 3 ? `${day} 15:00:00` : ""},${topic}问题,${topic}的事,${community},${isSecret ? "是" : "否"},${index % 4 ? "满意" : "不满意"}`,
	);
	writeFileSync(
		join(folder, "exports", "工单20230405.csv"),
		`工单编号,受理时间,办结期限,办结时间,标题,主要内容,社区,是否保密,满意度\n${rows.join("\n")}\n`,
	);
}

interface Told {
	/** Of a sensitive topic: how many the street has; 0 where nothing is told. */
	street: Record<string, number>;
	/** Tickets of the period as listed: their topic, community and day. */
	listed: {
		ticket_id: string;
		topic: string;
		community: string;
		accepted_at: string;
	}[];
	page: string;
	pages: string;
}

async function readTold(workspace: string, period: string): Promise<Told> {
	const isPaged = period === PAGED;
	const { table, text } = await makeOutputs(
		{ workspace, period, asOf: "2023-04-05" },
		[
			"tables/metrics.csv",
			"tables/tickets.csv",
			...(isPaged ? ["report", "communities"] : []),
		],
	);
	const volumes = table("metrics").filter(
		(row) => row.metric === "volume" && row.scope_kind === "topic",
	);
	return {
		street: Object.fromEntries(
			Object.values(SENSITIVE).map((id) => [
				id,
				Number(volumes.find(({ scope }) => scope === id)?.numerator ?? 0),
			]),
		),
		listed: table("tickets").filter(
			(row) => row.in_accepted === "true",
		) as unknown as Told["listed"],
		page: isPaged ? text("report.html") : "",
		pages: isPaged
			? COMMUNITIES.map((name) => text(`communities/${name}.html`)).join("")
			: "",
	};
}

/** The least and the most that each community can have of a topic, by the sum, the lists and how many tickets are listed without their topic. */
function solve(told: Told, id: string): Map<string, [number, number]> {
	const countOf = (community: string, topic: string) =>
		told.listed.filter(
			(row) => row.community === community && row.topic === topic,
		).length;
	const hidden =
		(told.street[id] ?? 0) -
		COMMUNITIES.reduce((sum, name) => sum + countOf(name, id), 0);
	const room = new Map(
		COMMUNITIES.map((name) => [name, countOf(name, "other")]),
	);
	const all = [...room.values()].reduce((sum, each) => sum + each, 0);
	return new Map(
		COMMUNITIES.map((name) => {
			const own = room.get(name) ?? 0;
			const shown = countOf(name, id);
			return [
				name,
				[
					shown + Math.max(0, hidden - (all - own)),
					shown + Math.min(own, hidden),
				],
			];
		}),
	);
}

test("few tickets of a sensitive topic cannot be told from all that is printed, by month and by week", async () => {
	const figures = { cells: 0, hidden: 0, told: 0, exact: 0 };
	for (let run = 0; run < RUNS; run += 1)
		await inFolder(async (workspace) => {
			const tickets = drawTickets(`reidentify ${run}`);
			writeWorkspace(workspace, tickets);
			const told = new Map<string, Told>();
			for (const period of PERIODS)
				told.set(period, await readTold(workspace, period));
			for (const [period, each] of told)
				for (const [word, id] of Object.entries(SENSITIVE)) {
					const own = each.listed.filter(({ topic }) => topic === id);
					const sum = each.street[id] ?? 0;
					// What is told is told of five or more, and so is what is left out of a sum.
					expect(sum === 0 || sum >= FEWEST).toBe(true);
					const left = sum - own.length;
					expect(left === 0 || left >= FEWEST, `${period} ${id}`).toBe(true);
					for (const [community, [least, most]] of solve(each, id)) {
						const shown = own.filter((row) => row.community === community);
						const truth = tickets.filter(
							(ticket) =>
								ticket.topic === word &&
								ticket.community === community &&
								each.listed.some((row) => row.ticket_id === ticket.id),
						).length;
						figures.cells += 1;
						if (shown.length >= FEWEST) figures.told += 1;
						if (truth === 0 || shown.length === truth) continue;
						figures.hidden += 1;
						expect(shown).toEqual([]);
						if (sum > 0 && least === most) figures.exact += 1;
					}
				}
			checkSpans(told);
			checkPages(told.get(PAGED), tickets);
		});
	expect(figures.hidden).toBeGreaterThan(10);
	expect(figures.told).toBeGreaterThan(0);
	expect(figures.exact).toBe(0);
	if (RUNS > 1) console.log("cells:", JSON.stringify(figures));
}, 3_600_000);

// A week beside its month tells no more than either: of a month that is told, weeks tell nothing.
function checkSpans(told: ReadonlyMap<string, Told>): void {
	for (const week of ["2023-W10", "2023-W11"])
		for (const id of Object.values(SENSITIVE)) {
			expect(told.get(week)?.street[id]).toBe(0);
			expect(told.get(week)?.listed.some(({ topic }) => topic === id)).toBe(
				false,
			);
		}
}

// Confidential and reporting tickets have no row on a page, and no sensitive topic stands on one with fewer than five.
function checkPages(told: Told | undefined, tickets: readonly Ticket[]): void {
	const pages = `${told?.page ?? ""}${told?.pages ?? ""}`;
	expect(pages).toContain("<html");
	for (const { id, isSecret } of tickets)
		if (isSecret) expect(pages).not.toContain(id);
	for (const word of Object.keys(SENSITIVE)) {
		const cells = [
			...(told?.pages ?? "").matchAll(
				new RegExp(`${word}类</th><td[^>]*>(\\d+)`, "g"),
			),
		];
		for (const [, count] of cells)
			expect(Number(count)).toBeGreaterThanOrEqual(FEWEST);
	}
}
