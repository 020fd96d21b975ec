/** A door to knock at, days counted from a fixed day. */
export interface Household {
	household_key: string;
	community: string;
	grid: string;
	estate: string;
	building: string;
	unit: string;
	room: string;
	type: string;
	care: string;
	last_visit: number | null;
	last_update: number | null;
	do_not_visit: boolean;
}

/** One knock at a door. */
export interface Visit {
	household_key: string;
	day: number;
	slot: string;
	outcome: string;
	info_updated: boolean;
}

/** How often, how many, and until when. */
export interface VisitSettings {
	/** The day of the data. */
	today: number;
	/** The first and the last day of the half-year that the day lies in. */
	roundStart: number;
	roundEnd: number;
	visit_days: number;
	update_days: number;
	care_days: Record<string, number>;
	other_care_days: number;
	window_days: number;
	visits_per_hour: number;
	meet_rate: number;
	prior_visits: number;
	most_attempts: number;
	slots: string[];
}

/** What is known of a door: when it falls due, and whether it is to be knocked at. */
export interface HouseholdState {
	household: Household;
	/** Knocks at it until today, in order. */
	visits: readonly Visit[];
	state: "visitable" | "vacant" | "barred" | "refused" | "never_home";
	/** Days between two visits of its care group; null where it is in none. */
	careInterval: number | null;
	lastMet: number | null;
	lastUpdate: number | null;
	/** The earliest of its intervals; today where nothing is on record. */
	due: number;
	careDue: number | null;
	/** By its interval, and within the half-year where it was not met in it. */
	visitDue: number;
	/** Knocks of this half-year that found nobody since it was last met. */
	missed: number;
	/** When to try next. */
	slot: string;
	isMetInRound: boolean;
	isRefused: boolean;
}

/** Each door with what the visits so far have told about it, in the order of its key. */
export function followHouseholds(
	households: readonly Household[],
	visits: readonly Visit[],
	settings: VisitSettings,
): HouseholdState[] {
	const byKey = new Map<string, Visit[]>();
	for (const visit of visits) {
		if (visit.day > settings.today) continue;
		const own = byKey.get(visit.household_key);
		if (own) own.push(visit);
		else byKey.set(visit.household_key, [visit]);
	}
	return [...households]
		.sort((a, b) => (a.household_key < b.household_key ? -1 : 1))
		.map((household) =>
			followHousehold(
				household,
				(byKey.get(household.household_key) ?? []).sort(
					(a, b) => a.day - b.day,
				),
				settings,
			),
		);
}

function followHousehold(
	household: Household,
	visits: readonly Visit[],
	settings: VisitSettings,
): HouseholdState {
	const { today, roundStart, roundEnd, visit_days, update_days } = settings;
	const met = visits.filter(({ outcome }) => outcome === "见到");
	const updated = visits.filter(({ info_updated }) => info_updated);
	const lastMet = latest(household.last_visit, met.at(-1)?.day);
	const lastUpdate = latest(household.last_update, updated.at(-1)?.day);
	const careInterval = careIntervalOf(household, settings);
	const careDue =
		careInterval === null
			? null
			: (lastMet ?? today - careInterval) + careInterval;
	const isMetInRound = lastMet !== null && lastMet >= roundStart;
	const afterDays = (lastMet ?? today - visit_days) + visit_days;
	const visitDue = isMetInRound ? afterDays : Math.min(afterDays, roundEnd);
	const updateDue = (lastUpdate ?? today - update_days) + update_days;
	const missed = visits.filter(
		({ day, outcome }) =>
			outcome === "未遇" && day >= roundStart && day > (lastMet ?? -1),
	);
	const last = visits.at(-1)?.outcome ?? "";
	const isRefused = last === "拒访" && (visits.at(-1)?.day ?? 0) >= roundStart;
	return {
		household,
		visits,
		state: toState(household, last, isRefused, missed.length, settings),
		careInterval,
		lastMet,
		lastUpdate,
		due: Math.min(visitDue, updateDue, careDue ?? visitDue),
		careDue,
		visitDue,
		missed: missed.length,
		slot: nextSlot(missed, settings.slots),
		isMetInRound,
		isRefused,
	};
}

function toState(
	{ type, do_not_visit }: Household,
	lastOutcome: string,
	isRefused: boolean,
	missed: number,
	{ most_attempts }: VisitSettings,
): HouseholdState["state"] {
	if (type === "空挂" || ["空置", "搬离"].includes(lastOutcome))
		return "vacant";
	if (do_not_visit) return "barred";
	if (isRefused) return "refused";
	return missed >= most_attempts ? "never_home" : "visitable";
}

function careIntervalOf(
	{ care }: Household,
	{ care_days, other_care_days }: VisitSettings,
): number | null {
	const groups = care
		.split("|")
		.map((group) => group.trim())
		.filter((group) => group !== "");
	if (groups.length === 0) return null;
	return Math.min(
		...groups.map((group) => care_days[group] ?? other_care_days),
	);
}

// The time of day that has been tried least, the first of equals.
function nextSlot(missed: readonly Visit[], slots: readonly string[]): string {
	const tries = slots.map(
		(slot) => missed.filter((visit) => visit.slot === slot).length,
	);
	return slots[tries.indexOf(Math.min(...tries))] ?? "";
}

function latest(recorded: number | null, seen: number | undefined) {
	if (recorded === null) return seen ?? null;
	return Math.max(recorded, seen ?? recorded);
}

/** The last day planned: so many days ahead, and not beyond the half-year. */
export function lastDayOf({
	today,
	window_days,
	roundEnd,
}: VisitSettings): number {
	return Math.min(today + window_days, roundEnd);
}

/** How many meetings a door needs in the coming days: one if it falls due, for a care group one each time. */
export function countMeets(
	{ due, careDue, careInterval, state }: HouseholdState,
	settings: VisitSettings,
): number {
	const end = lastDayOf(settings);
	if (state !== "visitable" || due > end) return 0;
	if (careInterval === null || careDue === null) return 1;
	const first = Math.max(careDue, settings.today + 1);
	return Math.max(1, 1 + Math.floor((end - first) / careInterval));
}

/** The share of knocks that meet someone: a grid's own, drawn towards the usual one by so many knocks' worth. */
export function meetRate(
	met: number,
	knocks: number,
	{ meet_rate, prior_visits }: VisitSettings,
): number {
	return (met + meet_rate * prior_visits) / (knocks + prior_visits);
}

/** What a grid has to do in the window and what it can. */
export interface Workload {
	meets: number;
	rate: number;
	knocks: number;
	/** What has to be knocked at a working day, rounded up to a tenth. */
	knocksPerDay: number;
	/** Null where the hours of the grid are not known. */
	capacity: number | null;
	shortfallDays: number | null;
	/** The working day, counted from tomorrow, on which all is done; null where hours are not known. */
	finishWorkday: number | null;
}

/** Holds the meetings needed against the hours there are. */
export function planWorkload(
	meets: number,
	rate: number,
	workdays: number,
	hoursPerWeek: number | null,
	{ visits_per_hour }: Pick<VisitSettings, "visits_per_hour">,
): Workload {
	const exact = meets / rate;
	const perDay =
		hoursPerWeek === null ? null : (hoursPerWeek / 5) * visits_per_hour;
	const capacity = perDay === null ? null : perDay * workdays;
	return {
		meets,
		rate,
		knocks: Math.round(exact),
		knocksPerDay: tenthsUp(exact / Math.max(1, workdays)),
		capacity: capacity === null ? null : Math.floor(capacity),
		shortfallDays:
			perDay === null || capacity === null
				? null
				: tenthsUp((exact - capacity) / perDay),
		finishWorkday: perDay === null ? null : Math.ceil(exact / perDay - 1e-9),
	};
}

// What is needed is never rounded down; a last digit of the machine is not a tenth.
function tenthsUp(value: number): number {
	return value > 0 ? Math.ceil(value * 10 - 1e-9) / 10 : 0;
}

/** Whether fewer were met than the share of the half-year that has gone, by more than two binomial standard deviations. */
export function isBehind(met: number, due: number, elapsed: number): boolean {
	const sd = Math.sqrt(due * elapsed * (1 - elapsed));
	return met < due * elapsed - 2 * sd;
}
