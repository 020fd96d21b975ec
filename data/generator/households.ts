import { createRandom, type Random } from "./random.ts";
import type { Estate, World } from "./world.ts";

/** The files of the sample's visit campaign, and what is planted in them. */
export interface VisitSample {
	files: { name: string; text: string }[];
	truth: VisitTruth;
}

/** What is true of the sample's visits, by the rules of the README. */
export interface VisitTruth {
	households: number;
	grids: number;
	visits: number;
	behind_grid: string;
	low_meet_rate_grid: string;
	/** Found vacant or moved away, or registered without living there. */
	vacant: number;
	do_not_visit: number;
	/** Whose last visit was refused. */
	refused: number;
	/** Met since January. */
	met: number;
}

const HOUSEHOLDS = 8000;
const BEHIND = "柳沟第二网格";
const LOW_MEET_RATE = "北屏第一网格";
const TYPES = { 自住: 74, 出租: 19, 空置: 4, 空挂: 3 };
const CARE = { 高龄: 40, 独居: 18, 重病: 12, 残疾: 14, 低保: 12, 失独: 4 };
const ISSUES = [
	"楼道堆物",
	"楼道灯不亮",
	"飞线充电",
	"下水不畅",
	"停车难",
	"暖气不热",
];
const FIRST_DAY = Date.UTC(2023, 0, 1);
const LAST_DAY = 95;
const DAY_MS = 86_400_000;
const ROOMS = 3;
const FLOORS = 6;
const UNITS = 4;

interface Door {
	key: string;
	estate: Estate;
	grid: string;
	building: number;
	unit: number;
	room: string;
	type: string;
	care: string;
	isBarred: boolean;
	lastVisit: string;
	lastUpdate: string;
}

interface Knock {
	key: string;
	at: string;
	no: number;
	outcome: string;
	isUpdated: boolean;
	issue: string;
	isSolved: boolean;
}

/** Makes the households of the estates, their grids, and the visits since January 2023; the same on each call. */
export function createVisitSample({ settings, estates }: World): VisitSample {
	const random = createRandom(`${settings.seed}/households`);
	const all = estates.reduce((sum, { households }) => sum + households, 0);
	let total = 0;
	let key = 0;
	const doors = estates.flatMap((estate) => {
		const from = Math.round((total * HOUSEHOLDS) / all);
		total += estate.households;
		const count = Math.round((total * HOUSEHOLDS) / all) - from;
		return Array.from({ length: count }, (_, index) => {
			key += 1;
			return makeDoor(
				estate,
				index,
				`H${String(key).padStart(6, "0")}`,
				random,
			);
		});
	});
	const knocks = doors.flatMap((door) => knockAt(door, random));
	return {
		files: [
			{ name: "households.csv", text: formatDoors(doors) },
			{ name: "grids.csv", text: formatGrids(doors) },
			{ name: "visits.csv", text: formatKnocks(knocks) },
		],
		truth: findVisitTruth(doors, knocks),
	};
}

function makeDoor(
	estate: Estate,
	index: number,
	key: string,
	random: Random,
): Door {
	const perUnit = ROOMS * FLOORS;
	const unit = Math.floor(index / perUnit);
	const inUnit = index % perUnit;
	const isCare = random.chance(0.13);
	const groups = isCare ? [random.pickKey(CARE)] : [];
	if (groups[0] === "高龄" && random.chance(0.3)) groups.push("独居");
	return {
		key,
		estate,
		grid: estate.grid,
		building: 1 + Math.floor(unit / UNITS),
		unit: 1 + (unit % UNITS),
		room: `${1 + Math.floor(inUnit / ROOMS)}0${1 + (inUnit % ROOMS)}`,
		type: isCare ? "自住" : random.pickKey(TYPES),
		care: groups.join("|"),
		isBarred: random.chance(0.006),
		lastVisit: random.chance(0.85) ? dayBefore(random.between(1, 240)) : "",
		lastUpdate: random.chance(0.9) ? dayBefore(random.between(1, 160)) : "",
	};
}

// One to four knocks until someone opens; a grid far behind has hardly begun.
function knockAt(door: Door, random: Random): Knock[] {
	const isBegun = random.chance(door.grid === BEHIND ? 0.12 : 0.72);
	if (!isBegun || door.isBarred || door.type === "空挂") return [];
	const meets = door.grid === LOW_MEET_RATE ? 0.28 : 0.62;
	const knocks: Knock[] = [];
	let day = Math.floor(random.between(0, LAST_DAY - 30));
	for (let no = 1; no <= 4 && day < LAST_DAY; no += 1) {
		const outcome = drawOutcome(door, meets, random);
		const isMet = outcome === "见到";
		const issue = isMet && random.chance(0.18) ? random.pick(ISSUES) : "";
		knocks.push({
			key: door.key,
			at: `${toDay(day)} ${random.pick(["09:40:00", "14:20:00", "18:50:00"])}`,
			no,
			outcome,
			isUpdated: isMet && random.chance(0.8),
			issue,
			isSolved: issue !== "" && random.chance(0.55),
		});
		if (outcome !== "未遇") break;
		day += 3 + Math.floor(random.between(0, 7));
	}
	return knocks;
}

function drawOutcome({ type }: Door, meets: number, random: Random): string {
	if (type === "空置") return "空置";
	if (random.chance(0.015)) return "搬离";
	if (random.chance(0.03)) return "拒访";
	return random.chance(meets) ? "见到" : "未遇";
}

function toDay(days: number): string {
	return new Date(FIRST_DAY + days * DAY_MS).toISOString().slice(0, 10);
}

const dayBefore = (days: number) => toDay(-Math.ceil(days));

function findVisitTruth(
	doors: readonly Door[],
	knocks: readonly Knock[],
): VisitTruth {
	const last = new Map(knocks.map(({ key, outcome }) => [key, outcome]));
	const isVacant = ({ key, type }: Door) =>
		type === "空挂" || ["空置", "搬离"].includes(last.get(key) ?? "");
	const count = (test: (door: Door) => boolean) => doors.filter(test).length;
	return {
		households: doors.length,
		grids: new Set(doors.map(({ grid }) => grid)).size,
		visits: knocks.length,
		behind_grid: BEHIND,
		low_meet_rate_grid: LOW_MEET_RATE,
		vacant: count(isVacant),
		do_not_visit: count((door) => door.isBarred && !isVacant(door)),
		refused: count(({ key }) => last.get(key) === "拒访"),
		met: count(({ key }) => last.get(key) === "见到"),
	};
}

const yes = (value: boolean) => (value ? "是" : "否");

function formatDoors(doors: readonly Door[]): string {
	return toText(
		"household_key,community,grid,estate,building,unit,room,type,care,last_visit_at,last_info_update_at,do_not_visit",
		doors.map((door) => [
			door.key,
			door.estate.community.name,
			door.grid,
			door.estate.name,
			door.building,
			door.unit,
			door.room,
			door.type,
			door.care,
			door.lastVisit,
			door.lastUpdate,
			yes(door.isBarred),
		]),
	);
}

function formatGrids(doors: readonly Door[]): string {
	const byGrid = new Map<string, Door[]>();
	for (const door of doors)
		byGrid.set(door.grid, [...(byGrid.get(door.grid) ?? []), door]);
	return toText(
		"grid,community,worker,households,hours_per_week",
		[...byGrid].map(([grid, own], index) => [
			grid,
			own[0]?.estate.community.name ?? "",
			`网格员${index + 1}`,
			own.length,
			grid === BEHIND ? 4 : 10,
		]),
	);
}

function formatKnocks(knocks: readonly Knock[]): string {
	return toText(
		"household_key,at,attempt_no,outcome,info_updated,issues,grid_solved,follow_up",
		knocks.map((knock) => [
			knock.key,
			knock.at,
			knock.no,
			knock.outcome,
			yes(knock.isUpdated),
			knock.issue,
			knock.issue === "" ? "" : yes(knock.isSolved),
			knock.issue !== "" && !knock.isSolved ? "需跟进" : "",
		]),
	);
}

function toText(header: string, rows: (string | number)[][]): string {
	return `${[header, ...rows.map((row) => row.join())].join("\n")}\n`;
}
