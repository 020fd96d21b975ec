import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { UserError } from "../../../pipeline/user-error.ts";
import { readCampaigns } from "../../../pipeline/workspace/campaigns.ts";
import { toCoverage } from "../../../pipeline/workspace/coverage.ts";
import { addDays } from "../../../pipeline/workspace/days.ts";
import { campaignSpanTable } from "../../../pipeline/workspace/tables/campaign-tables.ts";

const folder = mkdtempSync(join(tmpdir(), "campaigns-"));
mkdirSync(join(folder, "campaign"));
afterAll(() => rmSync(folder, { recursive: true }));

const known = {
	topics: new Map([
		["property", ["service", "fee"]],
		["service", ["service"]],
		["fee", ["fee"]],
	]),
	communities: ["甲社区", "乙社区"],
	estates: ["一苑"],
};

const ONE = {
	id: "one",
	name: "整治",
	declared_at: "2023-01-10",
	start: "2023-02-01",
	end: "2023-02-28",
	topics: ["service"],
	communities: ["甲社区"],
	outcome: "volume",
};

function read(...campaigns: object[]) {
	writeFileSync(
		join(folder, "campaign", "campaigns.yaml"),
		JSON.stringify({ campaigns }),
	);
	return readCampaigns(folder, known);
}

test("a workspace without the file has no campaigns, nor one with comments alone", () => {
	expect(readCampaigns(join(folder, "none"), known)).toEqual([]);
	writeFileSync(join(folder, "campaign", "campaigns.yaml"), "# none yet\n");
	expect(readCampaigns(folder, known)).toEqual([]);
});

test("it is compared with as many days just before it, unless it says with which", () => {
	const [plain, stated] = read(ONE, {
		...ONE,
		id: "two",
		before: "2022-12-01..2022-12-31",
	});
	expect(plain?.before).toEqual({ start: "2023-01-04", end: "2023-01-31" });
	expect(stated?.before).toEqual({ start: "2022-12-01", end: "2022-12-31" });
});

test("a branch of the topic tree stands for its leaves, each once", () => {
	const [campaign] = read({ ...ONE, topics: ["property", "fee"] });
	expect(campaign?.topics).toEqual(["service", "fee"]);
});

const mistakes: [string, object, string, string][] = [
	[
		"a name of a community that is not known",
		{ communities: ["甲社曲"] },
		"不认识“甲社曲”",
		"甲社区",
	],
	[
		"a topic that is not known",
		{ topics: ["servise"] },
		"不认识“servise”",
		"service",
	],
	[
		"an estate that is not known",
		{ estates: ["二苑"] },
		"不认识“二苑”",
		"一苑",
	],
	["an end before its start", { end: "2023-01-31" }, "结束早于开始", "start"],
	[
		"days before that reach into it",
		{ before: "2023-01-15..2023-02-03" },
		"比较时段",
		"start",
	],
	[
		"the whole street against the untreated",
		{ communities: [] },
		"没有未开展的社区可比",
		"last_year",
	],
	[
		"a day that no calendar has",
		{ start: "2023-02-30" },
		"start",
		"2023-01-01",
	],
	["an outcome that is not one", { outcome: "calm" }, "outcome", "repeats"],
	[
		"a setting with a slip of the pen",
		{ comunities: ["甲社区"] },
		"comunities",
		"communities",
	],
];
test.each(mistakes)("%s is told with its place", (_, change, what, hint) => {
	const error = (() => {
		try {
			return read({ ...ONE, ...change });
		} catch (caught) {
			return caught;
		}
	})();
	expect(error).toBeInstanceOf(UserError);
	const { message, place, hint: told } = error as UserError;
	expect(message).toContain(what);
	expect(place?.file).toBe("campaign/campaigns.yaml");
	expect(told).toContain(hint);
});

test("two campaigns of one id are told apart by nobody", () => {
	expect(() => read(ONE, ONE)).toThrow("编号用了两次");
});

describe("the days a campaign is judged by", () => {
	const [campaign] = read(ONE);
	const accepted = Array.from({ length: 500 }, (_, index) =>
		addDays("2021-12-01", index),
	);
	const table = campaignSpanTable(campaign ? [campaign] : [], {
		coverage: toCoverage(accepted),
	}).run_campaign_spans;
	const rows = table?.span?.values.map((span, index) => ({
		span,
		start: String(table.start_at?.values[index]).slice(0, 10),
		isCovered: table.is_covered?.values[index],
	}));

	test("are the campaign, the days before, the same a year ago and a year of the same length", () => {
		expect(rows?.slice(0, 5)).toEqual([
			{ span: "during", start: "2023-02-01", isCovered: true },
			{ span: "before", start: "2023-01-04", isCovered: true },
			{ span: "last_year_during", start: "2022-02-01", isCovered: true },
			{ span: "last_year_before", start: "2022-01-04", isCovered: true },
			{ span: "history", start: "2022-12-07", isCovered: true },
		]);
		expect(rows?.filter(({ span }) => span === "history")).toHaveLength(13);
	});

	test("count only as far as the exports reach", () => {
		const short = campaignSpanTable(campaign ? [campaign] : [], {
			coverage: toCoverage(
				accepted.filter((day) => day >= "2023-01-01" && day <= "2023-02-20"),
			),
		}).run_campaign_spans;
		expect(short?.is_covered?.values.slice(0, 3)).toEqual([false, true, false]);
	});
});
