import { join } from "node:path";
import {
	boolean,
	type Columns,
	double,
	integer,
	text,
	time,
} from "../../database/write-table.ts";
import { readDefaults } from "../../defaults.ts";
import { isCode, numberNames } from "../../privacy/printed-name.ts";
import { UserError } from "../../user-error.ts";
import { readMoment } from "../days.ts";
import { readReference, splitNames } from "../reference.ts";
import { readFilledLists, readOutcomes } from "./filled-lists.ts";

type Cells = Record<string, string>;

/** The files of the household visits, as rows of text; empty where the workspace has none. */
export interface VisitFiles {
	households: Cells[];
	grids: Cells[];
	visits: Cells[];
}

/** What `data/defaults/visits.yaml` says of how often, how many and in what order. */
export interface VisitRules {
	visit_days: number;
	update_days: number;
	care_days: Record<string, number>;
	other_care_days: number;
	window_days: number;
	visits_per_hour: number;
	meet_rate: number;
	prior_visits: number;
	most_attempts: number;
	slots: Record<string, string>;
	reasons: Record<string, string>;
	/** The same, short and without a word of care, for buildings. */
	building_reasons: Record<string, string>;
}

const COLUMNS = {
	households:
		"household_key,community,grid,estate,building,unit,room,type,care,last_visit_at,last_info_update_at,do_not_visit",
	grids: "grid,community,worker,households,hours_per_week",
	visits:
		"household_key,at,attempt_no,outcome,info_updated,issues,grid_solved,follow_up",
};

const TYPES = ["自住", "出租", "空置", "空挂"];

/** The three files of the visits, and lists that came back filled in; each door and each grid stands once. Names are masked that are not known and lead to a person. */
export function readVisitFiles(
	folder: string,
	known: ReadonlySet<string>,
): VisitFiles {
	const read = (name: keyof typeof COLUMNS) =>
		readReference(join(folder, "campaign"), name, COLUMNS[name].split(",")) ??
		[];
	const files = {
		households: read("households"),
		grids: read("grids"),
		visits: once([...read("visits"), ...readFilledLists(folder)]),
	};
	refuseTwice("households", "household_key", files.households);
	refuseTwice("grids", "grid", files.grids);
	const nameless = files.households.find(({ grid }) => !grid);
	if (nameless)
		throw refuse("households", "grid", "", "每一户都要写明属于哪个网格。");
	refuseOthers("households", "type", files.households, ["", ...TYPES]);
	refuseOthers("visits", "outcome", files.visits, readOutcomes());
	for (const [column, noun] of Object.entries(NOUNS))
		maskColumn(Object.values(files).flat(), column, noun, known);
	return files;
}

// Who keeps the list and copies it into visits.csv as well has been there once.
function once(visits: readonly Cells[]): Cells[] {
	const seen = new Set<string>();
	return visits.filter(({ household_key, at, outcome }) => {
		const visit = [household_key, at, outcome].join("\n");
		return !seen.has(visit) && seen.add(visit);
	});
}

// What is printed as a name, and called so where it cannot be one.
const NOUNS = {
	grid: "网格",
	community: "社区",
	estate: "小区",
	issues: "事项",
};

// Numbers alone are no list: a telephone may be written with bars.
const splitWords = (cell: string | undefined) =>
	/^[\d|]+$/.test(cell ?? "") ? [cell ?? ""] : splitNames(cell);

function maskColumn(
	rows: readonly Cells[],
	column: string,
	noun: string,
	known: ReadonlySet<string>,
): void {
	const names = rows.flatMap((row) => splitWords(row[column]));
	const shown = numberNames(
		names,
		noun,
		(name) => known.has(name) || isCode(name),
	);
	for (const row of rows)
		if (row[column])
			row[column] = splitWords(row[column])
				.map((name) => shown.get(name) ?? name)
				.join("|");
}

/** How visits are planned. */
export function readVisitRules(): VisitRules {
	return readDefaults("visits.yaml");
}

/** The files and settings of the visits as tables; those at door level are read by the planner alone. */
export function visitTables(
	{ households, grids, visits }: VisitFiles,
	rules: VisitRules,
): Record<string, Columns> {
	const { care_days, slots, reasons, building_reasons, ...numbers } = rules;
	const column = (rows: readonly Cells[], name: string) =>
		text(rows.map((row) => row[name] ?? ""));
	const heard = visits.flatMap((visit) =>
		splitNames(visit.issues).map((concern) => ({ ...visit, concern })),
	);
	const words = {
		care: care_days,
		slot: slots,
		reason: reasons,
		building: building_reasons,
	};
	const listed = Object.entries(words).flatMap(([kind, byWord]) =>
		Object.entries(byWord).map(([word, value]) => ({ kind, word, value })),
	);
	return {
		ref_visit_households: {
			...Object.fromEntries(
				["household_key", "community", "grid", "estate", "building"]
					.concat(["unit", "room", "type", "care"])
					.map((name) => [name, column(households, name)]),
			),
			last_visit_at: days("households", "last_visit_at", households),
			last_info_update_at: days(
				"households",
				"last_info_update_at",
				households,
			),
			do_not_visit: flags(households, "do_not_visit"),
		},
		ref_visit_grids: {
			grid: column(grids, "grid"),
			community: column(grids, "community"),
			hours_per_week: double(
				grids.map((row) => toNumber("grids", "hours_per_week", row)),
			),
		},
		ref_visits: {
			household_key: column(visits, "household_key"),
			visited_at: days("visits", "at", visits),
			outcome: column(visits, "outcome"),
			info_updated: flags(visits, "info_updated"),
			visit_no: integer(visits.map((_, index) => index + 1)),
		},
		ref_visit_concerns: {
			visited_at: days("visits", "at", heard),
			concern: column(heard, "concern"),
			grid_solved: flags(heard, "grid_solved"),
		},
		rule_visits: Object.fromEntries(
			Object.entries(numbers).map(([name, value]) => [name, double([value])]),
		),
		rule_visit_words: {
			word_kind: text(listed.map(({ kind }) => kind)),
			word: text(listed.map(({ word }) => word)),
			value: text(listed.map(({ value }) => String(value))),
			word_no: integer(listed.map((_, index) => index + 1)),
		},
	};
}

function flags(rows: readonly Cells[], name: string) {
	return boolean(rows.map((row) => /^(1|true|是)$/i.test(row[name] ?? "")));
}

function days(file: string, name: string, rows: readonly Cells[]) {
	return time(
		rows.map((row) => {
			const cell = row[name] ?? "";
			if (cell === "" && name !== "at") return null;
			const moment = readMoment(cell);
			if (moment === undefined)
				throw refuse(
					file,
					name,
					cell,
					"日期写成 2023-03-06 或 2023-03-06 19:10:00。",
				);
			return moment;
		}),
	);
}

function toNumber(file: string, name: string, row: Cells): number | null {
	const cell = row[name] ?? "";
	if (cell === "") return null;
	if (!(Number(cell) > 0)) throw refuse(file, name, cell, "写一个大于零的数。");
	return Number(cell);
}

function refuseTwice(file: string, name: string, rows: readonly Cells[]): void {
	const seen = new Set<string>();
	for (const row of rows) {
		const key = row[name] ?? "";
		if (seen.has(key)) throw refuse(file, name, key, "每个只写一行。");
		seen.add(key);
	}
}

function refuseOthers(
	file: string,
	name: string,
	rows: readonly Cells[],
	allowed: readonly string[],
): void {
	const other = rows.find((row) => !allowed.includes(row[name] ?? ""));
	if (!other) return;
	const hint = `可以写：${allowed.filter((word) => word !== "").join("、")}。`;
	throw refuse(file, name, other[name] ?? "", hint);
}

function refuse(
	file: string,
	column: string,
	value: string,
	hint: string,
): UserError {
	return new UserError(
		value === "" ? "缺少内容。" : `“${value}”用不上，或写了两次。`,
		{ place: { file: `campaign/${file}`, column }, hint },
	);
}
