import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { check } from "../../pipeline/commands/check.ts";
import { describeProfile } from "../../pipeline/commands/starter-profile.ts";
import { type ReadWorkspace, readWorkspace } from "./read-workspace.ts";

// Exports as the service lines of other cities give them: invented, in their ways of writing.

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "cities-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const STATUSES = `values:
  status:
    closed: [Closed, Completed]
    open: [Open, In Process]
`;

/** Reads an export by the profile that `check` proposes for it, each guess taken. */
async function readByGuesses(
	lines: readonly string[],
	options: { period: string; asOf: string },
): Promise<{ profile: string; read: ReadWorkspace }> {
	writeFileSync(join(workspace, "exports/requests.csv"), lines.join("\n"));
	const effects = { log: () => undefined, processId: process.pid };
	const found = await check({ workspace }, effects);
	const profile = describeProfile(found).replace(
		/^# (?=fields:| {2}|date_formats:)/gm,
		"",
	);
	writeFileSync(join(workspace, "profile.yaml"), profile + STATUSES);
	return { profile, read: await readWorkspace(workspace, options) };
}

const told = ({ tickets }: ReadWorkspace) =>
	tickets.map((row) => [
		row.ticket_id,
		row.accepted_at,
		row.effective_deadline,
		row.closed_at,
		row.state,
		row.unit,
	]);

test("a Unique Key, and times with the offset of the city in winter and in summer", async () => {
	const { profile, read } = await readByGuesses(
		[
			"Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Incident Zip,Incident Address,Borough,Status,Due Date,Resolution Description,Open Data Channel Type",
			"70010001,2023-03-01T09:15:00-05:00,2023-03-03T10:00:00-05:00,DPR,Department of Parks,Damaged Tree,Branch down,10001,12 Elm Street,NORTH,Closed,2023-03-05T09:15:00-05:00,The branch was removed.,PHONE",
			"70010002,2023-03-02T22:30:00-05:00,2023-03-09T11:00:00-05:00,DSN,Department of Sanitation,Missed Collection,Bin,10002,4 Oak Avenue,EAST,Closed,2023-03-06T22:30:00-05:00,Collected.,ONLINE",
			"70010003,2023-03-13T08:00:00-04:00,,DSN,Department of Sanitation,Missed Collection,Bin,10002,6 Oak Avenue,EAST,Open,2023-03-17T08:00:00-04:00,,MOBILE",
			"70010004,2023-03-14T08:00:00.000-04:00,2023-03-15T08:00:00.000-04:00,DOT,Department of Roads,Pothole,Hole,10003,1 Mill Road,WEST,Closed,2023-03-20T08:00:00.000-04:00,Filled.,PHONE",
		],
		{ period: "2023-03", asOf: "2023-03-31" },
	);
	expect(profile).toContain('topic_path: ["Complaint Type"]');
	expect(profile).toContain('result_text: ["Resolution Description"]');
	// An instant is told in the clock of Shanghai: 13 hours ahead in winter, 12 in summer.
	expect(told(read)).toEqual([
		[
			"70010001",
			"2023-03-01 22:15:00",
			"2023-03-05 22:15:00",
			"2023-03-03 23:00:00",
			"closed",
			"DPR",
		],
		[
			"70010002",
			"2023-03-03 11:30:00",
			"2023-03-07 11:30:00",
			"2023-03-10 00:00:00",
			"closed",
			"DSN",
		],
		[
			"70010003",
			"2023-03-13 20:00:00",
			"2023-03-17 20:00:00",
			null,
			"open",
			"DSN",
		],
		[
			"70010004",
			"2023-03-14 20:00:00",
			"2023-03-20 20:00:00",
			"2023-03-15 20:00:00",
			"closed",
			"DOT",
		],
	]);
	expect(read.rejects).toEqual([]);
});

test("a CaseID, months first with halves of the day, and midnight after twelve", async () => {
	const { profile, read } = await readByGuesses(
		[
			"CaseID,Opened,Closed,Updated,Status,Responsible Agency,Category,Request Type,Address,Neighborhood,Source",
			"16000101,03/01/2023 09:15:00 AM,03/03/2023 10:00:00 AM,03/03/2023 10:00:00 AM,Closed,Public Works Queue,Street Cleaning,Bulky Items,12 ELM ST,North Hill,Mobile",
			"16000102,03/02/2023 10:30:00 PM,03/09/2023 12:00:00 PM,03/09/2023 12:00:00 PM,Closed,Public Works Queue,Graffiti,Wall,4 OAK AVE,East Hill,Web",
			"16000103,03/12/2023 12:05:00 AM,,03/12/2023 12:05:00 AM,Open,Parking Enforcement,Vehicle,Blocked Drive,6 OAK AVE,East Hill,Phone",
			"16000104,03/20/2023 08:00:00 AM,03/21/2023 08:00:00 AM,03/21/2023 08:00:00 AM,Closed,Water Board,Sewer,Leak,1 MILL RD,West Hill,Phone",
		],
		{ period: "2023-03", asOf: "2023-03-31" },
	);
	expect(profile).toContain('date_formats: ["MM/DD/YYYY hh:mm:ss A"]');
	expect(
		told(read).map(([id, accepted, , closed, state]) => [
			id,
			accepted,
			closed,
			state,
		]),
	).toEqual([
		["16000101", "2023-03-01 09:15:00", "2023-03-03 10:00:00", "closed"],
		["16000102", "2023-03-02 22:30:00", "2023-03-09 12:00:00", "closed"],
		["16000103", "2023-03-12 00:05:00", null, "open"],
		["16000104", "2023-03-20 08:00:00", "2023-03-21 08:00:00", "closed"],
	]);
	expect(new Set(read.tickets.map(({ community }) => community))).toEqual(
		new Set(["North Hill", "East Hill", "West Hill"]),
	);
});

test("an SR Number, and day and clock of each time in columns of their own", async () => {
	const { profile, read } = await readByGuesses(
		[
			"SR Number,SR Type,Created Date,Created Time,Closed Date,Closed Time,Department,Status,Street Address,ZIP Code,Ward",
			"SR23-00000101,Rodent Complaint,03/01/2023,09:15:00 AM,03/03/2023,10:00:00 AM,Streets,Completed,12 N ELM ST,60601,1",
			"SR23-00000102,Street Light Out,03/02/2023,10:30:00 PM,03/09/2023,11:00:00 AM,Lighting,Completed,4 W OAK AVE,60602,2",
			"SR23-00000103,Street Light Out,03/12/2023,12:05:00 AM,,,Lighting,In Process,6 W OAK AVE,60602,2",
			"SR23-00000104,Pothole,03/20/2023,08:00:00 AM,03/21/2023,08:00:00 AM,Roads,Completed,1 S MILL RD,60603,3",
		],
		{ period: "2023-03", asOf: "2023-03-31" },
	);
	expect(profile).toContain('accepted_at: ["Created Date", "Created Time"]');
	expect(
		told(read).map(([id, accepted, , closed, state, unit]) => [
			id,
			accepted,
			closed,
			state,
			unit,
		]),
	).toEqual([
		[
			"SR23-00000101",
			"2023-03-01 09:15:00",
			"2023-03-03 10:00:00",
			"closed",
			"Streets",
		],
		[
			"SR23-00000102",
			"2023-03-02 22:30:00",
			"2023-03-09 11:00:00",
			"closed",
			"Lighting",
		],
		["SR23-00000103", "2023-03-12 00:05:00", null, "open", "Lighting"],
		[
			"SR23-00000104",
			"2023-03-20 08:00:00",
			"2023-03-21 08:00:00",
			"closed",
			"Roads",
		],
	]);
});
