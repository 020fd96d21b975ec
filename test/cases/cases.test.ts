import { expect, test } from "vitest";
import { check } from "../../pipeline/commands/check.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { makeOutputs } from "../make-outputs.ts";
import { someOf } from "../some-of.ts";
import { type ReadWorkspace, readWorkspace } from "./read-workspace.ts";

// Small exports with the faults that real ones have; test/fixtures/cases/README.md says what is right.

const EFFECTS = { log: () => undefined, processId: process.pid };

const makeCase = (name: string, made: string[]) =>
	makeOutputs(
		{ workspace: packagePath("test", "fixtures", "cases", name) },
		made,
	);

const known = new Map<string, Promise<ReadWorkspace>>();

/** Reads a case, each once. */
function read(name: string): Promise<ReadWorkspace> {
	const workspace = packagePath("test", "fixtures", "cases", name);
	const found = known.get(name) ?? readWorkspace(workspace);
	known.set(name, found);
	return found;
}

const sumOf = ({ ledger }: ReadWorkspace, column: string) =>
	ledger.reduce((sum, row) => sum + Number(row[column]), 0);

const issuesOf = ({ issues }: ReadWorkspace, kind: string) =>
	issues.filter(({ issue }) => issue === kind);

function expectAllClosed(built: ReadWorkspace, tickets = 12) {
	expect(sumOf(built, "counted")).toBe(tickets);
	expect(sumOf(built, "rejected")).toBe(0);
	expect(built.tickets).toHaveLength(tickets);
	for (const ticket of built.tickets) {
		expect(ticket.state).toBe("closed");
		expect(ticket.closed_at).toMatch(/^2023-0[23]-\d\d \d\d:\d\d:00$/);
		expect(ticket.community).toMatch(/^(白石|青藤)社区$/);
		expect(ticket.satisfaction).toBe("满意");
	}
	expect(issuesOf(built, "closed_before_accepted")).toEqual([]);
}

const CLOSED = [
	"1904-general",
	"decorated-headers",
	"epoch-ms",
	"formula-wrapped-csv",
	"html-no-closers",
	"html-style-first",
	"iso-z",
	"mhtml",
	"nul-in-csv",
	"pipe",
	"tab-apostrophe",
	"utf16-no-bom",
	"wrapped-cells-only",
	"xlsx-in-zip",
	"zh-locale-time",
	"biff5-nocp",
];

test.each(someOf(CLOSED, 2))(
	"%s: every ticket counts, closed at its time, Chinese intact",
	async (name) => {
		expectAllClosed(await read(name));
	},
);

test("epoch milliseconds and ISO instants are Shanghai wall time", async () => {
	for (const name of ["epoch-ms", "iso-z"]) {
		const { tickets } = await read(name);
		expect(tickets[0]).toMatchObject({
			accepted_at: "2023-03-02 09:05:00",
			closed_at: "2023-03-04 10:05:00",
		});
	}
});

test("a file of an archive is called by both names", async () => {
	const { ledger } = await read("xlsx-in-zip");
	expect(ledger).toMatchObject([
		{ file: "导出.zip/工单.xlsx", format: "xlsx" },
	]);
});

test("biff2: very old Excel is named for what it is", async () => {
	const error = await read("biff2").catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(UserError);
	expect((error as UserError).message).toContain("Excel 4 或更早");
});

test("date-and-time-split: a day and a clock are one time", async () => {
	const { tickets, warnings } = await read("date-and-time-split");
	expect(tickets).toHaveLength(12);
	expect(tickets[0]).toMatchObject({
		ticket_id: "GD1",
		accepted_at: "2023-03-01 09:30:00",
	});
	expect(warnings).toEqual([]);
});

test("date-format-hides-time: the time counts, and nothing closed before it was accepted", async () => {
	const built = await read("date-format-hides-time");
	expectAllClosed(built);
	expect(built.issues).toEqual([]);
	const days = built.tickets.map(
		({ accepted_at, closed_at }) =>
			(Date.parse(`${closed_at}Z`) - Date.parse(`${accepted_at}Z`)) /
			86_400_000,
	);
	expect(new Set(days)).toEqual(new Set([0.125]));
});

test("error-words: what a spreadsheet could not compute says nothing", async () => {
	const built = await read("error-words");
	expect(sumOf(built, "counted")).toBe(12);
	const columns = issuesOf(built, "error_value").map(({ column }) => column);
	expect(columns.sort()).toEqual(["办结时间", "社区"]);
	expect(issuesOf(built, "bad_time")).toEqual([]);
	const communities = new Set(built.tickets.map(({ community }) => community));
	expect([...communities].join()).not.toContain("#");
});

test("flow-foots: what occurs only after the period is in the balance", async () => {
	const { table } = await makeCase("flow-foots", ["tables/flow.csv"]);
	const since = table("flow").filter(({ span }) => span === "since");
	const sum = (column: string, kind: string) =>
		since
			.filter(({ scope_kind }) => scope_kind === kind)
			.reduce((total, row) => total + Number(row[column]), 0);
	for (const column of ["accepted", "closed"])
		expect(sum(column, "community")).toBe(sum(column, "street"));
});

test("formula-no-cache: formulas without values are told of, never silently blank", async () => {
	const built = await read("formula-no-cache");
	const columns = issuesOf(built, "formula_without_value").map(
		({ column }) => column,
	);
	expect(columns.sort()).toEqual(["办结时间", "社区"]);
	expect(built.warnings.join()).toContain("用表格软件打开另存");
});

test("html-entities: three tickets, all closed, two superseded", async () => {
	const built = await read("html-entities");
	expect(built.tickets.map(({ state }) => state)).toEqual([
		"closed",
		"closed",
		"closed",
	]);
	expect(sumOf(built, "superseded")).toBe(2);
	expect(sumOf(built, "rejected")).toBe(0);
});

test("midnight-closings: the column is of days, noted once", async () => {
	const built = await read("midnight-closings");
	expectAllClosed(built);
	expect(built.issues).toMatchObject([
		{ row: null, column: "办结时间", issue: "day_only_column" },
	]);
});

test("mixed-encoding: each record in its own encoding, with a remark", async () => {
	const built = await read("mixed-encoding");
	expect(sumOf(built, "counted")).toBe(20);
	expect(built.warnings.join()).toContain("两种编码");
	for (const { community } of built.tickets)
		expect(community).toMatch(/^(白石|青藤)社区$/);
});

test("odd-names: nothing runs, no page overwrites another, and charts tell long names apart", async () => {
	const { paths, table, text } = await makeCase("odd-names", [
		"report",
		"communities",
		"tables/tickets.csv",
	]);
	expect(table("tickets")).toHaveLength(200);
	const html = text("report.html");
	expect(html).not.toContain("<script>alert");
	expect(text("tables/tickets.csv")).not.toMatch(/,=1\+1/);
	const communities = new Set(table("tickets").map((row) => row.community));
	const pages = paths.filter((path) => path.startsWith("communities/"));
	expect(new Set(pages.map((page) => page.toLowerCase())).size).toBe(
		communities.size,
	);
	const long = [...communities].filter((name) => name?.startsWith("幸福路"));
	expect(long).toHaveLength(2);
	const pictures = (html.match(/<svg.*?<\/svg>/gs) ?? []).filter((picture) =>
		picture.includes("幸福路"),
	);
	expect(pictures.length).toBeGreaterThan(0);
	for (const picture of pictures) {
		const labels = picture.match(/(?<=>)[^<>]*幸福路[^<>]*(?=<)/g);
		expect(new Set(labels).size).toBe(2);
	}
});

test("hotspot-without-place: alike tickets of six communities name none, and are on no community's page", async () => {
	const { paths, table, text } = await makeCase("hotspot-without-place", [
		"communities",
		"tables/hotspots.csv",
		"tables/meeting.csv",
	]);
	const hotspots = table("hotspots");
	const hotspot = hotspots.find(({ topic }) => topic === "greening");
	expect(hotspot).toMatchObject({ place: "", community: "", tickets: "6" });
	// Those that fill the month are ten of a kind each, in six communities likewise.
	for (const { place, community } of hotspots)
		expect({ place, community }).toEqual({ place: "", community: "" });
	const matter = table("meeting").find(
		(row) => row.matter === hotspot?.hotspot_id,
	);
	expect(matter).toMatchObject({ community: "", place: "" });
	const pages = paths.filter((path) => path.startsWith("communities/"));
	expect(pages.length).toBeGreaterThan(5);
	for (const page of pages) expect(text(page)).not.toContain(hotspot?.title);
});

test("sparse: gaps mean nothing where there is little else", async () => {
	const { asOf, issues } = await read("sparse");
	expect(asOf).toBe("2023-05-05 09:00:00");
	expect(issues.filter(({ issue }) => issue === "implausible_time")).toEqual(
		[],
	);
});

test("title-first-total: a line with a number and a time is a ticket", async () => {
	const built = await read("title-first-total");
	expect(built.tickets).toHaveLength(6);
	expect(sumOf(built, "ignored")).toBe(0);
});

test("two-typos-accepted: in the ledger, in no metric, and no moment of the data", async () => {
	const built = await read("two-typos-accepted");
	expect(built.asOf).toMatch(/^2023-03-/);
	expect(sumOf(built, "counted")).toBe(20);
	expect(built.tickets).toHaveLength(18);
	expect(issuesOf(built, "implausible_time")).toMatchObject([
		{ column: "受理时间" },
		{ column: "受理时间" },
	]);
	expect(issuesOf(built, "closed_before_accepted")).toEqual([]);
	expect(issuesOf(built, "uncovered_deadline")).toEqual([]);
});

test("typo-year-closed: closed at an unknown time, not overdue, one issue", async () => {
	const built = await read("typo-year-closed");
	const ticket = built.tickets.find(
		({ ticket_id }) => ticket_id === "GD2023030005",
	);
	expect(ticket).toMatchObject({
		state: "closed",
		closed_at: null,
		is_overdue_open: false,
	});
	expect(built.issues).toMatchObject([
		{ column: "办结时间", issue: "implausible_time" },
	]);
});

test("undated-newest: what happened later wins over a date in a name", async () => {
	const built = await read("undated-newest");
	expect(built.tickets).toHaveLength(10);
	for (const { state } of built.tickets) expect(state).toBe("closed");
	expect(built.ledger).toMatchObject([
		{ file: "工单2023-03-10.csv", superseded: 10 },
		{ file: "工单最新.csv", counted: 10 },
	]);
	expect(issuesOf(built, "conflicting_records")).toEqual([]);
});

test("check says of each case what a build would make of it", async () => {
	const workspace = packagePath(
		"test",
		"fixtures",
		"cases",
		"decorated-headers",
	);
	const { cards, problem } = await check({ workspace }, EFFECTS);
	expect(problem).toBeNull();
	expect(
		cards[0]?.columns.map(({ field, is_taken }) => is_taken && field),
	).toEqual([
		"ticket_id",
		"accepted_at",
		"title",
		"community",
		"unit_lead",
		"closed_at",
		"status",
		"satisfaction",
	]);
});
