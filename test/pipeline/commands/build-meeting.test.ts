import {
	appendFileSync,
	existsSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import {
	formatBuild,
	formatPack,
} from "../../../pipeline/commands/format/format-build.ts";
import { writeFullWorkspace } from "./full-workspace.ts";

const workspace = writeFullWorkspace();
// Somebody else is to come: whoever has a ticket already is not called by a whistle.
writeFileSync(
	join(workspace, "reference", "competence.csv"),
	"topic,lead_unit,needs_enforcement,external_units\nstreet_light,城管所,否,区供电中心\nstreet_vending,城管所,是,区城管局\n",
);
const effects = { log: () => undefined, secret: "a secret" };
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

test("for a meeting its pack alone is made, beside what was built before; and not again", async () => {
	const first = await build({ workspace, meeting: "2023-03-16" }, effects);
	const { folder, report, findings } = first;
	expect(folder).toBe(join(workspace, "out", "meeting-2023-03-16"));
	expect(readdirSync(folder).sort()).toEqual([
		"manifest.json",
		"meeting.docx",
		"meeting.html",
		"whistle-slips.html",
	]);
	expect(findings).toEqual([]);
	const told = formatPack(first);
	for (const words of [
		"2023年3月16日例会",
		folder,
		"meeting.docx        可以修改的会议材料",
		"whistle-slips.html  吹哨单",
	])
		expect(told).toContain(words);
	expect(told).not.toContain("report.html");
	expect(report).toMatchObject({ as_of: "2023-03-15 23:59:59" });
	const pack = readFileSync(join(folder, "meeting.html"), "utf8");
	expect(pack).toContain("例会材料（2023年3月16日）");
	expect(pack).toContain("受理3月9日至3月15日");
	// Figures are printed by reports alone: a later one is not told of what a meeting saw.
	expect(
		existsSync(join(workspace, "out", "published", "meeting-2023-03-16.csv")),
	).toBe(false);
	const index = readFileSync(join(workspace, "out", "index.html"), "utf8");
	expect(index).toContain("meeting-2023-03-16/meeting.docx");

	const again = await build({ workspace, meeting: "2023-03-16" }, effects);
	expect(again.isUnchanged).toBe(true);
	const next = await build({ workspace, meeting: "2023-03-23" }, effects);
	expect(next.isUnchanged).toBe(false);
	expect(next.folder).toContain("meeting-2023-03-23");
	expect(existsSync(folder)).toBe(true);
});

test("where there are no meetings a build makes no pack and says nothing of one, unless it is asked for", async () => {
	appendFileSync(join(workspace, "profile.yaml"), "\n会议材料: 不要\n");
	const built = await build({ workspace, period: "2023-03" }, effects);
	expect(readdirSync(built.folder)).toContain("report.html");
	for (const file of ["meeting.html", "meeting.docx", "whistle-slips.html"])
		expect(readdirSync(built.folder)).not.toContain(file);
	expect(formatBuild(built)).not.toMatch(/会议材料|例会|吹哨/);
	const { folder } = await build({ workspace, meeting: "2023-03-16" }, effects);
	expect(readdirSync(folder)).toContain("meeting.html");
});
