import { createRandom } from "../../data/generator/random.ts";
import type {
	Database,
	TableColumns,
} from "../../pipeline/database/database.ts";
import { kaplanMeier } from "../../pipeline/statistics/survival.ts";
import {
	insertRows,
	openEmptyWarehouse,
	readOwnModels,
} from "../queries/warehouse.ts";
import { drawNormal } from "./draws.ts";

/** The mean on-time rate of the months, each seen at its own end, by who is asked. */
export interface OntimeRates {
	truth: number;
	/** `ontime_rate` as the models compute it: of the tickets due. */
	due: number;
	/** Of the tickets accepted in the month and closed. */
	closedOnly: number;
	/** Of all tickets accepted in the month. */
	accepted: number;
	/** Kaplan–Meier at the limit, of the tickets accepted in the month. */
	survival: number;
}

interface Timed {
	acceptedDay: number;
	closedDay: number;
}

const TICKETS_A_MONTH = 780;
const DAYS = 30;
const LIMIT_DAYS = 7;
const SECONDS_A_DAY = 86_400;
const FIRST_DAY_MS = Date.UTC(2020, 0, 1);

// Days to close are lognormal, 87 % of them within the limit.
const TRUTH = 0.87;
const SPREAD = 0.9;
const MIDDLE = Math.log(LIMIT_DAYS) - 1.126391 * SPREAD;

const DRAWN = {
	ticket_id: "text",
	accepted_at: "time",
	closed_at: "time",
	effective_deadline_at: "time",
} satisfies TableColumns;

const MODELS = [
	"int_ticket_traits",
	"int_ticket_periods",
	"metric_ontime_rate",
];

/** A stream of tickets through months of thirty days; the first month only fills the pipe. */
export async function simulateClosing(
	months: number,
	seed: string,
): Promise<OntimeRates> {
	const tickets = drawTickets(months + 1, seed);
	const counted = Array.from({ length: months }, (_, at) => at + 1);
	const mean = (rateOf: (month: number) => number) =>
		counted.reduce((sum, month) => sum + rateOf(month), 0) / months;
	const plain = counted.map((month) => ratesOf(tickets, month));
	return {
		truth: TRUTH,
		due: await meanDue(tickets, counted),
		closedOnly: mean((month) => plain[month - 1]?.closedOnly ?? Number.NaN),
		accepted: mean((month) => plain[month - 1]?.accepted ?? Number.NaN),
		survival: mean((month) => plain[month - 1]?.survival ?? Number.NaN),
	};
}

function drawTickets(months: number, seed: string): Timed[] {
	const random = createRandom(seed);
	return Array.from({ length: months * TICKETS_A_MONTH }, () => {
		const acceptedDay = random.unit() * months * DAYS;
		const days = Math.exp(MIDDLE + SPREAD * drawNormal(random));
		return { acceptedDay, closedDay: acceptedDay + days };
	});
}

function ratesOf(tickets: readonly Timed[], month: number) {
	const end = (month + 1) * DAYS;
	const accepted = tickets.filter(
		({ acceptedDay }) => acceptedDay >= month * DAYS && acceptedDay < end,
	);
	const closed = accepted.filter(({ closedDay }) => closedDay <= end);
	const ontime = closed.filter(
		({ acceptedDay, closedDay }) => closedDay - acceptedDay <= LIMIT_DAYS,
	);
	const steps = kaplanMeier(
		accepted.map(({ acceptedDay, closedDay }) => ({
			seconds: (Math.min(closedDay, end) - acceptedDay) * SECONDS_A_DAY,
			closed: closedDay <= end ? 1 : 0,
			censored: closedDay <= end ? 0 : 1,
		})),
	);
	const open = steps.findLast(
		({ seconds }) => seconds <= LIMIT_DAYS * SECONDS_A_DAY,
	);
	return {
		closedOnly: ontime.length / closed.length,
		accepted: ontime.length / accepted.length,
		survival: 1 - (open?.survival ?? 1),
	};
}

async function meanDue(
	tickets: readonly Timed[],
	months: readonly number[],
): Promise<number> {
	const database = await openEmptyWarehouse();
	try {
		await insertTickets(database, tickets);
		await insertRows(
			database,
			"run_periods",
			months.map((month) => ({
				period_id: `month ${month}`,
				start_at: formatTime(month * DAYS),
				end_at: formatTime((month + 1) * DAYS),
				as_of: formatTime((month + 1) * DAYS),
			})),
		);
		await insertRows(database, "run_options", [{ has_closure: true }]);
		const models = await readOwnModels(database);
		for (const name of MODELS) {
			const model = models.find((each) => each.name === name);
			if (!model) throw new Error(`queries/${name}.sql is missing`);
			await database.run(`drop table if exists ${name}`);
			await database.createTableAs(name, model.sql);
		}
		const [row] = await database.rows<{ mean: number }>(
			"select avg(rate) as mean from (select avg(case when in_numerator then 1.0 else 0 end) as rate from metric_ontime_rate group by period_id) as rates",
		);
		return row?.mean ?? Number.NaN;
	} finally {
		await database.close();
	}
}

// What is not drawn is not so, or not known.
async function insertTickets(
	database: Database,
	tickets: readonly Timed[],
): Promise<void> {
	await database.createTable("drawn", DRAWN);
	await database.append("drawn", [
		tickets.map((_, at) => `T${at}`),
		tickets.map(({ acceptedDay }) => formatTime(acceptedDay)),
		tickets.map(({ closedDay }) => formatTime(closedDay)),
		tickets.map(({ acceptedDay }) => formatTime(acceptedDay + LIMIT_DAYS)),
	]);
	const columns = await database.columns("select * from int_tickets limit 0");
	const flags = columns
		.filter(({ type }) => type === "boolean")
		.map(({ name }) => `false as ${name}`);
	await database.run(
		`insert into int_tickets by name select *, ${flags.join(", ")} from drawn`,
	);
}

function formatTime(day: number): string {
	const at = new Date(FIRST_DAY_MS + Math.floor(day * SECONDS_A_DAY) * 1000);
	return at.toISOString().slice(0, 19).replace("T", " ");
}
