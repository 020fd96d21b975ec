import type { Arrival } from "./arrivals.ts";
import type { Call, Caller } from "./callers.ts";
import { DAY_SECONDS, type WallTime } from "./clock.ts";
import { expand, type Slots, tidy } from "./grammar.ts";
import type { Phrases } from "./phrases.ts";
import type { Random } from "./random.ts";
import type { Issue, World } from "./world.ts";

export interface Texts {
	title: string;
	content: string;
	location: string;
	/** The topic of a matter mentioned besides, if there is one. */
	secondTopic: string | null;
}

/** The words of a ticket, by the clerk who listened or the citizen who typed. */
export function writeTexts(
	world: World,
	phrases: Phrases,
	arrival: Arrival,
	call: Call,
	{ type, channel }: { type: string; channel: string },
	random: Random,
): Texts {
	const { text, self_written } = world.settings;
	const voice = self_written.includes(channel) ? "self" : "clerk";
	const place = choosePlace(arrival.issue, random);
	const facts = stateFacts(arrival, call.caller, random);
	const nameEstate = () => chooseName(arrival.estate, text.alias, random);
	const voiceSlots = phrases.voices[voice].slots;
	const fill = (shape: string, slots: Slots) =>
		expand(
			shape,
			[slots, { estate: nameEstate() }, facts, voiceSlots, phrases.slots],
			random,
		);

	const isAgain = call.hasCalledAboutIt && random.chance(text.again);
	const [event = "", title] = random
		.pick(arrival.issue.event)
		.split(" ~ ")
		.toReversed();
	const shape = chooseShape(world, phrases, type, random);
	const second = /more|second/.test(shape)
		? chooseSecond(world, arrival, random)
		: null;
	const ask = fill(random.pick(arrival.issue.ask), {});
	const content = fill(shape, {
		...voiceParts(voiceSlots, place, isAgain),
		event,
		effect: arrival.issue.effect.length > 0 ? arrival.issue.effect : "",
		demand: chooseDemand(phrases, arrival.issue, ask, { voice, type }, random),
		more: phrases.second_issue,
		secondevent: second?.event ?? "",
	});
	const titled = fill(chooseTitle(phrases, arrival.issue, type, random), {
		title: title ?? arrival.issue.title,
		at: random.chance(0.3) ? "" : (TITLE_PLACES[place] ?? ""),
	});
	return {
		title: tidyTitle(titled),
		content: roughen(world, phrases, tidy(content), voice, random),
		location: fill(random.pick(phrases.locations[place] ?? [""]), {}),
		secondTopic: second?.topic ?? null,
	};
}

/** The parts that go by who speaks and where it is. */
function voiceParts(slots: Slots, place: string, isAgain: boolean): Slots {
	const suffix = place === "none" ? "_none" : "";
	return {
		place: slots[`place_${place}`] ?? "",
		opening: (isAgain ? slots.again : slots.opening) ?? "",
		tried: slots[`tried${suffix}`] ?? "",
		detail: slots[`detail${suffix}`] ?? "",
	};
}

function chooseTitle(
	{ titles }: Phrases,
	issue: Issue,
	type: string,
	random: Random,
): string {
	const kind = issue.type === "consult" ? "question" : type;
	return random.pick(titles[kind] ?? ["<title>"]);
}

function tidyTitle(title: string): string {
	return title.replace(/(问题|求助|咨询)(?=\1|的?(诉求|咨询|相关咨询)$)/g, "");
}

const TITLE_PLACES: Readonly<Record<string, string>> = {
	home: "<estate>",
	estate: "<estate>",
	street: "<estate|road>",
	road: "<road>",
	school: "<school>",
};

function choosePlace(issue: Issue, random: Random): string {
	return issue.place === "street" && random.chance(0.3) ? "road" : issue.place;
}

/** Who only asks or suggests has to say so; a complaint may end with the complaint. */
function chooseShape(
	world: World,
	{ shapes }: Phrases,
	type: string,
	random: Random,
): string {
	const { curt, long } = world.settings.text;
	const length = random.pickBy(["curt", "long", "normal"] as const, [
		curt,
		long,
		1 - curt - long,
	]);
	const fitting = shapes[length].filter(
		(shape) => shape.includes("<demand>") || /complain|help|report/.test(type),
	);
	return random.pick(fitting);
}

/** The estate's name, or one of those people use. */
export function chooseName(
	place: { name: string; aliases: string[] },
	aliasShare: number,
	random: Random,
): string {
	return random.chance(aliasShare) ? random.pick(place.aliases) : place.name;
}

/** A second matter never has a clock of its own, so the first one's deadline stays certain. */
function chooseSecond(
	{ topics }: World,
	arrival: Arrival,
	random: Random,
): { topic: string; event: string } {
	const events = topics
		.filter(({ name, urgency }) => name !== arrival.topic.name && !urgency)
		.flatMap(({ id, issues }) =>
			issues
				.filter((issue) => issue.place === "estate")
				.filter(({ months, type, only }) => !months && !type && !only)
				.flatMap(({ event }) => event)
				.map((event) => ({ topic: id, event })),
		);
	const { topic, event } = random.pick(events);
	return { topic, event: event.split(" ~ ").at(-1) ?? "" };
}

function chooseDemand(
	phrases: Phrases,
	issue: Issue,
	ask: string,
	{ voice, type }: { voice: "clerk" | "self"; type: string },
	random: Random,
): string {
	if (type === "praise") return ask;
	if (type === "consult" && issue.type !== "consult") return "<ask_consult>";
	if (type === "suggest") return `<suggest_lead>${ask}`;
	const hasSubject = phrases.subjects.some((subject) =>
		ask.startsWith(subject),
	);
	const isHurried = /尽快|马上|立即|及时/.test(ask);
	return hasSubject || isHurried
		? random.pick(phrases.subject_leads[voice]) + ask
		: `<ask_lead>${ask}`;
}

function stateFacts(
	{ at, estate }: Arrival,
	caller: Caller,
	random: Random,
): Slots {
	const { name: community, roads, school } = estate.community;
	const [road = "", crossing = ""] = random.chance(0.5)
		? roads
		: roads.toReversed();
	const digits = (count: number) =>
		String(random.between(0, 10 ** count - 1)).padStart(count, "0");
	return {
		community,
		road,
		crossing,
		school,
		building: caller.building,
		door: caller.door,
		name: caller.name,
		surname: caller.surname,
		phone: caller.phone,
		day: formatDay(at - random.between(2, 25) * DAY_SECONDS),
		// None of these can exist: no such district code, exchange or series is in use.
		plate: `鲁K${random.pick(["·", ""])}000${digits(2)}`,
		idnumber: `371099${random.between(1945, 2001)}0${random.between(1, 9)}${random.between(10, 28)}000${random.pick(["X", "1", "7"])}`,
		landline: `0631-00${digits(5)}`,
		wechat: `haibian_${digits(5)}`,
		qq: `100000${digits(3)}`,
		email: `haibian${digits(4)}@example.com`,
	};
}

/** `3月5日`. */
export function formatDay(at: WallTime): string {
	const date = new Date(at * 1000);
	return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}

function roughen(
	world: World,
	{ typos }: Phrases,
	content: string,
	voice: string,
	random: Random,
): string {
	const { typo, full_width, line_break } = world.settings.text;
	let rough = content;
	if (random.chance(typo)) {
		const fitting = typos.filter(([right]) => rough.includes(right));
		const [right, wrong] = fitting.length > 0 ? random.pick(fitting) : ["", ""];
		rough = rough.replace(right, wrong);
	}
	if (random.chance(full_width))
		rough = rough.replace(/\d/g, (digit) =>
			String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
		);
	return voice === "self" && random.chance(line_break)
		? rough.replace(/。(?=.)/g, "。\n")
		: rough;
}
