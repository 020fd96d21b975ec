import { expect, test } from "vitest";
import { readByGuesses } from "./read-by-guesses.ts";
import type { ReadWorkspace } from "./read-workspace.ts";

// Exports as the service lines of other cities give them: invented, in their ways of writing.

const STATUSES = `values:
  status:
    closed: [Closed, Completed]
    open: [Open, In Process]
`;

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
		].join("\n"),
		{ period: "2023-03", asOf: "2023-03-31" },
		STATUSES,
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
		].join("\n"),
		{ period: "2023-03", asOf: "2023-03-31" },
		STATUSES,
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
		].join("\n"),
		{ period: "2023-03", asOf: "2023-03-31" },
		STATUSES,
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

test("a service_request_id, requested and updated beside it, in the milliseconds of an instant", async () => {
	const { profile, read } = await readByGuesses(
		[
			"service_request_id,requested_datetime,closed_date,updated_datetime,status_description,status_notes,agency_responsible,service_name,service_subtype,address,neighborhoods_sffind_boundaries,source,zipcode,lat,long",
			"15101001,2023-03-01T09:15:00.000-08:00,2023-03-03T10:00:00.000-08:00,2023-03-03T10:00:00.000-08:00,Closed,Case resolved,Public Works,Street Cleaning,Bulky Items,12 ELM ST,North Hill,Mobile,94101,37.77,-122.41",
			"15101002,2023-03-02T22:30:00.000-08:00,2023-03-09T12:00:00.000-08:00,2023-03-09T12:00:00.000-08:00,Closed,Done,Public Works,Graffiti,Wall,4 OAK AVE,East Hill,Web,94102,37.78,-122.42",
			"15101003,2023-03-12T12:05:00.000-07:00,,2023-03-13T12:05:00.000-07:00,Open,accepted,Parking,Vehicle,Blocked,6 OAK AVE,East Hill,Phone,94102,37.78,-122.42",
			"15101004,2023-03-20T08:00:00.000-07:00,2023-03-21T08:00:00.000-07:00,2023-03-21T08:00:00.000-07:00,Closed,ok,Water,Sewer,Leak,1 MILL RD,West Hill,Phone,94103,37.79,-122.40",
		].join("\n"),
		{ period: "2023-03", asOf: "2023-03-31" },
		STATUSES,
	);
	expect(profile).not.toMatch(/^ .*(updated_datetime|zipcode)/m);
	expect(
		told(read).map(([id, accepted, , closed, state, unit]) =>
			[id, accepted, closed, state, unit].join(" "),
		),
	).toEqual([
		"15101001 2023-03-02 01:15:00 2023-03-04 02:00:00 closed Public Works",
		"15101002 2023-03-03 14:30:00 2023-03-10 04:00:00 closed Public Works",
		"15101003 2023-03-13 03:05:00  open Parking",
		"15101004 2023-03-20 23:00:00 2023-03-21 23:00:00 closed Water",
	]);
});

test("a case_enquiry_id behind a running number, a target for each case, and wards", async () => {
	const { profile, read } = await readByGuesses(
		[
			"_id,case_enquiry_id,open_dt,sla_target_dt,closed_dt,on_time,case_status,closure_reason,case_title,subject,reason,type,queue,department,location,neighborhood,ward,location_zipcode,source",
			"1,101004100001,2023-03-01 09:15:00,2023-03-05 09:15:00,2023-03-03 10:00:00,ONTIME,Closed,Done,Pothole repair,Public Works,Streets,Pothole,PWD_1,PWDX,12 Elm St,North End,Ward 16,02122,Call",
			"2,101004100002,2023-03-02 22:30:00,2023-03-06 22:30:00,2023-03-09 11:00:00,OVERDUE,Closed,Done,Light out,Lights,Street Lights,Light,PWD_2,PWDX,4 Oak St,South End,Ward 9,02119,App",
			"3,101004100003,2023-03-12 00:05:00,2023-03-16 00:05:00,,ONTIME,Open, ,Graffiti,Property,Graffiti,Graffiti,PROP_1,PROP,6 Oak St,South End,Ward 9,02119,App",
			"4,101004100004,2023-03-20 08:00:00,2023-03-24 08:00:00,2023-03-21 08:00:00,ONTIME,Closed,Done,Rodent,Inspection,Housing,Rodent,ISD_1,ISD,1 Mill Rd,West End,Ward 18,02126,Call",
		].join("\n"),
		{ period: "2023-03", asOf: "2023-03-31" },
		STATUSES,
	);
	expect(profile).not.toMatch(/^ .*(ward|zip|"_id")/m);
	expect(told(read).map((row) => row.slice(0, 5).join(" "))).toEqual([
		"101004100001 2023-03-01 09:15:00 2023-03-05 09:15:00 2023-03-03 10:00:00 closed",
		"101004100002 2023-03-02 22:30:00 2023-03-06 22:30:00 2023-03-09 11:00:00 closed",
		"101004100003 2023-03-12 00:05:00 2023-03-16 00:05:00  open",
		"101004100004 2023-03-20 08:00:00 2023-03-24 08:00:00 2023-03-21 08:00:00 closed",
	]);
});

test("a Case No., dates without seconds beside their clocks, semicolons between", async () => {
	const { profile, read } = await readByGuesses(
		[
			"Case No.;Date Received;Time Received;Date Closed;Time Closed;Case Type;Ward;Zip;Owner Dept;Case State",
			"C-23-0101;03/01/2023;9:15 AM;03/03/2023;10:00 AM;Rodent;1;60601;Streets;Completed",
			"C-23-0102;03/02/2023;10:30 PM;03/09/2023;11:00 AM;Light;2;60602;Lighting;Completed",
			"C-23-0103;03/12/2023;12:05 AM;;;Light;2;60602;Lighting;In Process",
			"C-23-0104;03/20/2023;8:00 AM;03/21/2023;8:00 AM;Pothole;3;60603;Roads;Completed",
		].join("\n"),
		{ period: "2023-03", asOf: "2023-03-31" },
		STATUSES,
	);
	expect(profile).not.toMatch(/^ .*(Ward|Zip)/m);
	expect(
		told(read).map(([id, accepted, , closed, state, unit]) =>
			[id, accepted, closed, state, unit].join(" "),
		),
	).toEqual([
		"C-23-0101 2023-03-01 09:15:00 2023-03-03 10:00:00 closed Streets",
		"C-23-0102 2023-03-02 22:30:00 2023-03-09 11:00:00 closed Lighting",
		"C-23-0103 2023-03-12 00:05:00  open Lighting",
		"C-23-0104 2023-03-20 08:00:00 2023-03-21 08:00:00 closed Roads",
	]);
});
