import { expect, test } from "vitest";
import { toWallTime } from "../../../data/generator/clock.ts";
import { measure, type Span } from "../../../data/generator/measures.ts";
import type { Sighting } from "../../../data/generator/sightings.ts";

const march: Span = {
	name: "2023-03",
	startAt: toWallTime("2023-03-01"),
	endAt: toWallTime("2023-04-01"),
	asOf: toWallTime("2023-04-05 16:00:00"),
};

type Given = Partial<
	Record<
		"accepted" | "deadline" | "extended" | "closed" | "calledBack",
		string
	> &
		Pick<
			Sighting,
			| "status"
			| "extensionState"
			| "satisfaction"
			| "solved"
			| "contacted"
			| "returns"
			| "claimState"
		>
>;

function measureOne(given: Given) {
	const time = (text: string | undefined) =>
		text === undefined ? null : toWallTime(text);
	const ticket = {
		deadlineAt: toWallTime("2023-03-20 23:59:59"),
	} as Sighting["ticket"];
	const sighting = {
		ticket,
		status: given.status ?? "archived",
		acceptedAt: toWallTime(given.accepted ?? "2023-03-10 09:00:00"),
		deadlineAt: time(given.deadline),
		extensionState: given.extensionState ?? "",
		extendedAt: time(given.extended),
		closedAt: time(given.closed),
		calledBackAt: time(given.calledBack),
		satisfaction: given.satisfaction ?? "",
		solved: given.solved ?? "",
		contacted: given.contacted ?? "unrated",
		returns: given.returns ?? 0,
		reworks: 0,
		claimState: given.claimState ?? "",
	} as Sighting;
	return measure([{ sighting, community: "" }], march);
}

const closed = "2023-03-15 10:00:00";

test.each<[string, Given, object]>([
	[
		"closed in time",
		{ closed },
		{
			volume: 1,
			close_rate_due: [1, 1],
			ontime_rate: [1, 1],
			rated_share: [0, 1],
		},
	],
	[
		"closed at the very deadline",
		{ deadline: closed, closed },
		{ ontime_rate: [1, 1] },
	],
	[
		"closed late",
		{ closed: "2023-03-21 00:00:00" },
		{ close_rate_due: [1, 1], ontime_rate: [0, 1] },
	],
	[
		"due in March, closed in April",
		{ closed: "2023-04-01 00:00:00" },
		{ close_rate_due: [1, 1], ontime_rate: [0, 1], rated_share: [0, 0] },
	],
	[
		"closed after the moment of the data",
		{ closed: "2023-04-05 16:00:01" },
		{ close_rate_due: [0, 1], overdue_open: 1 },
	],
	[
		"open past its deadline",
		{ status: "handling" },
		{ close_rate_due: [0, 1], overdue_open: 1 },
	],
	[
		"open with its deadline to come",
		{ status: "handling", deadline: "2023-04-10 23:59:59" },
		{ close_rate_due: [0, 0], overdue_open: 0 },
	],
	[
		"extended into April",
		{
			status: "handling",
			extensionState: "approved",
			extended: "2023-04-06 23:59:59",
		},
		{ close_rate_due: [0, 0], overdue_open: 0 },
	],
	[
		"refused an extension",
		{
			status: "handling",
			extensionState: "refused",
			extended: "2023-04-06 23:59:59",
		},
		{ close_rate_due: [0, 1], overdue_open: 1 },
	],
	[
		"closed without a time",
		{},
		{
			close_rate_due: [1, 1],
			ontime_rate: [0, 1],
			overdue_open: 0,
			rated_share: [0, 0],
		},
	],
	[
		"rated 满意",
		{ closed, satisfaction: "满意" },
		{ satisfaction_strict: [1, 1], rated_share: [1, 1] },
	],
	[
		"rated 基本满意",
		{ closed, satisfaction: "基本满意" },
		{ satisfaction_strict: [0, 1], rated_share: [1, 1] },
	],
	[
		"not reached",
		{ closed, satisfaction: "未接通" },
		{ satisfaction_strict: [0, 0], rated_share: [0, 1] },
	],
	[
		"called back after the moment of the data",
		{ closed, satisfaction: "满意", calledBack: "2023-04-05 16:00:01" },
		{ rated_share: [0, 1] },
	],
	[
		"accepted in February",
		{ accepted: "2023-02-28 23:59:59", closed },
		{ volume: 0, close_rate_due: [1, 1] },
	],
	[
		"accepted after the moment of the data",
		{ accepted: "2023-04-05 16:00:01", deadline: closed },
		{ volume: 0, close_rate_due: [0, 0] },
	],
	[
		"void",
		{ status: "void" },
		{ volume: 0, close_rate_due: [0, 0], overdue_open: 0 },
	],
	[
		"returned",
		{ status: "returned" },
		{ volume: 0, close_rate_due: [0, 0], overdue_open: 0, return_rate: [1, 1] },
	],
	[
		"returned and dispatched anew",
		{ returns: 1, closed },
		{ volume: 1, return_rate: [1, 1] },
	],
	[
		"suspended",
		{ status: "suspended" },
		{ open_stock: 1, suspend_rate: [1, 1] },
	],
	["explained", { closed, solved: "解释说明" }, { solved_rate: [0, 0] }],
	["partly solved", { closed, solved: "部分解决" }, { solved_rate: [0, 1] }],
	[
		"whose caller was contacted first",
		{ closed, contacted: "yes" },
		{ contact_rate: [1, 1] },
	],
	[
		"whose caller cannot say",
		{ closed, contacted: "unrated" },
		{ contact_rate: [0, 0] },
	],
	[
		"held to be unreasonable",
		{ claimState: "approved" },
		{ unreasonable_share: [1, 1] },
	],
	[
		"whose claim is pending",
		{ claimState: "pending" },
		{ unreasonable_share: [0, 1] },
	],
])("measures a ticket %s", (_, given, expected) => {
	expect(measureOne(given)).toMatchObject(expected);
});
